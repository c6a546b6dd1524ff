"""Transcripts as HTML and as plain text, and whether they fit the sound."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from pathlib import Path

from podcast.webvtt import Cue, TranscriptError, TranscriptFault, decoded, parse
from records.danish.numbers import number

WEBVTT, MARKDOWN = ".vtt", ".md"
NOTHING_SAID = "der er ingen tekst i udskriften. Skriv, hvad der bliver sagt."


def transcript_faults(file: Path, seconds: float | None) -> Iterator[TranscriptFault]:
    """What is wrong with a WebVTT or Markdown file; `seconds` of sound, None where unmeasured."""
    raw = file.read_bytes()
    try:
        if file.suffix.lower() == WEBVTT:
            cues = parse(raw)
            yield from dict.fromkeys(beyond(cues, seconds)) if seconds is not None else ()
        elif not decoded(raw).strip():
            yield TranscriptFault(1, NOTHING_SAID)
    except TranscriptError as error:
        yield from error.faults


def beyond(cues: Sequence[Cue], seconds: float) -> Iterator[TranscriptFault]:
    """The cues that end after the sound, with a second's grace."""
    for cue in cues:
        if cue.end > seconds + 1:
            ends = f"teksten slutter {number(cue.end)} sekunder inde"
            sound = f"lyden varer kun {number(round(seconds, 1))} sekunder"
            yield TranscriptFault(cue.line, f"{ends}, men {sound}. Ret tiden.")


def as_html(cues: Sequence[Cue], breaks: Sequence[float] = ()) -> str:
    """Escaped paragraphs, a new one for each speaker and at each of `breaks` (seconds).

    `data-start` holds the seconds where a paragraph and each of its parts begin.
    """
    paragraphs = []
    speaker = ""
    for turn in _turns(cues, breaks):
        name = turn[0].speaker if turn[0].speaker != speaker else ""
        speaker = turn[0].speaker
        paragraphs.append(_paragraph(turn, name))
    return "\n".join(paragraphs)


def as_text(cues: Sequence[Cue]) -> str:
    """The words alone, a line for each speaker's turn, for search and mail."""
    lines = []
    for turn in _turns(cues, ()):
        words = " ".join(cue.text for cue in turn)
        lines.append(f"{turn[0].speaker}: {words}" if turn[0].speaker else words)
    return "\n".join(lines)


def _turns(cues: Sequence[Cue], breaks: Sequence[float]) -> Iterator[list[Cue]]:
    turn: list[Cue] = []
    for cue in cues:
        crossed = turn and any(turn[0].start < mark <= cue.start for mark in breaks)
        if turn and (crossed or cue.speaker != turn[0].speaker):
            yield turn
            turn = []
        turn.append(cue)
    if turn:
        yield turn


def _paragraph(turn: list[Cue], name: str) -> str:
    spoken = f'<b class="transcript-speaker">{html.escape(name)}:</b> ' if name else ""
    parts = " ".join(
        f'<span data-start="{_number(cue.start)}">{html.escape(cue.text)}</span>' for cue in turn
    )
    return f'<p data-start="{_number(turn[0].start)}">{spoken}{parts}</p>'


def _number(seconds: float) -> str:
    return f"{seconds:.3f}".rstrip("0").rstrip(".")
