"""Which column is which field, and what holds for every row: `--mapping` as the office wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from editing.importing.spreadsheet import Spreadsheet
from records.messages import in_order
from records.model.describe import suggest_key
from records.model.field_spec import FieldSpec, KindSpec, spec_of
from records.model.registry import BY_KEY
from records.source.diagnostics import Diagnostic, Position, SourceError, raw
from records.source.files import decode, outside_bytes
from records.source.tree import Data, Loc, Tree, parse

KEYS = ("kind", "columns", "values", "defaults")


@dataclass(frozen=True, slots=True)
class ImportMapping:
    """What the mapping file says; an empty one leaves everything to the columns' names."""

    kind: str = "vacancy"
    columns: Mapping[str, str] = field(default_factory=dict)
    """Column to field, `application.address` for a part of one; nothing leaves the column out."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By field: what a cell says, and the value that is meant."""
    defaults: Mapping[str, Data] = field(default_factory=dict)
    """Fields that every new record gets where the sheet says nothing."""


def read_mapping(file: Path, shown: str) -> ImportMapping:
    """Read the mapping file. Raises SourceError with every problem in it."""
    tree = parse(shown, decode(shown, outside_bytes(file, shown)))
    diagnostics = list(_wrong_shape(tree))
    kind = str(tree.data.get("kind") or "vacancy")
    if not diagnostics and kind not in BY_KEY:
        sentence = f'arten "{kind}" kendes ikke. Skriv en af: {", ".join(BY_KEY)}.'
        diagnostics.append(raw(tree.locate(("kind",)), sentence))
    if not diagnostics:
        diagnostics += _unknown_fields(tree, spec_of(kind))
    if diagnostics:
        raise SourceError(*diagnostics)
    return ImportMapping(
        kind,
        {name: _text(key) for name, key in _group(tree, "columns").items()},
        {
            key: {cell: _text(value) for cell, value in cells.items()}
            for key, cells in _group(tree, "values").items()
            if isinstance(cells, dict)
        },
        _group(tree, "defaults"),
    )


def _text(value: Data) -> str:
    return value if isinstance(value, str) else ""


def _group(tree: Tree, key: str) -> dict[str, Data]:
    found = tree.data.get(key)
    return found if isinstance(found, dict) else {}


def _wrong_shape(tree: Tree) -> Iterator[Diagnostic]:
    for key, value in tree.data.items():
        if key not in KEYS:
            sentence = f'feltet "{key}" kendes ikke. Felterne her er: {", ".join(KEYS)}.'
            yield raw(tree.locate((key,), key=True), sentence)
        elif key != "kind" and value is not None and not isinstance(value, dict):
            sentence = f'feltet "{key}" skal have linjer under sig. Skriv fx Frist: deadline.'
            yield raw(tree.locate((key,)), sentence)
    for key, cells in _group(tree, "values").items():
        if not isinstance(cells, dict):
            sentence = f'feltet "{key}" skal have linjer under sig. Skriv fx Ledig: opslaaet.'
            yield raw(tree.locate(("values", key)), sentence)


def _unknown_fields(tree: Tree, form: KindSpec) -> Iterator[Diagnostic]:
    named = [(("columns", name), _text(key)) for name, key in _group(tree, "columns").items()]
    named += [(("values", key), key) for key in _group(tree, "values")]
    named += [(("defaults", key), key) for key in _group(tree, "defaults")]
    for loc, key in named:
        if key and field_of(form, key) is None:
            yield raw(_place(tree, loc), _unknown(form, key))


def _place(tree: Tree, loc: Loc) -> Position:
    return tree.locate(loc, key=loc[0] != "columns")


def _unknown(form: KindSpec, key: str) -> str:
    return f'feltet "{key}" kendes ikke. {suggest_key(form.kind.model, key)}'


def field_of(form: KindSpec, path: str) -> FieldSpec | None:
    """The field that `deadline` or `application.address` names."""
    fields = form.fields
    found = None
    for key in path.split("."):
        found = next((one for one in fields if one.key == key), None)
        fields = found.parts if found and not found.many else ()
    return found


def fields_of_columns(sheet: Spreadsheet, mapping: ImportMapping, form: KindSpec) -> dict[str, str]:
    """The path of the field that each column fills, columns that are left out apart.

    A column is known by the mapping, by a field's key or by its Danish label. Raises SourceError
    with each column that is not, and each that cannot hold its field.
    """
    by_name = {one.label.casefold(): one.key for one in reversed(form.fields)}
    by_name |= {one.key: one.key for one in form.fields}
    found: dict[str, str] = {}
    diagnostics: list[Diagnostic] = []
    for name in sheet.headers:
        path = mapping.columns.get(name, by_name.get(name.casefold()))
        if path is None and field_of(form, name) is None:
            cure = f'{suggest_key(form.kind.model, name)} Skriv det under "columns" i --mapping.'
            sentence = f'kolonnen "{name}" kendes ikke. {cure}'
            diagnostics.append(raw(sheet.position(1, name), sentence))
        elif path != "":
            found[name] = path or name
    diagnostics += _unfit(sheet, form, found)
    if diagnostics:
        raise SourceError(*in_order(diagnostics))
    return found


def _unfit(sheet: Spreadsheet, form: KindSpec, found: Mapping[str, str]) -> Iterator[Diagnostic]:
    seen: dict[str, str] = {}
    for name, path in found.items():
        target = field_of(form, path)
        if target and target.parts:
            cure = 'Skriv det under "defaults" i --mapping.'
            if not target.many:
                cure = f"Brug en kolonne til hver del, fx {path}.{target.parts[0].key}."
            sentence = f'feltet "{path}" ({target.label}) kan ikke stå i én kolonne. {cure}'
            yield raw(sheet.position(1, name), sentence)
        if path in seen:
            sentence = f'kolonnen "{name}" er samme felt som "{seen[path]}". Udelad den ene.'
            yield raw(sheet.position(1, name), sentence)
        seen[path] = name
