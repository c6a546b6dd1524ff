"""What a sound file is known by, whatever its tags say."""

from __future__ import annotations

import hashlib
from pathlib import Path

from podcast.audio.frames import frame_length
from podcast.audio.kinds import sound_end, tag_size
from podcast.audio.measure import first_frame, whole
from podcast.audio.mp4 import read_mp4

_INFO = (b"Xing", b"Info", b"VBRI")
"""A first frame without sound, which programs write anew when they change a tag."""


def digest(path: Path) -> str:
    """SHA-256 of the frames alone. Raises AudioError and OSError."""
    with path.open("rb") as file:
        data = whole(file)
        if path.suffix.lower() == ".m4a":
            found = hashlib.sha256()
            for box in read_mp4(data).sound:
                found.update(memoryview(data)[box.start : box.end])
            return found.hexdigest()
        start = tag_size(data[:10])
        if path.suffix.lower() != ".aac":
            start = _behind_info(data, first_frame(file))
        return hashlib.sha256(memoryview(data)[start : sound_end(data)]).hexdigest()


def _behind_info(data: bytes, start: int) -> int:
    length = frame_length(data[start : start + 4])
    first = data[start : start + min(length, 64)]
    return start + length if any(mark in first for mark in _INFO) else start
