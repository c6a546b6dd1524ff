"""The rows of an Excel workbook, through openpyxl; nothing in it is worked out or run."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from editing.importing.table import MAX_ROWS, Table, refused
from records.source.diagnostics import SourceError

if TYPE_CHECKING:
    from openpyxl import Workbook

MAX_UNPACKED = 200_000_000
"""How much the workbook may unpack to, in bytes: a small file can hold a flood."""


MAX_PARTS = 5_000
"""How many files may be packed in it; a workbook with a hundred sheets has some hundred."""
MAX_CELLS = 5_000_000
"""How many cells are looked at, empty ones between others too."""
_DTD = re.compile(
    b"|".join(re.escape("<!DOCTYPE".encode(code)) for code in ("ascii", "utf-16-le", "utf-16-be"))
)
"""What no program writes into a workbook (ECMA-376, part 2, 8.1.4) and only entities need."""


def xlsx_table(raw: bytes, shown: str, name: str) -> tuple[Table, tuple[str, ...]]:
    """The rows of the sheet called `name`, or of the only one, and which sheet it was.

    Raises SourceError for what is no workbook, and where the sheet has to be chosen.
    """
    _refuse_bombs(raw, shown)
    workbook = _workbook(raw, shown)
    names = workbook.sheetnames
    listed = ", ".join(names)
    if name and name not in names:
        raise refused("sheet-not-found", shown, sheet=name, sheets=listed)
    if not name and len(names) > 1:
        raise refused("sheet-not-chosen", shown, sheets=listed)
    chosen = name or names[0]
    sheet = workbook[chosen]
    if not hasattr(sheet, "iter_rows"):
        raise refused("sheet-is-a-chart", shown, sheet=chosen)
    try:
        rows = list(_rows(sheet, shown))
    except SourceError:
        raise
    except Exception as error:  # as in `_workbook`: a sheet is only read here
        raise refused("workbook-damaged", shown) from error
    return rows, (f'Læst: arket "{chosen}".',)


def _refuse_bombs(raw: bytes, shown: str) -> None:
    """A small file can unpack to a flood, and a few entities in its XML can grow to one."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            parts = packed.infolist()
            if sum(part.file_size for part in parts) > MAX_UNPACKED or len(parts) > MAX_PARTS:
                raise refused("workbook-unpacks-too-large", shown)
            for part in parts:
                if part.filename.endswith((".xml", ".rels", ".vml")) and _DTD.search(
                    packed.read(part)
                ):
                    raise refused("workbook-with-entities", shown, part=part.filename)
    except zipfile.BadZipFile as error:
        raise refused("workbook-not-excel", shown) from error
    except (zipfile.LargeZipFile, zlib.error, EOFError, RuntimeError, OSError) as error:
        raise refused("workbook-damaged", shown) from error


def _workbook(raw: bytes, shown: str) -> Workbook:
    import openpyxl

    try:
        return openpyxl.load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
    except Exception as error:  # a damaged workbook fails in as many ways as it has parts
        raise refused("workbook-damaged", shown) from error


def _rows(
    sheet: Any,  # noqa: ANN401 - openpyxl's own
    shown: str,
) -> Iterator[tuple[int, list[str]]]:
    sheet.reset_dimensions()  # what a sheet says of its size may be a million rows of nothing
    empty = looked_at = 0
    for line, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        looked_at += len(cells)
        if looked_at > MAX_CELLS:
            raise refused("sheet-too-wide", shown, line, most=MAX_CELLS)
        texts = [_text(value) for value in cells]
        empty = 0 if any(texts) else empty + 1
        if empty > MAX_ROWS:
            return  # a sheet formatted to its last row
        if any(texts) or line == 1:
            yield line, texts


def _text(value: object) -> str:
    """As an editor would write it in YAML."""
    match value:
        case None:
            text = ""
        case bool():
            text = "true" if value else "false"
        case datetime():
            text = f"{value:%Y-%m-%d %H:%M}".removesuffix(" 00:00")
        case date():
            text = value.isoformat()
        case time():
            text = f"{value:%H:%M}"
        case str() | int() | float():
            text = f"{value:.12g}" if isinstance(value, float) else str(value).strip()
        case _:
            text = f"={type(value).__name__}"  # an array formula
    return text
