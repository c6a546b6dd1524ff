"""The rows of an Excel workbook, through openpyxl; nothing in it is worked out or run."""

from __future__ import annotations

import functools
import io
import itertools
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from editing.importing.table import (
    FIRST_DAY,
    MAX_ROWS,
    Exported,
    Merged,
    Number,
    RawSheet,
    refused,
)
from records.source.diagnostics import SourceError

if TYPE_CHECKING:
    from openpyxl import Workbook

MAX_UNPACKED = 200_000_000
"""How much the workbook may unpack to, in bytes: a small file can hold a flood."""


MAX_PARTS = 5_000
"""How many files may be packed in it; a workbook with a hundred sheets has some hundred."""
MAX_CELLS = 5_000_000
"""How many cells are looked at, empty ones between others too."""
BASELINE = "_praksis"
"""The sheet that nobody sees, with what `praksis export` wrote."""
MARK = "praksis export 1"
"""What its first cell says."""
_MAC = 1904
_DTD = re.compile(
    b"|".join(re.escape("<!DOCTYPE".encode(code)) for code in ("ascii", "utf-16-le", "utf-16-be"))
)
"""What no program writes into a workbook (ECMA-376, part 2, 8.1.4) and only entities need."""


def xlsx_table(raw: bytes, shown: str, name: str) -> RawSheet:
    """The sheet called `name`, or the only one that can be seen, and which it was.

    Raises SourceError for what is no workbook, and where the sheet has to be chosen.
    """
    _refuse_bombs(raw, shown)
    workbook = _workbook(raw, shown)
    chosen = _chosen(workbook, shown, name)
    sheet: Any = workbook[chosen]
    if not hasattr(sheet, "iter_rows"):
        raise refused("sheet-is-a-chart", shown, sheet=chosen)
    try:
        return RawSheet(
            list(_rows(sheet, shown)),
            (f'Læst: arket "{chosen}".',),
            tuple(_merged(sheet)),
            workbook.epoch.date() if workbook.epoch.year == _MAC else FIRST_DAY,
            _exported(workbook, shown),
        )
    except SourceError:
        raise
    except Exception as error:  # as in `_workbook`: a sheet is only read here
        raise refused("workbook-damaged", shown) from error


def _chosen(workbook: Workbook, shown: str, name: str) -> str:
    names = [each for each in workbook.sheetnames if each != BASELINE]
    seen = [each for each in names if _is_seen(workbook[each])] or names
    if name and name not in names:
        raise refused("sheet-not-found", shown, sheet=name, sheets=", ".join(names))
    if not name and len(seen) > 1:
        raise refused("sheet-not-chosen", shown, sheets=", ".join(seen))
    return name or seen[0]


def _is_seen(sheet: object) -> bool:
    return getattr(sheet, "sheet_state", "visible") == "visible"


def _exported(workbook: Workbook, shown: str) -> Exported | None:
    """What `editing.exporting` wrote beside the sheet, where it did."""
    if BASELINE not in workbook.sheetnames:
        return None
    rows = iter(_rows(workbook[BASELINE], shown))
    _, (mark, kind, *_) = next(rows, (0, ["", ""]))
    if mark != MARK:
        return None
    _, headers = next(rows, (0, []))
    held = ({name: text for name, text in zip(headers, cells, strict=False) if name and text}
            for _, cells in rows)  # fmt: skip
    return Exported(kind, {cells[headers[0]]: cells for cells in held if headers[0] in cells})


_RANGE = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
_MOST_MERGED = 20_000


def _merged(sheet: Any) -> Iterator[Merged]:  # noqa: ANN401 - openpyxl's own
    """Cells that are joined downwards: openpyxl tells of them only where it holds a whole sheet."""
    with sheet._get_source() as source:  # noqa: SLF001 - the sheet's own XML, with no other way to it
        text = source.read()
    for found in itertools.islice(_RANGE.finditer(text), _MOST_MERGED):
        column = functools.reduce(lambda sum_, sign: sum_ * 26 + sign - 64, found[1], 0)
        first, last = int(found[2]), int(found[3])
        if first < last:
            yield Merged(column, first, last)


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
        texts = [cell_text(value) for value in cells]
        empty = 0 if any(texts) else empty + 1
        if empty > MAX_ROWS:
            return  # a sheet formatted to its last row
        if any(texts) or line == 1:
            yield line, texts


def cell_text(value: object) -> str:
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
        case int() if abs(value) >= 10**12:
            text = Number(value)
        case str() | int() | float():
            text = str(value).strip() if isinstance(value, str) else Number(f"{value:.12g}")
        case _:
            text = f"={type(value).__name__}"  # an array formula
    return text
