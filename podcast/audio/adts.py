"""Counting the frames of AAC without a container (ADTS, ISO 13818-7, 6.2)."""

from __future__ import annotations

from podcast.audio.frames import Change, Frames
from podcast.audio.kinds import AudioError, sound_end

FORMAT = "AAC"
_RATES = (96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025,
          8_000, 7_350)  # fmt: skip
_HEAD, _BLOCK = 7, 1024


def count_adts(data: bytes, start: int) -> tuple[Frames, int]:
    """Count from the first frame, at byte `start`, and its sample rate.

    Zeros and a tag of ID3v1 may stand behind the sound. Raises AudioError for anything else.
    """
    end, at, blocks, first = sound_end(data), start, 0, 0
    change: Change | None = None
    while at + _HEAD <= end and data[at]:
        rate, length = _header(data[at : at + _HEAD])
        first = first or rate
        if rate != first and change is None:
            change = Change(blocks * _BLOCK / first, rate)
        if at + length > end:
            break
        blocks, at = blocks + (data[at + 6] & 0b11) + 1, at + length
    if not blocks:
        raise AudioError("audio-unreadable-as", format=FORMAT)
    return Frames(blocks, blocks * _BLOCK / first, at < end and data[at] == 0xFF, change), first


def _header(head: bytes) -> tuple[int, int]:
    """The sample rate and the length of a frame. Raises AudioError for what begins none."""
    index = head[2] >> 2 & 0b1111
    length = (head[3] & 0b11) << 11 | head[4] << 3 | head[5] >> 5
    if head[0] != 0xFF or head[1] & 0xF6 != 0xF0 or index >= len(_RATES) or length < _HEAD:
        raise AudioError("audio-unreadable-as", format=FORMAT)
    return _RATES[index], length
