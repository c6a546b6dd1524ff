"""The pictures inside a sound file: they go out with it, and may carry more than they show."""

from __future__ import annotations

from pathlib import Path

from mutagen import MutagenError
from mutagen.id3 import ID3
from mutagen.mp4 import MP4

from publishing.images.carried import tells_more


def picture_tells_more(path: Path) -> bool:
    """Whether a picture in the tag has data of a camera, an owner or a place."""
    try:
        if path.suffix.lower() == ".m4a":
            covers = vars(MP4(path))["tags"] or {}
            return any(tells_more(bytes(cover)) for cover in covers.get("covr", ()))
        tags = ID3(path)
    except (MutagenError, ValueError):  # no tag, or none that a player would read
        return False
    return any(tells_more(picture.data) for picture in tags.getall("APIC"))
