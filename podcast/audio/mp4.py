"""Counting the samples of AAC in an MP4 (ISO 14496-12 and 14496-14), as a player would.

The tables tell how long the sound is; whether it is all there, only the size of the file does.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from struct import unpack_from
from typing import NamedTuple

from podcast.audio.kinds import AudioError

FORMAT = "M4A"
_MANY = 50_000
_PARENTS = frozenset((b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts"))


class Box(NamedTuple):
    """A box: its name, and where its content begins and ends."""

    name: bytes
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mp4Sound:
    """What was counted."""

    promised: float
    """Seconds by the tables."""
    seconds: float
    """Of the samples that are whole in the file."""
    sample_rate: int
    index_is_late: bool
    """Whether a player must fetch the end of the file before it can begin."""
    sound: tuple[Box, ...]
    """Where the samples lie."""


def boxes(data: bytes, start: int, end: int) -> Iterator[Box]:
    """The boxes between two bytes; the last may end behind them where the file was cut.

    Raises AudioError for more boxes than any program writes.
    """
    many = 0
    while start + 8 <= end:
        many += 1
        if many > _MANY:
            raise unreadable()
        size, name = unpack_from(">I4s", data, start)
        head = 8
        if size == 1:
            if start + 16 > end:
                return
            (size,), head = unpack_from(">Q", data, start + 8), 16
        elif size == 0:
            size = end - start
        if size < head:
            raise unreadable()
        yield Box(bytes(name), start + head, start + size)
        start += size


def unreadable() -> AudioError:
    """What cannot be read although its name says M4A."""
    return AudioError("audio-unreadable-as", format=FORMAT)


def mvhd_seconds(moov: bytes) -> float:
    """The length that the content of the index begins with. Raises AudioError."""
    try:
        if moov[4:8] != b"mvhd":
            raise unreadable()
        code, at = (">IQ", 28) if moov[8] else (">II", 20)
        scale, length = unpack_from(code, moov, at)
        return float(length / scale)
    except (struct.error, IndexError, ZeroDivisionError):
        raise unreadable() from None


def read_mp4(data: bytes) -> Mp4Sound:
    """Measure. Raises AudioError for what no player of podcasts takes."""
    whole = list(boxes(data, 0, len(data)))
    names = [box.name for box in whole]
    if not names or names[0] != b"ftyp":
        raise unreadable()
    if b"moof" in names:
        raise AudioError("audio-in-fragments")
    mdats = tuple(box for box in whole if box.name == b"mdat")
    moov = next((box for box in whole if box.name == b"moov"), None)
    if moov is None or moov.end > len(data):
        raise AudioError("audio-cut-at-end") if whole[-1].end > len(data) else unreadable()
    try:
        track = _sound_track(data, moov)
        return _measured(data, track, mdats, late=bool(mdats) and mdats[0].start < moov.start)
    except (struct.error, IndexError, KeyError, RecursionError, ValueError, ZeroDivisionError):
        raise unreadable() from None


def _tree(data: bytes, parent: Box) -> dict[bytes, Box]:
    """The boxes below one, each by its name."""
    found: dict[bytes, Box] = {}
    for box in boxes(data, parent.start, parent.end):
        if box.end > parent.end:
            raise unreadable()
        found.setdefault(box.name, box)
        if box.name in _PARENTS:
            for name, inside in _tree(data, box).items():
                found.setdefault(name, inside)
    return found


def _sound_track(data: bytes, moov: Box) -> dict[bytes, Box]:
    tracks = [_tree(data, box) for box in boxes(data, moov.start, moov.end) if box.name == b"trak"]
    kinds = [bytes(data[t[b"hdlr"].start + 8 : t[b"hdlr"].start + 12]) for t in tracks]
    if b"vide" in kinds:
        raise AudioError("audio-with-video")
    if kinds.count(b"soun") != 1:
        raise unreadable()
    track = tracks[kinds.index(b"soun")]
    codec = bytes(data[track[b"stsd"].start + 12 : track[b"stsd"].start + 16])
    if codec != b"mp4a":
        raise AudioError("audio-not-aac", codec=codec.decode("latin-1").strip())
    return track


def _measured(
    data: bytes, track: dict[bytes, Box], mdats: tuple[Box, ...], *, late: bool
) -> Mp4Sound:
    scale = _time_scale(data, track[b"mdhd"])
    steps = _pairs(data, track[b"stts"])
    sizes = _sizes(data, track[b"stsz"])
    if sum(count for count, _ in steps) != len(sizes) or not all(sizes or (0,)):
        raise unreadable()
    there = _whole_samples(data, track, sizes)
    sound = sum(max(0, min(box.end, len(data)) - box.start) for box in mdats)
    if sum(sizes[:there]) > sound or any(step > scale for _, step in steps):
        raise unreadable()  # samples that lie in each other, or last for more than a second
    before = _skipped(data, track.get(b"elst"))
    promised = max(0, _units(steps, len(sizes)) - before) / scale
    seconds = max(0, _units(steps, there) - before) / scale
    rate = unpack_from(">I", data, track[b"stsd"].start + 40)[0] >> 16
    return Mp4Sound(promised, seconds, rate or scale, late, mdats)


def _time_scale(data: bytes, mdhd: Box) -> int:
    scale: int = unpack_from(">I", data, mdhd.start + (20 if data[mdhd.start] else 12))[0]
    return scale


def _pairs(data: bytes, table: Box) -> list[tuple[int, int]]:
    (count,) = unpack_from(">I", data, table.start + 4)
    flat = unpack_from(f">{2 * count}I", data, table.start + 8)
    return list(zip(flat[::2], flat[1::2], strict=True))


def _sizes(data: bytes, stsz: Box) -> tuple[int, ...]:
    size, count = map(int, unpack_from(">II", data, stsz.start + 4))
    if size:
        return (size,) * min(count, len(data))
    sizes: tuple[int, ...] = unpack_from(f">{count}I", data, stsz.start + 12)
    return sizes


def _whole_samples(data: bytes, track: dict[bytes, Box], sizes: tuple[int, ...]) -> int:
    """How many samples lie in the file, up to the first that does not."""
    wide = b"co64" in track
    table = track[b"co64" if wide else b"stco"]
    (chunks,) = unpack_from(">I", data, table.start + 4)
    offsets = unpack_from(f">{chunks}{'Q' if wide else 'I'}", data, table.start + 8)
    sample = 0
    for offset, many in zip(offsets, _in_chunks(data, track[b"stsc"], chunks), strict=True):
        for end in accumulate(sizes[sample : sample + many]):
            if offset + end > len(data):
                return sample
            sample += 1
    return sample


def _in_chunks(data: bytes, stsc: Box, chunks: int) -> Iterator[int]:
    """How many samples each chunk holds; a row holds for all chunks up to the next row's."""
    (rows,) = unpack_from(">I", data, stsc.start + 4)
    flat = unpack_from(f">{3 * rows}I", data, stsc.start + 8)
    firsts = [*flat[::3], chunks + 1]
    for at, many in enumerate(flat[1::3]):
        yield from (many for _ in range(firsts[at], firsts[at + 1]))


def _skipped(data: bytes, elst: Box | None) -> int:
    """Units at the beginning that are not played: what the encoder needed to start."""
    if elst is None:
        return 0
    wide, (rows,) = data[elst.start], unpack_from(">I", data, elst.start + 4)
    step, code, at = (20, ">q", 8) if wide else (12, ">i", 4)
    times = [unpack_from(code, data, elst.start + 8 + row * step + at)[0] for row in range(rows)]
    return next((time for time in times if time >= 0), 0)


def _units(steps: list[tuple[int, int]], samples: int) -> int:
    """How long the first samples take."""
    total = 0
    for count, step in steps:
        taken = min(count, samples)
        total, samples = total + taken * step, samples - taken
    return total
