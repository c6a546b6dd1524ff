"""Chapters of an ID3 tag in the order of their times, as simple players read them.

mutagen sorts frames by length, and so the chapter with the shortest title would come first.
"""

from __future__ import annotations

from collections.abc import Iterator

from podcast.audio.kinds import tag_size

_HEAD = 10
"""Bytes before a tag and before each of its frames (ID3v2.3, 3.1 and 3.3)."""
_TOC, _CHAPTER = b"CTOC", b"CHAP"


def in_time_order(content: bytes) -> bytes:
    """The same file with the table of chapters first and then each chapter, after other frames.

    `content` begins with a tag of ID3v2.3 as mutagen writes it.
    """
    frames = list(_frames(content))
    if not any(frame[:4] == _CHAPTER for frame in frames):
        return content
    others = [frame for frame in frames if frame[:4] not in {_TOC, _CHAPTER}]
    tocs = [frame for frame in frames if frame[:4] == _TOC]
    chapters = sorted((f for f in frames if f[:4] == _CHAPTER), key=chapter_start)
    body = b"".join((*others, *tocs, *chapters))
    return content[:_HEAD] + body + content[_HEAD + len(body) :]


def chapter_start(frame: bytes) -> int:
    """The thousandths of a second behind the element's name (Chapter Frame Addendum, 3.1)."""
    at = frame.index(b"\0", _HEAD) + 1
    return int.from_bytes(frame[at : at + 4], "big")


def _frames(content: bytes) -> Iterator[bytes]:
    """Each frame with its head; what is padded with zeros is none."""
    at, end = _HEAD, tag_size(content)
    while at + _HEAD <= end and content[at]:
        length = _HEAD + int.from_bytes(content[at + 4 : at + 8], "big")
        yield content[at : at + length]
        at += length
