"""CSV as Excel and others save it: comma, semicolon or tabulator, UTF-8 or Windows' own letters."""

from __future__ import annotations

import codecs
import csv
import io
import itertools

from editing.importing.table import RawSheet, refused

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
          (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip

_SEPARATORS = ";,\t"


def csv_table(raw: bytes, shown: str) -> RawSheet:
    """The rows of a CSV file (RFC 4180), and what to say of how it was read.

    Raises SourceError for what is no text, and for a row that cannot be read.
    """
    text, notes = _decoded(raw, shown)
    separator = _separator(text)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    grid = []
    line = 1
    try:
        for cells in rows:
            grid.append((line, [cell.strip() for cell in cells]))
            line = rows.line_num + 1
    except csv.Error as error:
        raise refused("sheet-row-not-csv", shown, max(line, 1)) from error
    return RawSheet(grid, notes)


def _separator(text: str) -> str:
    """What stands most often in the first line that has it twice: a title has it rarely."""
    lines = list(itertools.islice(io.StringIO(text), 15))
    wide = (line for line in lines if max(map(line.count, _SEPARATORS)) > 1)
    return max(_SEPARATORS, key=next(wide, lines[0] if lines else "").count)


def _decoded(raw: bytes, shown: str) -> tuple[str, tuple[str, ...]]:
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8")
    try:
        return raw.decode(encoding), ()
    except UnicodeDecodeError as error:
        if encoding != "utf-8" or b"\0" in raw:
            raise refused("sheet-not-text", shown) from error
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError as error:
        raise refused("sheet-of-unknown-letters", shown) from error
    note = "Filen er ikke UTF-8 og er læst som Windows-1252. Se, om æ, ø og å er rigtige herunder."
    return text, (note,)
