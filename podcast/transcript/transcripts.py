"""Transcripts as HTML and as plain text, and whether they fit the sound."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path

from podcast.chapters import offset
from podcast.transcript.voices import unagreed
from podcast.transcript.webvtt import (
    NO_CUE,
    Cue,
    TranscriptError,
    TranscriptFault,
    decoded,
    parse,
    too_big,
)
from podcast.transcript.writing import stamp
from records.danish.numbers import number
from records.model.episode_parts import Person
from records.source.characters import FORBIDDEN, code_point
from records.source.diagnostics import Violation, violation
from records.source.places import line_at
from records.source.signs import wrong_signs
from records.types.text_pictures import foreign_in, pictures_in

WEBVTT, MARKDOWN = ".vtt", ".md"
LARGEST = 5_000_000
"""Bytes of a transcript that goes out: many hours of speech, and still a page to be read."""
_MOST = 50
"""So many faults of a file are told; whoever mends them is told the next."""


def transcript_faults(
    file: Path, seconds: float | None, people: Sequence[Person] | None = None
) -> Iterator[TranscriptFault]:
    """What is wrong with a WebVTT or Markdown file; `seconds` of sound, None where unmeasured.

    `people` are those of the record, where it is known whose transcript it is.
    """
    yield from islice(_faults(file, seconds, people), _MOST)


def _faults(
    file: Path, seconds: float | None, people: Sequence[Person] | None
) -> Iterator[TranscriptFault]:
    if file.stat().st_size > LARGEST:
        yield TranscriptFault(1, too_big(LARGEST))
        return
    raw = file.read_bytes()
    try:
        text = decoded(raw)
        if file.suffix.lower() == WEBVTT:
            yield from _letters(text)
            yield from _styles(text)
            cues = parse(raw)
            yield from dict.fromkeys(beyond(cues, seconds)) if seconds is not None else ()
            yield from unagreed(cues, people) if people is not None else ()
        elif not text.strip():
            yield TranscriptFault(1, violation("transcript-empty"))
        else:
            yield from _letters(text)
            yield from _pictures(text)
    except TranscriptError as error:
        yield from error.faults


def _letters(text: str) -> Iterator[TranscriptFault]:
    """Letters that were coded twice or lost, and signs that nobody sees; each once in a line."""
    line = line_at(text)
    for found in FORBIDDEN.finditer(text):
        yield TranscriptFault(
            line(found.start()), violation("sign-unseen", sign=code_point(found[0]))
        )
    read = "\n".join(" ".join(html.unescape(each).split("\n")) for each in text.split("\n"))
    line = line_at(read)
    yield from dict.fromkeys(
        TranscriptFault(line(each.offset), Violation(each.code, (), each.params))
        for each in wrong_signs(read)
    )


def _styles(text: str) -> Iterator[TranscriptFault]:
    """The style sheets and regions of WebVTT, which would go out with it and are no words."""
    lines = text.split("\n")
    for at, (before, line) in enumerate(pairwise(lines), start=2):
        block = NO_CUE.match(line)
        if block and block[1] != "NOTE" and not before.strip():
            yield TranscriptFault(at, violation("transcript-with-style", block=block[1]))


def _pictures(text: str) -> Iterator[TranscriptFault]:
    """The pictures and frames of a Markdown transcript: it holds what is said and nothing else."""
    places = [picture.offset for picture in pictures_in(text)]
    places += [foreign.offset for foreign in foreign_in(text)]
    for line in sorted(set(map(line_at(text), places))):
        yield TranscriptFault(line, violation("transcript-with-picture"))


def beyond(cues: Sequence[Cue], seconds: float) -> Iterator[TranscriptFault]:
    """The cues that end after the sound, with a second's grace."""
    for cue in cues:
        if cue.end > seconds + 1:
            yield TranscriptFault(cue.line, after_the_end(cue.end, seconds))


def after_the_end(ends: float, seconds: float) -> Violation:
    """What is wrong with words that end, or begin, when the sound is over."""
    sound = number(round(seconds, 1))
    return violation("cue-after-the-end", ends=number(ends), sound=sound)


def as_srt(cues: Sequence[Cue]) -> str:
    """SubRip, for apps that do not read WebVTT; a speaker's name stands before the words."""
    blocks = []
    for place, cue in enumerate(cues, start=1):
        words = f"{cue.speaker}: {cue.text}" if cue.speaker else cue.text
        blocks.append(f"{place}\n{_srt(cue.start)} --> {_srt(cue.end)}\n{words}\n")
    return "\n".join(blocks)


def _srt(seconds: float) -> str:
    return stamp(seconds).replace(".", ",")


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a paragraph, and where they begin."""

    seconds: str
    """Without needless decimals: `4.2`."""
    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph of a transcript: what one speaker says within a chapter."""

    speaker: str
    """Empty where the paragraph goes on with the speaker before."""
    seconds: str
    start_text: str
    """`01:05`."""
    parts: tuple[Part, ...]


def turns(cues: Sequence[Cue], breaks: Sequence[float] = ()) -> tuple[Turn, ...]:
    """A new paragraph for each speaker and at each of `breaks` (seconds)."""
    found = []
    speaker = ""
    for turn in _turns(cues, breaks):
        first = turn[0]
        parts = tuple(Part(_number(cue.start), cue.text) for cue in turn)
        name = first.speaker if first.speaker != speaker else ""
        found.append(Turn(name, _number(first.start), offset(int(first.start)), parts))
        speaker = first.speaker
    return tuple(found)


def as_document(body: str, title: str, language: str, site: str) -> str:
    """A transcript as a page of its own, for apps and for who opens it there.

    It lies beside the page of its episode and leads back to it. No style and no script: each
    program sets it in its own way, and a phone in the reader's own size and colours.
    """
    name, spoken = html.escape(title), html.escape(f"Udskrift af episoden »{title}«.")
    head = (
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="robots" content="noindex">',
        f'<meta name="description" content="{spoken}">',
        f"<title>{name}: udskrift – {html.escape(site)}</title>",
    )
    return "\n".join((
        "<!doctype html>", f'<html lang="{html.escape(language)}">', "<head>", *head, "</head>",
        "<body>", "<main>", f"<h1>{name}</h1>", '<p><a href="./">Gå til episodens side</a></p>',
        body, "</main>", "</body>", "</html>", "",
    ))  # fmt: skip


def as_spoken(cues: Sequence[Cue], breaks: Sequence[float] = ()) -> str:
    """The body of such a file, as the podcast namespace shows it: speaker, time, words."""
    lines = []
    for turn in turns(cues, breaks):
        name = f"<cite>{html.escape(turn.speaker)}:</cite>\n" if turn.speaker else ""
        words = " ".join(html.escape(part.text) for part in turn.parts)
        lines.append(f"{name}<time>{turn.start_text}</time>\n<p>{words}</p>")
    return "\n".join(lines)


def as_html(cues: Sequence[Cue], breaks: Sequence[float] = ()) -> str:
    """Escaped paragraphs, a new one for each speaker and at each of `breaks` (seconds).

    `data-start` holds the seconds where a paragraph and each of its parts begin.
    """
    return "\n".join(_paragraph(turn) for turn in turns(cues, breaks))


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


def _paragraph(turn: Turn) -> str:
    name = html.escape(turn.speaker)
    spoken = f'<b class="transcript-speaker">{name}:</b> ' if name else ""
    parts = " ".join(
        f'<span data-start="{part.seconds}">{html.escape(part.text)}</span>' for part in turn.parts
    )
    return f'<p data-start="{turn.seconds}">{spoken}{parts}</p>'


def _number(seconds: float) -> str:
    return f"{seconds:.3f}".rstrip("0").rstrip(".")
