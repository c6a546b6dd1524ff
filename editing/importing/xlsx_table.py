"""The rows of an Excel workbook, through openpyxl; nothing in it is worked out or run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from editing.importing.table import MAX_ROWS, Table, refused

if TYPE_CHECKING:
    from openpyxl import Workbook

MAX_UNPACKED = 200_000_000
"""How much the workbook may unpack to, in bytes: a small file can hold a flood."""


def xlsx_table(raw: bytes, shown: str, name: str) -> tuple[Table, tuple[str, ...]]:
    """The rows of the sheet called `name`, or of the only one, and which sheet it was.

    Raises SourceError for what is no workbook, and where the sheet has to be chosen.
    """
    _refuse_flood(raw, shown)
    workbook = _workbook(raw, shown)
    names = workbook.sheetnames
    listed = ", ".join(names)
    if name and name not in names:
        raise refused("sheet-not-found", shown, sheet=name, sheets=listed)
    if not name and len(names) > 1:
        raise refused("sheet-not-chosen", shown, sheets=listed)
    chosen = name or names[0]
    return list(_rows(workbook[chosen])), (f'Læst: arket "{chosen}".',)


def _refuse_flood(raw: bytes, shown: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
    except zipfile.BadZipFile as error:
        raise refused("workbook-not-excel", shown) from error
    if unpacked > MAX_UNPACKED:
        raise refused("workbook-unpacks-too-large", shown)


def _workbook(raw: bytes, shown: str) -> Workbook:
    import openpyxl

    try:
        return openpyxl.load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
    except Exception as error:  # a damaged workbook fails in as many ways as it has parts
        raise refused("workbook-damaged", shown) from error


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:  # noqa: ANN401 - openpyxl's own
    empty = 0
    for line, cells in enumerate(sheet.iter_rows(values_only=True), 1):
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
