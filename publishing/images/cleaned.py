"""An editor's picture written anew in its own format, for feeds, players and links to it."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from PIL import Image

from publishing.images.cache import PictureCache
from publishing.images.reading import ENDINGS, upright
from publishing.output import OutputFile

MOST_SIDE = 3000
"""Pixels: the largest cover that podcast directories take. Larger ones are scaled down."""

SAVED: dict[str, tuple[str, dict[str, Any]]] = {
    "JPEG": ("JPEG", {"quality": 88, "progressive": True, "optimize": True}),
    "PNG": ("PNG", {"optimize": True}),
    "WebP": ("WEBP", {"quality": 86}),
    "AVIF": ("AVIF", {"quality": 70}),
}
"""Pillow's name and options by format."""


def cleaned_file(path: str, original: bytes, cache: PictureCache) -> OutputFile:
    """The picture at its own path, without anything but pixels. Raises PictureError."""
    key = f"cleaned {PurePosixPath(path).suffix.lower()} ".encode() + original
    return OutputFile(path, cache.get(key, partial(cleaned, path, original)))


def cleaned(path: str, original: bytes) -> bytes:
    """The picture in the format that its path ends in. Raises PictureError."""
    ending = PurePosixPath(path).suffix.lower()
    kind = next(name for name, endings in ENDINGS.items() if ending in endings)
    picture = upright(original)
    picture.thumbnail((MOST_SIDE, MOST_SIDE), Image.Resampling.LANCZOS)
    name, options = SAVED[kind]
    out = BytesIO()
    (on_white(picture) if kind == "JPEG" else picture).save(out, name, **options)
    return out.getvalue()


def on_white(picture: Image.Image) -> Image.Image:
    """The picture on white, because JPEG has no transparency."""
    if picture.mode != "RGBA":
        return picture
    ground = Image.new("RGBA", picture.size, "#ffffff")
    return Image.alpha_composite(ground, picture).convert("RGB")
