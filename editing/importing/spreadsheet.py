"""A spreadsheet as rows of text, each cell with its place; what hides a formula is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from editing.importing.csv_table import csv_table
from editing.importing.layout import fill_down, header_row, total_lines
from editing.importing.table import FIRST_DAY, MAX_ROWS, Exported, RawSheet, Table, refused
from editing.importing.xlsx_table import xlsx_table
from records.source.diagnostics import Diagnostic, Position, SourceError, diagnostic
from records.source.files import outside_bytes

MAX_BYTES = 20_000_000
"""Largest spreadsheet that is read, in bytes."""

_LOCK = "~$"
"""How the file begins that Excel puts beside a workbook for as long as it is open."""
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
    header_line: int = 1
    first_day: date = FIRST_DAY
    exported: Exported | None = None

    def position(self, line: int, header: str = "") -> Position:
        """The place of a cell: the row, and the number of the column."""
        return Position(self.path, line, self.headers.get(header, 1))


Known = Callable[[str], bool]
"""Whether a text is the name of a column that is known."""


def read_sheet(file: Path, shown: str, name: str = "") -> RawSheet:
    """Read a `.csv` or `.xlsx` file; `name` picks one of several sheets.

    Raises SourceError for what cannot be read.
    """
    if file.name.startswith(_LOCK):
        raise refused("sheet-is-lock", shown, workbook=file.name.removeprefix(_LOCK))
    raw = _bytes(file, shown)
    if file.suffix.lower() == ".xlsx":
        return xlsx_table(raw, shown, name)
    if file.suffix.lower() in (".csv", ".txt", ".tsv"):
        return csv_table(raw, shown)
    raise refused("sheet-not-csv-or-excel", shown)


def _bytes(file: Path, shown: str) -> bytes:
    raw = outside_bytes(file, shown)
    if len(raw) > MAX_BYTES:
        raise refused("sheet-too-large", shown, megabytes=MAX_BYTES // 1_000_000)
    return raw


def laid_out(raw: RawSheet, shown: str, known: Known) -> Spreadsheet:
    """The sheet by its headers: the row in which most names are `known`; a title may stand above.

    Raises SourceError with every problem: columns without a name or with the same name, formulas,
    too many rows.
    """
    rows = [(line, list(cells)) for line, cells in raw.rows]
    at = header_row(rows, known)
    first, names = rows[at] if rows else (1, [])
    headers = _headers(shown, first, names)
    notes = list(raw.notes)
    if at:
        notes.append(f"Kolonnernes navne står i række {first}. Det, der står over, er ikke læst.")
    again = {line for line, cells in rows[at + 1 :] if _are_alike(cells, names)}
    rest = [(line, cells) for line, cells in rows[at + 1 :] if line not in again]
    notes += (f"Række {line} er kolonnernes navne igen og er ikke læst." for line in sorted(again))
    under = [(line, cells) for line, cells in rest if any(cells)]
    totals = total_lines(under)
    below = [(line, cells) for line, cells in rest if line not in totals]
    notes += (f'Række {line} ("{_first(cells)}") er en sum og er ikke læst.'
              for line, cells in under if line in totals)  # fmt: skip
    filled = fill_down(below, [one for one in raw.merged if one.first > first])
    if filled:
        columns = ", ".join(name for name, number in headers.items() if number in filled)
        notes.append(f"Flettede celler er fyldt ud nedad: {columns}.")
    diagnostics: list[Diagnostic] = []
    made = tuple(_rows(shown, headers, below, diagnostics, raw.exported))
    if diagnostics:
        raise SourceError(*diagnostics)
    return Spreadsheet(shown, headers, made, tuple(notes), first, raw.first_day, raw.exported)


def _are_alike(cells: list[str], names: list[str]) -> bool:
    """Whether a row says what the headers do, and nothing beside them."""
    wide = len(names)
    return cells[:wide] == names and not any(cells[wide:])


def _first(cells: list[str]) -> str:
    return next(text for text in cells if text)


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
    shown: str,
    headers: Mapping[str, int],
    grid: Table,
    diagnostics: list[Diagnostic],
    exported: Exported | None,
) -> Iterator[Row]:
    number = 0
    known = exported.rows if exported else {}
    ids = next(iter(headers.values()))
    for line, cells in grid:
        diagnostics += _stray(shown, line, cells, headers)
        own = known.get(cells[ids - 1] if ids <= len(cells) else "", {})
        diagnostics += _formulas(shown, line, cells, set(own.values()))
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


def _formulas(shown: str, line: int, cells: list[str], own: Container[str]) -> Iterator[Diagnostic]:
    """What a program would work out, or has not been able to; not what the record itself says."""
    for column, text in enumerate(cells, 1):
        if text in own:
            continue
        if _FORMULA.match(text) or _ERROR.fullmatch(text):
            code = "cell-is-formula" if _FORMULA.match(text) else "cell-is-formula-error"
            yield diagnostic(code, Position(shown, line, column), cell=text[:40])
