"""SubRip and WebVTT as programs write them: read as far as any words can be made out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from podcast.transcript.incoming.pieces import Incoming, Piece, seconds_of
from podcast.transcript.webvtt import (
    NO_CUE,
    TranscriptError,
    TranscriptFault,
    by_voice,
    wrong_stamp,
)

ARROW = "-->"
_CUE_ID = re.compile(r"\d+|[0-9a-f]{8}-[0-9a-f-]{27}\S*|\S+/\d+(?:-\d+)?", re.IGNORECASE)
"""The number of SubRip, and what Teams names its cues."""
_HEADER = "WEBVTT"


def read_captions(text: str) -> Incoming:
    """Every cue in the order of the file. Raises TranscriptError for times that say nothing."""
    is_webvtt = text.lstrip().startswith(_HEADER)
    found = Incoming(_form(text, is_webvtt=is_webvtt))
    faults: list[TranscriptFault] = []
    for at, block in _blocks(text.split("\n")):
        timed = [place for place, line in enumerate(block) if ARROW in line]
        if is_webvtt and NO_CUE.match(block[0]):
            found.notes += block[0].startswith("NOTE")
            found.styles += not block[0].startswith("NOTE")
        elif timed:
            _take_timed(found, faults, at, block, timed)
        elif not block[0].lstrip().startswith(_HEADER):
            _take_untimed(found, block)
    if faults:
        raise TranscriptError(*faults)
    return found


def _form(text: str, *, is_webvtt: bool) -> str:
    if not is_webvtt:
        return "SRT"
    if "Kind: captions" in text or "<c>" in text:
        return "WebVTT fra YouTube"
    if "<v " in text:
        return "WebVTT med stemmer, som fra Teams"
    return "WebVTT"


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The lines between empty ones, with the number of the first; a lone space is not empty."""
    block: list[str] = []
    for at, line in enumerate([*lines, ""], start=1):
        if line:
            block.append(line)
        elif block:
            yield at - len(block), block
            block = []


def _take_timed(
    found: Incoming, faults: list[TranscriptFault], at: int, block: list[str], timed: list[int]
) -> None:
    """The cues of a block: more than one where an empty line is missing between them."""
    before = [line for line in block[: timed[0]] if not line.lstrip().startswith(_HEADER)]
    if before and _is_words(before[0]) and found.form == "SRT":
        _take_untimed(found, _without_id(before))
    for place, end in zip(timed, [*timed[1:], len(block)], strict=True):
        payload = block[place + 1 : end]
        if end < len(block):
            payload = _without_id(payload)
        _take_cue(found, faults, at + place, block[place], payload)


def _without_id(lines: list[str]) -> list[str]:
    """The lines without the number of the cue that follows."""
    return lines if not lines or _is_words(lines[-1]) else lines[:-1]


def _is_words(line: str) -> bool:
    return not _CUE_ID.fullmatch(line.strip())


def _take_cue(
    found: Incoming, faults: list[TranscriptFault], line: int, times: str, payload: list[str]
) -> None:
    left, _, right = times.partition(ARROW)
    stamps = (left.strip(), *(right.split(maxsplit=1) or [""]))
    start, end = seconds_of(stamps[0]), seconds_of(stamps[1])
    if start is None or end is None:
        wrong = stamps[0] if start is None else stamps[1]
        faults.append(TranscriptFault(line, wrong_stamp(wrong)))
        return
    found.placed += len(stamps) > 2
    for speaker, lines in _voices(payload):
        found.pieces.append(Piece(start, end, speaker, lines, line))


def _voices(payload: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The lines of each voice; one without a name where no voice is told."""
    voices = list(by_voice("\n".join(payload)))
    told = [(speaker, words) for speaker, words in voices if speaker or words.strip()]
    for speaker, words in told or voices:
        yield speaker, tuple(words.split("\n"))


def _take_untimed(found: Incoming, block: list[str]) -> None:
    """Words without a time belong to what was said before; the lone number of a cue is none."""
    if len(block) == 1 and not _is_words(block[0]):
        return
    if not found.pieces:
        found.notes += 1
        return
    last = found.pieces[-1]
    found.untimed += 1
    found.pieces[-1] = Piece(last.start, last.end, last.speaker, (*last.lines, *block), last.line)
