"""What every kind of spreadsheet is read as, and how one is refused."""

from __future__ import annotations

from collections.abc import Iterable

from records.source.diagnostics import Position, SourceError, raw

MAX_ROWS = 20_000

Table = Iterable[tuple[int, list[str]]]
"""Each row's number, from 1, and its cells from the first column."""


def refused(shown: str, sentence: str, line: int = 1, column: int = 1) -> SourceError:
    """The error of a file that cannot be used."""
    return SourceError(raw(Position(shown, line, column), sentence))
