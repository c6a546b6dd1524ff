"""Rows as records of a kind, each with every fault at its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from editing.importing.cells import Column, exported_columns, texts_of, value_at
from editing.importing.demanded import demanded, with_value
from editing.importing.mapping import ImportMapping, field_of
from editing.importing.spreadsheet import Row, Spreadsheet
from editing.importing.table import Number
from editing.normalise import Names, normalise
from editing.writing.values import values_of_record
from records.danish.slugs import slug
from records.loading.alike import AlikeReader
from records.model.base import Record
from records.model.field_spec import FieldSpec, KindSpec
from records.model.value_shape import Value
from records.source.diagnostics import Diagnostic, Position, diagnostic
from records.source.documents import Document
from records.source.positions import Positions
from records.source.tree import Data, Loc

_SHORT = 40
"""Letters of a text that may well stand in several rows."""
_NONE: Mapping[str, Record] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Read:
    """What a row became."""

    row: Row
    data: Mapping[str, Data]
    """All that a new record would say, with the mapping's defaults."""
    said: Mapping[str, Data]
    """The fields that the row itself fills."""
    record: Record


@dataclass(frozen=True, slots=True)
class _Cells(Positions):
    """The way from a field to the cell that filled it."""

    sheet: Spreadsheet
    line: int
    columns: Mapping[str, str]
    """Field path to the column's name."""

    def locate(self, loc: Loc, *, key: bool = False) -> Position:
        keys = [part for part in loc if isinstance(part, str)]
        path = ".".join(keys)
        name = self.columns.get(path) or self.columns.get(keys[0] if keys else "", "")
        return self.sheet.position(self.sheet.header_line if key and name else self.line, name)


def read_rows(
    sheet: Spreadsheet,
    columns: Mapping[str, str],
    mapping: ImportMapping,
    form: KindSpec,
    areas: Names,
    there: Mapping[str, Record] = _NONE,
) -> tuple[list[Read], list[Diagnostic]]:
    """Each row that is a record, and what is wrong with the others.

    Of a workbook that was exported, a row says what was changed in it; `there` are the records
    that it may be about.
    """
    targets = {name: field_of(form, path) for name, path in columns.items()}
    id_column = next((name for name, path in columns.items() if path == "id"), "")
    by_path = {path: name for name, path in columns.items()}
    reader = _Reader(sheet, columns, mapping, form, areas, there, exported_columns(form),
                     targets, id_column, by_path, AlikeReader(form.kind))  # fmt: skip
    diagnostics: list[Diagnostic] = []
    found = [read for row in sheet.rows if (read := reader.read(row, diagnostics))]
    diagnostics += _same_ids(sheet, found)
    return found, diagnostics


def _same_ids(sheet: Spreadsheet, found: list[Read]) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for read in found:
        line = first.setdefault(read.record.id, read.row.line)
        if line != read.row.line:
            at = sheet.position(read.row.line, "id")
            yield diagnostic("rows-of-one-id", at, row=line, id=read.record.id)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one row after the other."""

    sheet: Spreadsheet
    columns: Mapping[str, str]
    mapping: ImportMapping
    form: KindSpec
    areas: Names
    there: Mapping[str, Record]
    of_export: Sequence[Column]
    targets: Mapping[str, FieldSpec | None]
    """The field that each column fills."""
    id_column: str
    by_path: Mapping[str, str]
    reader: AlikeReader
    known: dict[tuple[str, type, bool], dict[str, Data]] = field(default_factory=dict)
    """What each text of a column means, for the many that stand in several rows."""

    def read(self, row: Row, diagnostics: list[Diagnostic]) -> Read | None:
        """The record of a row, or nothing; what is wrong goes to `diagnostics`."""
        record = self.there.get(self._written_id(row))
        exported = self._exported(row)
        if exported is not None and record is None:
            at = self.sheet.position(row.line, "id")
            diagnostics.append(diagnostic("row-of-gone-record", at, id=self._written_id(row)))
            return None
        if exported is not None and record is not None:
            changed = self._changed(row, exported)
            diagnostics += self._changed_twice(row, record, exported, changed)
            said = self._said(Row(row.line, changed), is_exported=True)
            data = _over(values_of_record(record), said)
            said = {key: data.get(key) for key in said}
            data = {key: value for key, value in data.items() if value is not None}
        else:
            said = self._said(row, is_exported=False)
            data = _joined(self.mapping.defaults, said)
        data.setdefault("id", self._id(data))
        cells = _Cells(self.sheet, row.line, self.by_path)
        record, wrong = self.reader.read(Document(self.sheet.path, data, cells))
        while more := self._needed(data, wrong):
            for path in more:
                data = with_value(data, path, value_at(self.mapping.when_needed, path))
            record, wrong = self.reader.read(Document(self.sheet.path, data, cells))
        diagnostics += wrong
        return Read(row, data, said, record) if record else None

    def _needed(self, data: Mapping[str, Data], faults: Sequence[Diagnostic]) -> list[str]:
        """The fields that rules demand, that say nothing, and that the mapping has a value for."""
        known = self.mapping.when_needed
        paths = demanded(faults) if known else ()
        there = (path for path in paths if value_at(known, path) is not None)
        return [path for path in there if value_at(data, path) is None]

    def _written_id(self, row: Row) -> str:
        return row.cells.get(self.id_column, "")

    def _exported(self, row: Row) -> Mapping[str, str] | None:
        """What the row said when it was exported; None for one that was not."""
        exported = self.sheet.exported
        if exported is None or exported.kind != self.form.kind.key:
            return None
        return exported.rows.get(self._written_id(row))

    def _changed(self, row: Row, before: Mapping[str, str]) -> dict[str, str]:
        """The cells that are other than when they were exported, also those that are empty now."""
        return {
            name: row.cells.get(name, "")
            for name in self.columns
            if row.cells.get(name, "") != before.get(name, "")
        }

    def _changed_twice(
        self, row: Row, record: Record, before: Mapping[str, str], changed: Mapping[str, str]
    ) -> Iterator[Diagnostic]:
        """Cells that were changed in the workbook and in the project, and not to the same."""
        now = texts_of(record, self.of_export, self.areas)
        for name, cell in changed.items():
            if now.get(name, "") not in (before.get(name, ""), cell):
                at = self.sheet.position(row.line, name)
                yield diagnostic("cell-changed-twice", at, column=name, now=now.get(name, ""))

    def _said(self, row: Row, *, is_exported: bool) -> dict[str, Data]:
        said: dict[str, Data] = {}
        cells = row.cells
        for name, path in self.columns.items():
            if name not in cells or self.targets[name] is None:
                continue
            value = self._value(name, path, cells[name], is_exported=is_exported)
            if "." in path:
                _put(said, path, value)
            else:
                said[path] = value
        return said

    def _value(self, name: str, path: str, cell: str, *, is_exported: bool) -> Data:
        """What a cell means; worked out once for each short text of a column."""
        target = self.targets[name]
        if not cell or target is None:
            return None
        if len(cell) > _SHORT:
            return self._meant(cell, path, target, is_exported=is_exported)
        known = self.known.setdefault((name, type(cell), is_exported), {})
        if cell not in known:
            known[cell] = self._meant(cell, path, target, is_exported=is_exported)
        return known[cell]

    def _meant(self, cell: str, path: str, target: FieldSpec, *, is_exported: bool) -> Data:
        text = self.mapping.values.get(path, {}).get(cell, cell)
        text = counted(text, target, self.sheet.first_day)
        if is_exported and _is_list_of_texts(target):
            return [line.strip() for line in text.split("\n") if line.strip()]
        return normalise(text, target, self.areas)

    def _id(self, data: Mapping[str, Data]) -> str:
        """Out of what names the record and the year it came, so that the row finds it again."""
        name = slug(str(data.get(self.form.kind.model.name_field) or ""))
        year = str(data.get("posted") or data.get("start_date") or data.get("published") or "")[:4]
        bare = name[: 60 - len(year) - 1].strip("-")
        return f"{bare}-{year}" if year.isdigit() else bare


def _is_list_of_texts(one: FieldSpec) -> bool:
    return one.many and not one.choices and one.relation is None and not one.words


def _over(values: Mapping[str, Data], said: Mapping[str, Data]) -> dict[str, Data]:
    """The values of a record with what is said of it; None takes a field out, also of a group."""
    data = dict(values)
    for key, value in said.items():
        there = data.get(key)
        if isinstance(value, dict):
            inner = _over(there if isinstance(there, dict) else {}, value)
            data[key] = {name: each for name, each in inner.items() if each is not None} or None
        else:
            data[key] = value
    return data


def counted(text: str, target: FieldSpec, first_day: date) -> str:
    """The day or the time that a spreadsheet keeps as a number, as the field writes it."""
    if target.value is Value.DAY and _DAYS.fullmatch(text):
        return (first_day + timedelta(days=int(float(text)))).isoformat()
    is_part = isinstance(text, Number) or "," in text or re.fullmatch(r"0\.\d", text)
    if target.value is Value.TIME and is_part and _PART.fullmatch(text):
        minutes = round(float(text.replace(",", ".")) * 24 * 60)
        return f"{minutes // 60:02}:{minutes % 60:02}" if minutes < 24 * 60 else text
    return text


_DAYS = re.compile(r"[2-7]\d{4}(\.0+)?")
"""From 1954 to 2118, as days since 1899."""
_PART = re.compile(r"0(?:[.,]\d+)?")


def _joined(defaults: Mapping[str, Data], said: Mapping[str, Data]) -> dict[str, Data]:
    """What the row says before what holds for all; a group may come from both."""
    data = {**defaults, **said}
    for key, value in said.items():
        common = defaults.get(key)
        if isinstance(value, dict) and isinstance(common, dict):
            data[key] = {**common, **value}
    return data


def _put(data: dict[str, Data], path: str, value: Data) -> None:
    *groups, last = path.split(".")
    for key in groups:
        inner = data.setdefault(key, {})
        data = inner if isinstance(inner, dict) else {}
    data[last] = value
