"""What a sound file is known by, whatever its tags say."""

from __future__ import annotations

import hashlib
from mmap import ACCESS_READ, mmap
from pathlib import Path

from podcast.audio.frames import frame_length
from podcast.audio.kinds import refuse_other_kinds
from podcast.audio.measure import first_frame

_ID3V1 = 128
_INFO = (b"Xing", b"Info", b"VBRI")
"""A first frame without sound, which programs write anew when they change a tag."""


def digest(path: Path) -> str:
    """SHA-256 of the frames of an MP3. Raises AudioError and OSError."""
    with path.open("rb") as file:
        refuse_other_kinds(file.read(64))
        start = first_frame(file)
        with mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            end = len(data) - (_ID3V1 if data[-_ID3V1:][:3] == b"TAG" else 0)
            length = frame_length(data[start : start + 4])
            first = data[start : start + length]
            start += length if any(mark in first[:64] for mark in _INFO) else 0
            with memoryview(data) as seen, seen[start:end] as frames:
                return hashlib.sha256(frames).hexdigest()
