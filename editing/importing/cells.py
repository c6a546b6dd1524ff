"""What a workbook's cells say of a record: the way out, which `import` reads back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from editing.importing.mapping import columns_of
from editing.importing.xlsx_table import cell_text
from editing.normalise import Names
from editing.writing.values import values_of_record
from records.model.base import Record
from records.model.field_spec import FieldSpec, KindSpec
from records.model.value_shape import Value
from records.source.tree import Data

LONGEST = 32_000
"""So many signs a cell takes, with room to spare."""
_CAPITALS = re.compile(r"(?:^|(?<=[ -]))(?!og )\w")
Cell = str | int | date | None
Column = tuple[str, str, FieldSpec]
"""Its name, the path of its field, and the field."""


def exported_columns(form: KindSpec) -> list[Column]:
    """The columns of an export, the id first."""
    body = form.body or ""
    return [
        column
        for column in columns_of(form)
        if column[1] != body and column[2].value is not Value.MARKDOWN
    ]


def cells_of(record: Record, columns: Sequence[Column], areas: Names) -> list[Cell]:
    """What each column says of the record, as the office reads it."""
    values = values_of_record(record)
    return [_cell(value_at(values, path), field, areas) for _, path, field in columns]


def texts_of(record: Record, columns: Sequence[Column], areas: Names) -> dict[str, str]:
    """The same as an import reads it: the text of each cell that holds something, by its header."""
    cells = cells_of(record, columns, areas)
    texts = zip((name for name, _, _ in columns), map(cell_text, cells), strict=True)
    return {name: str(text) for name, text in texts if text}


def value_at(values: Mapping[str, Data], path: str) -> Data:
    """The value that a path names; None where nothing lies there."""
    found: Data = dict(values)
    for key in path.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _cell(value: Data, field: FieldSpec, areas: Names) -> Cell:
    if isinstance(value, list):
        return "\n".join(str(_cell(one, field, areas)) for one in value)[:LONGEST]
    if not isinstance(value, str):
        return None
    for choice in field.choices:
        if choice.value == value:
            return choice.label
    if field.relation == "area":
        return _CAPITALS.sub(_capital, _name_of(value, areas)) or value
    if field.value is Value.FLAG:
        return {"true": "ja", "false": "nej"}.get(value, value)
    return value if field.many else _typed(value, field)


def _name_of(code: str, areas: Names) -> str:
    """In small letters; nothing for a code that has no name of its own."""
    return next((name for name, one in areas.items() if one == code), "")


def _typed(value: str, field: FieldSpec) -> Cell:
    """Days and whole numbers as such, so that a spreadsheet can sort and count them."""
    if field.value is Value.DAY:
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    if field.value is Value.WHOLE and value.isdecimal() and str(int(value)) == value:
        return int(value)
    return value


def _capital(found: re.Match[str]) -> str:
    return found[0].upper()
