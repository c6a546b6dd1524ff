"""What every kind of spreadsheet is read as, and how one is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from records.source.diagnostics import Diagnostic, Position, SourceError, params_of

MAX_ROWS = 20_000
FIRST_DAY = date(1899, 12, 30)
"""The day that a spreadsheet's number of a day is counted from."""


class Number(str):
    """A cell that holds a number, as text: a time of day may be one."""

    __slots__ = ()


Table = Sequence[tuple[int, list[str]]]
"""Each row's number, from 1, and its cells from the first column."""


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells of one column that were joined to one, by the numbers of their rows."""

    column: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet as the program that wrote it left it."""

    rows: Table
    notes: tuple[str, ...] = ()
    merged: Sequence[Merged] = ()
    first_day: date = FIRST_DAY
    exported: Exported | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """What `praksis export` put into the workbook, so that only what was changed is read."""

    kind: str
    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By id: the text of each cell that held something, by its header."""


def refused(code: str, shown: str, line: int = 1, column: int = 1, **params: object) -> SourceError:
    """The error of a file that cannot be used: a code and its values, at a cell."""
    return SourceError(Diagnostic(code, Position(shown, line, column), params_of(params)))
