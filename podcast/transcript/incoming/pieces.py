"""What every form of transcript is read into before it is put right."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from podcast.transcript.webvtt import TAG

_TIME = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?", re.ASCII)
_OVERRIDE = re.compile(r"\{\\[^{}]*\}")
"""`{\\an8}`, which some SubRip files have."""
_A_WORD = 0.4
"""Seconds that a spoken word takes, where nothing tells when the words end."""


OPEN = -1.0
"""The end of a piece that only tells when it begins."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some lines of words between two times, in seconds; the tags of WebVTT still in them."""

    start: float
    end: float
    speaker: str
    lines: tuple[str, ...]
    line: int
    """Where its times stand in the file, from 1."""

    @property
    def text(self) -> str:
        """The words alone."""
        return " ".join(filter(None, map(bare, self.lines)))


@dataclass
class Incoming:
    """What a file holds: its form as people name it, its pieces, and what was left behind."""

    form: str
    pieces: list[Piece] = field(default_factory=list)
    notes: int = 0
    """Notes of the program (`NOTE`) and words before the first time."""
    styles: int = 0
    """Blocks `STYLE` and `REGION`."""
    placed: int = 0
    """Cues that say where they stand in a picture."""
    untimed: int = 0
    """Paragraphs without a time, that were put to the one before."""


def bare(line: str) -> str:
    """The words of a line, without tags and needless spaces."""
    return " ".join(html.unescape(TAG.sub("", _OVERRIDE.sub("", line))).split())


def seconds_of(stamp: str) -> float | None:
    """`00:01:05,250`, `1:05` and `01:05.5` in seconds; None for anything else."""
    found = _TIME.fullmatch(stamp)
    if not found or int(found[3]) > 59:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[:3])
    fraction = int((found[4] or "0").ljust(3, "0")) / 1000
    return round(3600 * hours + 60 * minutes + seconds + fraction, 3)


def spoken_for(words: str) -> float:
    """How many seconds the words take, told by their number."""
    return max(1.0, round(_A_WORD * len(words.split()), 3))


def with_ends(pieces: list[Piece]) -> Iterator[Piece]:
    """Pieces whose end is `OPEN` end where the next begins, the last when it is spoken."""
    starts = sorted({piece.start for piece in pieces})
    following = dict(pairwise(starts))
    for piece in pieces:
        spoken = round(piece.start + spoken_for(piece.text), 3)
        end = piece.end if piece.end != OPEN else following.get(piece.start, spoken)
        yield replace(piece, end=end)
