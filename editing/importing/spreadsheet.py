"""A spreadsheet as rows of text, each cell with its place; what hides a formula is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from editing.importing.csv_table import csv_table
from editing.importing.table import MAX_ROWS, Table, refused
from editing.importing.xlsx_table import xlsx_table
from records.source.diagnostics import Diagnostic, Position, SourceError, diagnostic
from records.source.files import outside_bytes

MAX_BYTES = 20_000_000
"""Largest spreadsheet that is read, in bytes."""

_FORMULA = re.compile(r"=|[+@-].*[(|!]")
"""What a spreadsheet would work out, or run, when the text is opened in it again."""
_ERROR = re.compile(r"#(N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells that hold something, by the header above them."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """A table with one header row."""

    path: str
    """As messages show it."""
    headers: Mapping[str, int]
    """The name of each column and its number, from 1."""
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    """Danish sentences on how the file was read."""

    def position(self, line: int, header: str = "") -> Position:
        """The place of a cell: the row, and the number of the column."""
        return Position(self.path, line, self.headers.get(header, 1))


def read_sheet(file: Path, shown: str, name: str = "") -> Spreadsheet:
    """Read a `.csv` or `.xlsx` file; `name` picks one of several sheets.

    Raises SourceError with every problem: what cannot be read, columns without a name or with the
    same name, formulas, too many rows.
    """
    raw = _bytes(file, shown)
    if file.suffix.lower() == ".xlsx":
        grid, notes = xlsx_table(raw, shown, name)
    elif file.suffix.lower() in (".csv", ".txt", ".tsv"):
        grid, notes = csv_table(raw, shown)
    else:
        raise refused("sheet-not-csv-or-excel", shown)
    return _sheet(shown, grid, notes)


def _bytes(file: Path, shown: str) -> bytes:
    raw = outside_bytes(file, shown)
    if len(raw) > MAX_BYTES:
        raise refused("sheet-too-large", shown, megabytes=MAX_BYTES // 1_000_000)
    return raw


def _sheet(shown: str, grid: Table, notes: tuple[str, ...]) -> Spreadsheet:
    rows = iter(grid)
    first, names = next(rows, (1, []))
    headers = _headers(shown, first, names)
    diagnostics: list[Diagnostic] = []
    made = tuple(_rows(shown, headers, rows, diagnostics))
    if diagnostics:
        raise SourceError(*diagnostics)
    return Spreadsheet(shown, headers, made, notes)


def _headers(shown: str, line: int, names: list[str]) -> dict[str, int]:
    headers: dict[str, int] = {}
    for column, name in enumerate(names, 1):
        if name in headers:
            raise refused("sheet-column-twice", shown, line, column, name=name)
        if name:
            headers[name] = column
    if not headers:
        raise refused("sheet-empty", shown, line)
    return headers


def _rows(
    shown: str, headers: Mapping[str, int], grid: Table, diagnostics: list[Diagnostic]
) -> Iterator[Row]:
    number = 0
    for line, cells in grid:
        diagnostics += _stray(shown, line, cells, headers)
        diagnostics += _formulas(shown, line, cells)
        named = {name: cells[at - 1] for name, at in headers.items() if at <= len(cells)}
        filled = {name: text for name, text in named.items() if text}
        if filled:
            number += 1
            yield Row(line, filled)
        if number > MAX_ROWS:
            raise refused("sheet-too-long", shown, line, most=MAX_ROWS)


def _stray(
    shown: str, line: int, cells: list[str], headers: Mapping[str, int]
) -> Iterator[Diagnostic]:
    named = set(headers.values())
    for column, text in enumerate(cells, 1):
        if text and column not in named:
            yield diagnostic("column-without-name", Position(shown, line, column))


def _formulas(shown: str, line: int, cells: list[str]) -> Iterator[Diagnostic]:
    for column, text in enumerate(cells, 1):
        if _FORMULA.match(text) or _ERROR.fullmatch(text):
            code = "cell-is-formula" if _FORMULA.match(text) else "cell-is-formula-error"
            yield diagnostic(code, Position(shown, line, column), cell=text[:40])
