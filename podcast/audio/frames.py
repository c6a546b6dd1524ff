"""Counting the frames of an MP3 (ISO 11172-3 and 13818-3, layer III).

Only counting tells how long the sound is: headers of cut-off files still promise the whole.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from podcast.audio.kinds import sound_end

# kbit/s by the four bits of the header; 0 is free format, which players do not take.
_MPEG_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0)
_MPEG_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0)
_RATES = (44_100, 48_000, 32_000, 0)
_HALVED = {0b11: 1, 0b10: 2, 0b00: 4}
"""How far the version (MPEG 1, 2, 2.5) divides the sample rate."""
_SAME_SOUND = 0xFFFE0C00
"""Bits that all frames of one sound share: sync, version, layer, sample rate."""
_SYNC = 0xFF


_RUN = 8
"""So many frames in a row are no accident."""


@dataclass(frozen=True, slots=True)
class Change:
    """Where sound of another sample rate or version goes on: two files that were joined."""

    seconds: float
    """Counted to there."""
    sample_rate: int
    """From there on, per second (Hz)."""


@dataclass(frozen=True, slots=True)
class Frames:
    """What was counted."""

    count: int
    seconds: float
    cut: bool
    """Whether the last frame ends before its length."""
    change: Change | None = None


def count_frames(data: bytes, start: int) -> Frames:
    """Count from the first frame, at byte `start`, to the end; tags behind it are passed over.

    Foreign bytes between frames are skipped; two frames in a row are needed to go on.
    """
    end = sound_end(data)
    first = data[start : start + 4]
    length_of = _lengths_like(first)
    at, count = start, 0
    change: tuple[int, int] | None = None
    while at + 4 <= end:
        length = length_of(data[at : at + 4])
        if not length:
            gap, at = at, _next_frame(data, at + 1, end, length_of)
            other = None if change else _other_rate(data, gap, at)
            change = (count, other) if other else change
        elif at + length > end:
            break
        else:
            count, at = count + 1, at + length
    samples, rate = _samples(first), _sample_rate(first)
    cut = at < end and data[at] == _SYNC
    changed = Change(change[0] * samples / rate, change[1]) if change else None
    return Frames(count, count * samples / rate, cut, changed)


def _other_rate(data: bytes, start: int, end: int) -> int | None:
    """The sample rate of a run of frames of another sound, or None where there is none."""
    at = data.find(b"\xff", start, end)
    while at >= 0:
        head = data[at : at + 4]
        if _is_layer_3(head) and _is_run(data, at, end, _lengths_like(head)):
            return _sample_rate(head)
        at = data.find(b"\xff", at + 1, end)
    return None


def _is_layer_3(head: bytes) -> bool:
    return len(head) == 4 and head[1] & 0xE6 == 0xE2 and head[1] >> 3 & 0b11 != 0b01


def _is_run(data: bytes, at: int, end: int, length_of: Callable[[bytes], int]) -> bool:
    for _ in range(_RUN):
        length = length_of(data[at : at + 4])
        if not length or at + length > end:
            return False
        at += length
    return True


def _next_frame(data: bytes, start: int, end: int, length_of: Callable[[bytes], int]) -> int:
    """Where two frames follow each other again, or `end`."""
    at = data.find(b"\xff", start, end)
    while at >= 0:
        length = length_of(data[at : at + 4])
        after = at + length
        if length and (after == end or (after < end and length_of(data[after : after + 4]))):
            return at
        at = data.find(b"\xff", at + 1, end)
    return end


def _lengths_like(first: bytes) -> Callable[[bytes], int]:
    """The length of a frame by its header, 0 where it does not belong to the same sound."""
    same = int.from_bytes(first, "big") & _SAME_SOUND

    @cache
    def length_of(head: bytes) -> int:
        if len(head) < 4 or int.from_bytes(head, "big") & _SAME_SOUND != same:
            return 0
        return frame_length(head)

    return length_of


def frame_length(head: bytes) -> int:
    """Bytes of the frame that a header of layer III begins; 0 where it tells no length."""
    table = _MPEG_1 if _halving(head) == 1 else _MPEG_2
    bits_per_second = 1000 * table[head[2] >> 4]
    padding = head[2] >> 1 & 1
    rate = _sample_rate(head)
    if not bits_per_second or not rate:
        return 0
    return _samples(head) // 8 * bits_per_second // rate + padding


def _samples(head: bytes) -> int:
    return 1152 if _halving(head) == 1 else 576


def _sample_rate(head: bytes) -> int:
    return _RATES[head[2] >> 2 & 0b11] // _halving(head)


def _halving(head: bytes) -> int:
    return _HALVED.get(head[1] >> 3 & 0b11, 1)
