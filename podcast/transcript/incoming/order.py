"""Cues put right: in the order of their times, each once, with an end behind its beginning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from podcast.transcript.incoming.pieces import Piece, spoken_for


@dataclass(frozen=True, slots=True)
class Ordered:
    """The pieces, and how many were changed in which way."""

    pieces: tuple[Piece, ...]
    moved: int
    repeated: int
    empty: int
    ends: int
    """That ended before they began."""
    overlapping: int
    """That went on while the same speaker had begun again."""


def in_time(pieces: Sequence[Piece]) -> tuple[list[Piece], int]:
    """The pieces by their beginning, and how many stood behind a later one."""
    latest, moved = 0.0, 0
    for piece in pieces:
        moved += piece.start < latest
        latest = max(latest, piece.start)
    return sorted(pieces, key=lambda piece: piece.start), moved


def put_right(pieces: Sequence[Piece]) -> Ordered:
    """Sort, and drop what is empty or there twice; ends are made to fit."""
    spoken = [piece for piece in pieces if piece.text]
    unlike = {(p.start, p.speaker, p.text): p for p in reversed(spoken)}
    once, moved = in_time([p for p in spoken if unlike[p.start, p.speaker, p.text] is p])
    ended = [_ended(once, at) for at in range(len(once))]
    fitting = [_fitting(ended, at) for at in range(len(ended))]
    return Ordered(
        tuple(fitting),
        moved,
        len(spoken) - len(once),
        len(pieces) - len(spoken),
        sum(old.end != new.end for old, new in zip(once, ended, strict=True)),
        sum(old.end != new.end for old, new in zip(ended, fitting, strict=True)),
    )


def _ended(pieces: Sequence[Piece], at: int) -> Piece:
    piece = pieces[at]
    if piece.end > piece.start:
        return piece
    later = next((p.start for p in pieces[at + 1 :] if p.start > piece.start), None)
    spoken = piece.start + spoken_for(piece.text)
    return replace(piece, end=round(min(spoken, later or spoken), 3))


def _fitting(pieces: Sequence[Piece], at: int) -> Piece:
    """Who speaks at once with another may; nobody speaks at once with himself."""
    piece = pieces[at]
    for later in pieces[at + 1 :]:
        if later.start >= piece.end:
            break
        if later.speaker == piece.speaker and later.start > piece.start:
            return replace(piece, end=later.start)
    return piece
