"""Rows as records of a kind, each with every fault at its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from editing.importing.mapping import ImportMapping, field_of
from editing.importing.spreadsheet import Row, Spreadsheet
from editing.normalise import Names, normalise
from records.danish.slugs import slug
from records.loading.reader import read_record
from records.model.base import Record
from records.model.field_spec import KindSpec
from records.source.diagnostics import Diagnostic, Position, diagnostic
from records.source.documents import Document
from records.source.tree import Data, Loc


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
class _Cells:
    """The way from a field to the cell that filled it."""

    sheet: Spreadsheet
    line: int
    columns: Mapping[str, str]
    """Field path to the column's name."""

    def locate(self, loc: Loc, *, key: bool = False) -> Position:
        keys = [part for part in loc if isinstance(part, str)]
        path = ".".join(keys)
        name = self.columns.get(path) or self.columns.get(keys[0] if keys else "", "")
        return self.sheet.position(1 if key and name else self.line, name)


def read_rows(
    sheet: Spreadsheet,
    columns: Mapping[str, str],
    mapping: ImportMapping,
    form: KindSpec,
    areas: Names,
) -> tuple[list[Read], list[Diagnostic]]:
    """Each row that is a record, and what is wrong with the others."""
    reader = _Reader(sheet, columns, mapping, form, areas)
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
    sheet: Spreadsheet
    columns: Mapping[str, str]
    mapping: ImportMapping
    form: KindSpec
    areas: Names

    def read(self, row: Row, diagnostics: list[Diagnostic]) -> Read | None:
        said = self._said(row)
        data = _joined(self.mapping.defaults, said)
        data.setdefault("id", self._id(data))
        by_path = {path: name for name, path in self.columns.items()}
        document = Document(self.sheet.path, data, _Cells(self.sheet, row.line, by_path))
        record, wrong = read_record(self.form.kind, document)
        diagnostics += wrong
        return Read(row, data, said, record) if record else None

    def _said(self, row: Row) -> dict[str, Data]:
        said: dict[str, Data] = {}
        for name, path in self.columns.items():
            target = field_of(self.form, path)
            if target is None or name not in row.cells:
                continue
            cell = row.cells[name]
            text = self.mapping.values.get(path, {}).get(cell, cell)
            _put(said, path, normalise(text, target, self.areas))
        return said

    def _id(self, data: Mapping[str, Data]) -> str:
        """Out of what names the record and the year it came, so that the row finds it again."""
        name = slug(str(data.get(self.form.kind.model.name_field) or ""))
        year = str(data.get("posted") or data.get("start_date") or data.get("published") or "")[:4]
        bare = name[: 60 - len(year) - 1].strip("-")
        return f"{bare}-{year}" if year.isdigit() else bare


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
