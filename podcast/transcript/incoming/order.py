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
    ended = [_ended(*each) for each in zip(once, _following([""] * len(once), once), strict=True)]
    speakers = [piece.speaker for piece in ended]
    fitting = [_fitting(*each) for each in zip(ended, _following(speakers, ended), strict=True)]
    return Ordered(
        tuple(fitting),
        moved,
        len(spoken) - len(once),
        len(pieces) - len(spoken),
        sum(old.end != new.end for old, new in zip(once, ended, strict=True)),
        sum(old.end != new.end for old, new in zip(ended, fitting, strict=True)),
    )


def _following(keys: Sequence[str], pieces: Sequence[Piece]) -> list[float | None]:
    """When the next piece with the same key begins that begins later; None where none does."""
    found: list[float | None] = []
    known: dict[str, tuple[float, float | None]] = {}
    for key, piece in zip(reversed(keys), reversed(pieces), strict=True):
        start, later = known.get(key, (None, None))
        later = start if start != piece.start else later
        known[key] = piece.start, later
        found.append(later)
    return found[::-1]


def _ended(piece: Piece, later: float | None) -> Piece:
    if piece.end > piece.start:
        return piece
    spoken = piece.start + spoken_for(piece.text)
    return replace(piece, end=round(min(spoken, later or spoken), 3))


def _fitting(piece: Piece, later: float | None) -> Piece:
    """Who speaks at once with another may; nobody speaks at once with himself."""
    return piece if later is None or later >= piece.end else replace(piece, end=later)
