"""The pictures inside a sound file: they go out with it, and may carry more than they show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from podcast.audio.kinds import tag_size
from publishing.images.carried import tells_more

_PACKED = 0x88
"""Of the last byte of a frame's head, in either version."""


def picture_tells_more(path: Path) -> bool:
    """Whether a picture in the tag has data of a camera, an owner or a place."""
    from mutagen import MutagenError
    from mutagen.id3 import APIC, ID3, PIC
    from mutagen.mp4 import MP4

    try:
        if path.suffix.lower() == ".m4a":
            covers = vars(MP4(path))["tags"] or {}
            return any(tells_more(bytes(cover)) for cover in covers.get("covr", ()))
        if _is_packed(path):
            return True
        tags = ID3(path, known_frames={"APIC": APIC, "PIC": PIC})
    except (MutagenError, ValueError):  # no tag, or none that a player would read
        return False
    return any(tells_more(picture.data) for picture in tags.getall("APIC"))


def _is_packed(path: Path) -> bool:
    """Whether a picture is packed (ID3v2.3, 3.3.1, and ID3v2.4, 4.1.2), which no program does.

    Unpacked it may be a thousand times as large, so it is not looked into.
    """
    with path.open("rb") as file:
        tag = file.read(tag_size(file.read(10)))
    return any(
        tag[at + 9 : at + 10] > b"" and tag[at + 9] & _PACKED
        for tag in (tag, tag.replace(b"\xff\0", b"\xff"))
        for at in _places(tag)
    )


def _places(tag: bytes) -> Iterator[int]:
    at = tag.find(b"APIC")
    while at >= 0:
        yield at
        at = tag.find(b"APIC", at + 4)
