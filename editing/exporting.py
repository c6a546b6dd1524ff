"""Records as a workbook that the office edits in its own program, and that `import` reads back.

Beside the sheet lies one that nobody sees, with the same cells: so an import finds what was changed
in the workbook, and what was changed in the project since.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from editing.importing.cells import Cell, Column, cells_of, exported_columns
from editing.importing.xlsx_table import BASELINE, MARK
from editing.normalise import Names
from records.loading.library import Library
from records.model.field_spec import FieldSpec, KindSpec
from records.model.value_shape import Value

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WORKED_OUT = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
_LONG_LIST = 250


@dataclass(frozen=True, slots=True)
class Export:
    """A workbook, and what is not in it."""

    content: bytes
    records: int
    left_out: tuple[str, ...]
    """The labels of fields that no cell can hold: lists of groups, and texts with headings."""
    in_tables: int
    """Records that stand in a table of the project, which is their workbook already."""


def export_of(library: Library, form: KindSpec, areas: Names) -> Export:
    """A workbook of every record of the kind, by id."""
    key = form.kind.key
    shelf = library.records[key]
    ours = [shelf[one] for one in sorted(shelf) if not library.origins[key, one].in_table]
    columns = list(exported_columns(form))
    headers = [name for name, _, _ in columns]
    rows = [cells_of(record, columns, areas) for record in ours]
    return Export(
        _workbook(form, headers, columns, rows),
        len(ours),
        tuple(one.label for one in form.fields if _is_left_out(form, one)),
        len(shelf) - len(ours),
    )


def _is_left_out(form: KindSpec, field: FieldSpec) -> bool:
    is_text = field.key == form.body or field.value is Value.MARKDOWN
    return is_text or bool(field.parts and field.many)


# --- the workbook -----------------------------------------------------------------------------


def _workbook(
    form: KindSpec, headers: list[str], columns: Sequence[Column], rows: Iterable[list[Cell]]
) -> bytes:
    import openpyxl
    from openpyxl.styles import Alignment, Font

    book: Any = openpyxl.Workbook()
    sheet, beside = book.active, book.create_sheet(BASELINE)
    sheet.title = form.kind.plural[:31].capitalize()
    _append(beside, [MARK, form.kind.key])
    lines: list[Sequence[Cell]] = [headers, *rows]
    for row in lines:
        _append(sheet, row)
        _append(beside, row)
    beside.sheet_state = "veryHidden"
    sheet.freeze_panes = "B2"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        sheet.column_dimensions[cell.column_letter].width = 24
    _choices(sheet, columns)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _append(sheet: Worksheet, row: Sequence[Cell]) -> None:
    """A row whose texts are texts, whatever they begin with."""
    line = (sheet.max_row if sheet._cells else 0) + 1  # noqa: SLF001 - `append` knows no types
    for column, value in enumerate(row, 1):
        if value is None or value == "":
            continue
        cell: Any = sheet.cell(line, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
            cell.quotePrefix = value.startswith(_WORKED_OUT)
        elif isinstance(value, date):
            cell.number_format = "dd-mm-yyyy"


def _choices(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Offer the values that a field can have."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, (_, _, field) in enumerate(columns, 1):
        labels = [one.label for one in field.choices]
        labels = labels or (["ja", "nej"] if field.value is Value.FLAG else [])
        listed = ",".join(labels)
        plain = not any(set(label) & set(',"') for label in labels)
        if not labels or field.many or not plain or len(listed) > _LONG_LIST:
            continue
        rule: Any = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
        letter = get_column_letter(number)
        rule.add(f"{letter}2:{letter}2000")
        sheet.add_data_validation(rule)
