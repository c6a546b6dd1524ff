"""Which column is which field, and what holds for every row: `--mapping` as the office wrote it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from editing.importing.spreadsheet import Spreadsheet
from records.danish.nearest import nearest
from records.messages import in_order
from records.model.describe import unknown_field
from records.model.field_spec import FieldSpec, KindSpec, spec_of
from records.model.registry import BY_KEY
from records.source.diagnostics import (
    Diagnostic,
    Position,
    SourceError,
    Violation,
    diagnostic,
    violation,
)
from records.source.files import decode, outside_bytes
from records.source.tree import Data, Loc, Tree, parse

KEYS = ("kind", "columns", "values", "defaults", "when_needed")


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
    when_needed: Mapping[str, Data] = field(default_factory=dict)
    """Fields that a new record gets where the sheet says nothing and a rule demands them."""
    places: Mapping[str, Position] = field(default_factory=dict, compare=False)
    """Where the file names each column."""


def read_mapping(file: Path, shown: str) -> ImportMapping:
    """Read the mapping file. Raises SourceError with every problem in it."""
    tree = parse(shown, decode(shown, outside_bytes(file, shown)))
    diagnostics = list(_wrong_shape(tree))
    kind = str(tree.data.get("kind") or "vacancy")
    if not diagnostics and kind not in BY_KEY:
        at = tree.locate(("kind",))
        kinds = ", ".join(BY_KEY)
        diagnostics.append(diagnostic("mapping-kind-unknown", at, kind=kind, kinds=kinds))
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
        _group(tree, "when_needed"),
        {name: tree.locate(("columns", name), key=True) for name in _group(tree, "columns")},
    )


def _text(value: Data) -> str:
    return value if isinstance(value, str) else ""


def _group(tree: Tree, key: str) -> dict[str, Data]:
    found = tree.data.get(key)
    return found if isinstance(found, dict) else {}


def _wrong_shape(tree: Tree) -> Iterator[Diagnostic]:
    for key, value in tree.data.items():
        if key not in KEYS:
            at = tree.locate((key,), key=True)
            yield diagnostic("field-unknown", at, key=key, fields=", ".join(KEYS))
        elif key != "kind" and value is not None and not isinstance(value, dict):
            yield diagnostic("mapping-field-without-lines", tree.locate((key,)), key=key)
    for key, cells in _group(tree, "values").items():
        if not isinstance(cells, dict):
            at = tree.locate(("values", key))
            yield diagnostic("mapping-values-without-lines", at, key=key)


def _unknown_fields(tree: Tree, form: KindSpec) -> Iterator[Diagnostic]:
    named = [(("columns", name), _text(key)) for name, key in _group(tree, "columns").items()]
    named += [(("values", key), key) for key in _group(tree, "values")]
    for part in ("defaults", "when_needed"):
        named += [((part, key), key) for key in _group(tree, part)]
    for loc, key in named:
        if key and field_of(form, key) is None:
            yield Diagnostic.of(unknown_field(form.kind.model, key), _place(tree, loc))


def _place(tree: Tree, loc: Loc) -> Position:
    return tree.locate(loc, key=loc[0] != "columns")


def field_of(form: KindSpec, path: str) -> FieldSpec | None:
    """The field that `deadline` or `application.address` names."""
    along = fields_along(form, path)
    return along[-1] if along else None


def fields_along(form: KindSpec, path: str) -> tuple[FieldSpec, ...]:
    """The field that a path names, after the groups that it lies in; empty where it names none."""
    along: tuple[FieldSpec, ...] = ()
    fields = form.fields
    for key in path.split("."):
        found = next((one for one in fields if one.key == key), None)
        if found is None:
            return ()
        along = (*along, found)
        fields = () if found.many else found.parts
    return along


def paths_by_name(form: KindSpec) -> dict[str, str]:
    """What a column may be called, in small letters, and the path of its field.

    A part of a group is `Ansøgning: Mail`, its path alone, or what the mapping says.
    """
    named = {name: path for name, path, _ in reversed(list(_named(form.fields, "", "")))}
    return {name.casefold(): path for name, path in named.items()} | {
        path: path for _, path, _ in _named(form.fields, "", "")
    }


def _named(
    fields: Sequence[FieldSpec], label: str, path: str
) -> Iterator[tuple[str, str, FieldSpec]]:
    """Every field that a column can hold: its Danish name, its path, and itself."""
    for one in fields:
        if one.parts and not one.many:
            yield f"{label}{one.label}", f"{path}{one.key}", one
            yield from _named(one.parts, f"{label}{one.label}: ", f"{path}{one.key}.")
        else:
            yield f"{label}{one.label}", f"{path}{one.key}", one


def columns_of(form: KindSpec) -> Iterator[tuple[str, str, FieldSpec]]:
    """The fields that one cell can hold: a name that leads back to each, its path, and itself."""
    by_name = paths_by_name(form)
    for name, path, one in _named(form.fields, "", ""):
        if not one.parts:
            yield name if by_name[name.casefold()] == path else path, path, one


def is_known(form: KindSpec, mapping: ImportMapping) -> Callable[[str], bool]:
    """Whether a text is the name of a column that a field or the mapping knows."""
    names = paths_by_name(form)
    return lambda name: name in mapping.columns or name.casefold() in names


def fields_of_columns(sheet: Spreadsheet, mapping: ImportMapping, form: KindSpec) -> dict[str, str]:
    """The path of the field that each column fills, columns that are left out apart.

    A column is known by the mapping, by a field's key or by its Danish label. Raises SourceError
    with each column that is not, each that cannot hold its field, and each that the mapping's file
    names and the sheet has not.
    """
    by_name = paths_by_name(form)
    found: dict[str, str] = {}
    diagnostics = [_not_there(sheet, mapping, name) for name in lacking(sheet, mapping)]
    for name in sheet.headers:
        path = mapping.columns.get(name, by_name.get(name.casefold()))
        if path is None and field_of(form, name) is None:
            unknown = replace(unknown_field(form.kind.model, name), code="column-unknown")
            diagnostics.append(Diagnostic.of(unknown, sheet.position(sheet.header_line, name)))
        elif path != "":
            found[name] = path or name
    diagnostics += _unfit(sheet, form, found)
    if diagnostics:
        raise SourceError(*in_order(diagnostics))
    return found


def lacking(sheet: Spreadsheet, mapping: ImportMapping) -> list[str]:
    """The columns that the mapping's file takes for fields and the sheet has not."""
    named = (name for name, path in mapping.columns.items() if path)
    return [name for name in named if name in mapping.places and name not in sheet.headers]


def _not_there(sheet: Spreadsheet, mapping: ImportMapping, name: str) -> Diagnostic:
    others = {each.casefold(): each for each in sheet.headers if each not in mapping.columns}
    near = others.get(nearest(name.casefold(), others), "")
    at = mapping.places[name]
    return diagnostic("mapping-column-not-in-sheet", at, column=name, near=near)


def _unfit(sheet: Spreadsheet, form: KindSpec, found: Mapping[str, str]) -> Iterator[Diagnostic]:
    seen: dict[str, str] = {}
    for name, path in found.items():
        target, at = field_of(form, path), sheet.position(sheet.header_line, name)
        if target and target.parts:
            yield Diagnostic.of(_group_in_cell(target, path), at, f"{form.kind.key}:")
        if path in seen:
            yield diagnostic("columns-of-one-field", at, column=name, other=seen[path])
        seen[path] = name


def _group_in_cell(target: FieldSpec, path: str) -> Violation:
    loc = tuple(path.split("."))
    if target.many:
        return violation("groups-in-one-column", loc)
    return violation("group-in-one-column", loc, part=f"{path}.{target.parts[0].key}")
