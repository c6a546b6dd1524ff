"""What a picture carries beside its pixels."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

_TELLING = ("exif", "xmp", "photoshop", "comment", "mp")
"""Pillow's names for what cameras and programs write about place, owner, tools and other pictures;
PNG has text of its own.
"""


def tells_more(raw: bytes) -> bool:
    """Whether a file has more than a picture in it; also where it cannot be read."""
    try:
        with Image.open(BytesIO(raw)) as picture:
            named = {str(name).lower() for name in picture.info}
            texts = getattr(picture, "text", {})
            return bool(texts or named & {*_TELLING, "xml:com.adobe.xmp"})
    except Exception:  # noqa: BLE001 - a broken file makes Pillow raise whatever it met
        return True
