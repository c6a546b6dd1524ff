"""What a sound file is known by, whatever its tags say."""

from __future__ import annotations

import hashlib
from mmap import ACCESS_READ, mmap
from pathlib import Path

from podcast.audio.frames import frame_length
from podcast.audio.kinds import tag_size
from podcast.audio.measure import first_frame
from podcast.audio.mp4 import read_mp4

_ID3V1 = 128
_INFO = (b"Xing", b"Info", b"VBRI")
"""A first frame without sound, which programs write anew when they change a tag."""


def digest(path: Path) -> str:
    """SHA-256 of the frames alone. Raises AudioError and OSError."""
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        if path.suffix.lower() == ".m4a":
            sound = read_mp4(data).sound
            return hashlib.sha256(b"".join(data[box.start : box.end] for box in sound)).hexdigest()
        end = len(data) - (_ID3V1 if data[-_ID3V1:][:3] == b"TAG" else 0)
        start = tag_size(data[:10])
        if path.suffix.lower() != ".aac":
            start = _behind_info(data, first_frame(file))
        with memoryview(data) as seen, seen[start:end] as frames:
            return hashlib.sha256(frames).hexdigest()


def _behind_info(data: mmap, start: int) -> int:
    length = frame_length(data[start : start + 4])
    first = data[start : start + min(length, 64)]
    return start + length if any(mark in first for mark in _INFO) else start
