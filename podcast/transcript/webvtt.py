"""Reading WebVTT with speakers (W3C WebVTT), every fault at once and with its line."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from records.danish.numbers import number
from records.source.diagnostics import Violation, violation

_STAMP = re.compile(r"(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})", re.ASCII)
_COMMA = re.compile(r"((?:\d+:)?\d{1,2}:\d{2}),(\d{3})")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s([^<>]*)>")
TAG = re.compile(r"</?[a-z0-9:.][^<>]*>", re.IGNORECASE)
"""No tag goes on past the next one: a file of nothing but `<` is then read in one go."""
_HEADER = re.compile(r"WEBVTT(?:[ \t].*)?")
NO_CUE = re.compile(r"(NOTE|STYLE|REGION)(?:\s|$)")
_TOLD = 40
"""The most letters of an unreadable time that a message shows."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What one speaker says without a break; times in seconds, speaker "" where unknown."""

    start: float
    end: float
    speaker: str
    text: str
    line: int = 0
    """Where its times stand in the file, from 1."""


@dataclass(frozen=True, slots=True)
class TranscriptFault:
    """One thing that is wrong, at a line that counts from 1."""

    line: int
    found: Violation


class TranscriptError(Exception):
    """A transcript that cannot be used; carries every fault that was found."""

    def __init__(self, *faults: TranscriptFault) -> None:
        super().__init__(", ".join(f"{fault.line} {fault.found.code}" for fault in faults))
        self.faults = faults


@dataclass
class _Reading:
    """Cues and faults while a file is being read."""

    cues: list[Cue] = field(default_factory=list)
    faults: list[TranscriptFault] = field(default_factory=list)

    def fault(self, line: int, found: Violation) -> None:
        self.faults.append(TranscriptFault(line, found))


def parse(raw: bytes) -> tuple[Cue, ...]:
    """Read WebVTT. Raises TranscriptError with all faults; there is at least one cue."""
    reading = _Reading()
    lines = decoded(raw).split("\n")
    if not _HEADER.fullmatch(lines[0] if lines else ""):
        reading.fault(1, violation("transcript-not-webvtt"))
    for at, block in _blocks(lines):
        _refuse_missing_gap(reading, at, block)
        _read_block(reading, at, block)
    if not reading.cues and not reading.faults:
        reading.fault(1, violation("transcript-without-cues"))
    if reading.faults:
        raise TranscriptError(*reading.faults)
    return tuple(reading.cues)


def decoded(raw: bytes) -> str:
    """The text of a transcript, lines ended alike. Raises TranscriptError if it is not UTF-8."""
    if b"\0" in raw:
        raise not_utf8(raw, raw.index(b"\0"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise not_utf8(raw, error.start) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def not_utf8(raw: bytes, at: int) -> TranscriptError:
    """What is wrong with a file whose byte `at` belongs to no letter."""
    line = raw[:at].count(b"\n") + 1
    return TranscriptError(TranscriptFault(line, violation("transcript-not-utf-8")))


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The blocks between empty lines, with the number of their first line."""
    block: list[str] = []
    for at, line in enumerate([*lines, ""], start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield at - len(block), block
            block = []


def _refuse_missing_gap(reading: _Reading, at: int, block: list[str]) -> None:
    """Times may stand on the first two lines of a block only: below, they would be words."""
    for place, line in enumerate(block):
        named = place == 1 and not _HEADER.fullmatch(block[0]) and "-->" not in block[0]
        if "-->" in line and place and not named:
            reading.fault(at + place, violation("cue-without-gap"))


def _read_block(reading: _Reading, at: int, block: list[str]) -> None:
    """Read one cue: an optional name, the line with the times, the words."""
    if _HEADER.fullmatch(block[0]) or NO_CUE.match(block[0]):
        return
    named = "-->" not in block[0]
    if named and (len(block) < 2 or "-->" not in block[1]):
        if at > 1:
            reading.fault(at, violation("cue-without-time"))
        return
    timed = at + named
    times = _read_times(reading, timed, block[named])
    if times is None:
        return
    if reading.cues and times[0] < reading.cues[-1].start:
        reading.fault(timed, violation("cue-out-of-order"))
    payload = " ".join(line.strip() for line in block[named + 1 :])
    before = len(reading.cues)
    reading.cues += [Cue(*times, speaker, text, timed) for speaker, text in _voices(payload)]
    if len(reading.cues) == before:
        reading.fault(timed, violation("cue-without-text"))


def _read_times(reading: _Reading, line: int, text: str) -> tuple[float, float] | None:
    left, _, right = text.partition("-->")
    written = [left.strip(), (right.split() or [""])[0]]
    times = [_seconds(stamp) for stamp in written]
    for stamp, seconds in zip(written, times, strict=True):
        if seconds is None:
            reading.fault(line, wrong_stamp(stamp))
    start, end = times
    if start is None or end is None:
        return None
    if end <= start:
        reading.fault(line, violation("cue-ends-before-it-begins", end=written[1]))
        return None
    return start, end


def _seconds(stamp: str) -> float | None:
    found = _STAMP.fullmatch(stamp)
    if not found:
        return None
    hours, minutes, seconds, thousandths = (int(part or 0) for part in found.groups())
    return round(3600 * hours + 60 * minutes + seconds + thousandths / 1000, 3)


def wrong_stamp(stamp: str) -> Violation:
    """What is wrong with a time that cannot be read."""
    if _COMMA.fullmatch(stamp):
        return violation("cue-time-with-comma", time=stamp, right=stamp.replace(",", "."))
    return violation("cue-time-unreadable", time=stamp[:_TOLD])


def too_big(largest: int) -> Violation:
    """What is wrong with a file of more bytes than any transcript has."""
    return violation("transcript-too-big", largest=number(largest / 1_000_000))


def _voices(payload: str) -> Iterator[tuple[str, str]]:
    """The speakers of a cue with their words: `<v Vært>…</v>`, other tags taken off."""
    for speaker, words in by_voice(payload):
        text = " ".join(html.unescape(TAG.sub("", words)).split())
        if text:
            yield speaker, text


def by_voice(payload: str) -> Iterator[tuple[str, str]]:
    """What stands before the first voice tag, which may be nothing, and behind each, as written."""
    parts = _VOICE.split(payload)
    for speaker, words in [("", parts[0]), *zip(parts[1::2], parts[2::2], strict=True)]:
        yield " ".join(html.unescape(speaker).split()), words
