"""What every kind of spreadsheet is read as, and how one is refused."""

from __future__ import annotations

from collections.abc import Iterable

from records.source.diagnostics import Diagnostic, Position, SourceError, params_of

MAX_ROWS = 20_000

Table = Iterable[tuple[int, list[str]]]
"""Each row's number, from 1, and its cells from the first column."""


def refused(code: str, shown: str, line: int = 1, column: int = 1, **params: object) -> SourceError:
    """The error of a file that cannot be used: a code and its values, at a cell."""
    return SourceError(Diagnostic(code, Position(shown, line, column), params_of(params)))
