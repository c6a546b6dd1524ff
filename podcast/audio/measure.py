"""Facts of a sound file, measured and never believed: size, type, length, sample rate."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from os import SEEK_END
from pathlib import Path
from typing import BinaryIO

from podcast.audio.adts import count_adts
from podcast.audio.frames import Frames, count_frames
from podcast.audio.kinds import MP4, AudioError, refuse_other_kinds, tag_size
from podcast.audio.mp4 import read_mp4
from records.danish.dates import duration
from records.danish.numbers import number

MP3, M4A, AAC = "audio/mpeg", "audio/mp4", "audio/aac"
"""Of MP3 (RFC 3003), of AAC in an MP4 (RFC 4337) and without a container."""
TOLERANCE = 1.0
"""Seconds that header and frames may differ by: encoders count their own delay differently."""


@dataclass(frozen=True, slots=True)
class AudioFacts:
    """What a feed, a page and a mail say about a sound file."""

    bytes: int
    mime: str
    seconds: float
    sample_rate: int
    """Per second (Hz); 0 where unmeasured."""
    measured: bool = True
    """False for a file on another host: an editor wrote what stands here."""
    index_is_late: bool = False
    """Whether an app must fetch the end of the file before it can play the beginning."""


@dataclass(frozen=True, slots=True)
class _Header:
    """The first frame: where it is, its samples per second, and the seconds it promises.

    Nothing is promised (None) without a Xing, Info or VBRI header: mutagen then guesses the
    length from the size of the file.
    """

    offset: int
    sample_rate: int
    promised: float | None
    bitrate: int


def measure(path: Path) -> AudioFacts:
    """Measure an MP3, or AAC where the name ends on .m4a or .aac. Raises AudioError."""
    measured = {".m4a": _measure_mp4, ".aac": _measure_adts}.get(path.suffix.lower())
    try:
        with path.open("rb") as file:
            refuse_other_kinds(file.read(64), MP4 if measured is _measure_mp4 else "")
            return (measured or _measure_mp3)(file)
    except OSError:
        raise AudioError("audio-cannot-be-opened") from None


def promised_seconds(beginning: bytes, sound_bytes: int) -> float:
    """The length that the beginning of an MP3 promises, tags taken off.

    `sound_bytes` is the size of the whole file without its tag, for sound of a constant bit rate.
    Raises AudioError for what is not MP3.
    """
    refuse_other_kinds(beginning[:64])
    header = _read_header(BytesIO(beginning))
    if header.promised is not None:
        return header.promised
    return 8 * (sound_bytes - header.offset) / header.bitrate


def _measure_mp4(file: BinaryIO) -> AudioFacts:
    data = whole(file)
    found, size = read_mp4(data), len(data)
    if found.seconds < found.promised:
        promised, there = duration(found.promised), duration(found.seconds)
        raise AudioError("audio-cut", promised=promised, there=there)
    return AudioFacts(
        size, M4A, found.seconds, found.sample_rate, index_is_late=found.index_is_late
    )


def _measure_adts(file: BinaryIO) -> AudioFacts:
    data = whole(file)
    frames, rate = count_adts(data, tag_size(data[:10]))
    size = len(data)
    _refuse_change(frames, rate)
    if frames.cut:
        raise AudioError("audio-cut-at-end")
    return AudioFacts(size, AAC, frames.seconds, rate)


def _measure_mp3(file: BinaryIO) -> AudioFacts:
    header = _read_header(file)
    data = whole(file)
    frames = count_frames(data, header.offset)
    size = len(data)
    _refuse_change(frames, header.sample_rate)
    _refuse_cut(frames, header.promised)
    return AudioFacts(size, MP3, frames.seconds, header.sample_rate)


def whole(file: BinaryIO) -> bytes:
    """All of a file. It is not mapped: who saves it anew meanwhile would end this program."""
    file.seek(0)
    return file.read()


def first_frame(file: BinaryIO) -> int:
    """The byte where the sound of an MP3 begins. Raises AudioError."""
    return _read_header(file).offset


def _read_header(file: BinaryIO) -> _Header:
    """Find the first frame behind tags and foreign bytes, and what its header promises."""
    from mutagen import MutagenError
    from mutagen.mp3 import MPEGInfo

    try:
        info = MPEGInfo(file)
    except MutagenError:
        raise AudioError("audio-unreadable") from None
    if info.sketchy or vars(info)["layer"] != 3:
        raise AudioError("audio-unreadable")
    offset, bitrate, length, rate = map(
        vars(info).__getitem__, ("frame_offset", "bitrate", "length", "sample_rate")
    )
    if not bitrate:
        raise AudioError("audio-unreadable")
    guessed = 8 * (file.seek(0, SEEK_END) - offset) / float(bitrate)
    return _Header(offset, rate, None if length == guessed else length, bitrate)


def _refuse_change(frames: Frames, rate: int) -> None:
    """Raise AudioError where sound of another kind goes on, which apps play wrongly or not."""
    change = frames.change
    if change:
        before, after = (number(each / 1000) for each in (rate, change.sample_rate))
        seconds = number(round(change.seconds, 1))
        raise AudioError("audio-changes-rate", seconds=seconds, before=before, after=after)


def _refuse_cut(frames: Frames, promised: float | None) -> None:
    """Raise AudioError when the last frame is not whole, or header and frames disagree."""
    if frames.cut and promised is None:
        raise AudioError("audio-cut-at-end")
    if promised is None or abs(frames.seconds - promised) <= TOLERANCE:
        return
    there = duration(frames.seconds)
    if frames.seconds < promised:
        raise AudioError("audio-cut", promised=duration(promised), there=there)
    raise AudioError("audio-joined-wrongly", promised=duration(promised), there=there)
