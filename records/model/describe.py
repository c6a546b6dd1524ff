"""What the models say about a field: its label, its example, its neighbours."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from records.danish.nearest import nearest_key
from records.source.diagnostics import Violation, violation
from records.source.tree import Loc
from records.types.field_type import MarkdownText, MediaFile, Ref, Target

Marker = Ref | Target | MediaFile | MarkdownText


@dataclass(frozen=True, slots=True)
class FieldName:
    """A field as messages name it."""

    key: str
    """With dots between levels, without list numbers."""
    label: str

    def __str__(self) -> str:
        return f'feltet "{self.key}" ({self.label})' if self.label else f'feltet "{self.key}"'


def name_of(model: type[BaseModel], loc: Loc) -> FieldName:
    """The key and Danish label of the field at `loc`."""
    keys = [str(part) for part in loc if isinstance(part, str)]
    info = field_at(model, loc)
    return FieldName(".".join(keys), (info.title or "") if info else "")


def field_at(model: type[BaseModel], loc: Loc) -> FieldInfo | None:
    """The definition of the field at `loc`, or None where the models know none."""
    current: type[BaseModel] | None = model
    info: FieldInfo | None = None
    for part in loc:
        if isinstance(part, int):
            continue
        if current is None or part not in current.model_fields:
            return None
        info = current.model_fields[part]
        current = parts_of(current).get(part)
    return info


def model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel]:
    """The innermost model that `loc` leads into."""
    current = model
    for part in loc:
        current = parts_of(current).get(str(part), current)
    return current


@cache
def parts_of(model: type[BaseModel]) -> Mapping[str, type[BaseModel]]:
    """The fields that hold a group of fields, or a list of groups, and the model of each."""
    found = {name: _model_in(info.annotation) for name, info in model.model_fields.items()}
    return {name: part for name, part in found.items() if part}


@cache
def names_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The names of the fields; asking the model itself takes longer."""
    return tuple(model.model_fields)


@cache
def keys_of(model: type[BaseModel]) -> frozenset[str]:
    """Every field that a file of the model can have, those of groups with them."""
    below = (keys_of(part) for part in parts_of(model).values())
    return frozenset(model.model_fields).union(*below)


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(inner) for inner in get_args(annotation) if inner is not Ellipsis)
    return next((model for model in found if model), None)


_OF_OTHER_PROGRAMS: Mapping[str, str] = {
    "author": "contact",
    "categories": "topics",
    "category": "topics",
    "content": "body",
    "cover": "image",
    "date": "published",
    "description": "summary",
    "excerpt": "summary",
    "headline": "title",
    "heading": "title",
    "keywords": "topics",
    "lead": "summary",
    "permalink": "id",
    "photo": "image",
    "slug": "id",
    "tags": "topics",
    "teaser": "summary",
    "text": "body",
    "thumbnail": "image",
}
"""What other programs for websites call a field of ours."""


def unknown_field(model: type[BaseModel], key: str, loc: Loc = ()) -> Violation:
    """The violation of a key that the model does not have, with the one that was perhaps meant."""
    labels = {name: info.title or "" for name, info in model.model_fields.items()}
    near = of_other_program(model, key) or nearest_key(key, labels)
    return violation(
        "field-unknown",
        loc,
        key=key,
        fields=", ".join(labels),
        near=near,
        label=labels.get(near, ""),
    )


def of_other_program(model: type[BaseModel], key: str) -> str:
    """Our field for what another program calls so; empty where the model has none."""
    other = _OF_OTHER_PROGRAMS.get(key.casefold(), "")
    return other if other in model.model_fields else ""


def missing_field(model: type[BaseModel], loc: Loc) -> Violation:
    """The violation of a required field that is not there: what to write goes by what it holds."""
    info = field_at(model, loc)
    key = next(str(part) for part in reversed(loc) if isinstance(part, str))
    extra = info.json_schema_extra if info else None
    widget = extra.get("widget") if isinstance(extra, dict) else None
    if widget == "boolean":
        return violation("flag-missing", loc, key=key)
    if widget == "markdown" and len(loc) == 1:
        return violation("text-missing", loc, key=key)
    if info and info.examples:
        example = str(info.examples[0]).removesuffix(".")
        return violation("field-missing", loc, key=key, example=example)
    return violation("group-missing", loc, key=key)


Path = tuple[str, ...]


@cache
def annotated_fields(model: type[BaseModel]) -> tuple[tuple[Path, Marker], ...]:
    """Each field that points somewhere, as path (`*` for list items) and marker."""
    return tuple(_marked(model, ()))


def _marked(model: type[BaseModel], path: Path) -> Iterator[tuple[Path, Marker]]:
    for name, info in model.model_fields.items():
        for marker in info.metadata:
            if isinstance(marker, Marker):
                yield (*path, name), marker
        yield from _in_annotation(info.annotation, (*path, name))


def _in_annotation(annotation: object, path: Path) -> Iterator[tuple[Path, Marker]]:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        yield from ((path, marker) for marker in metadata if isinstance(marker, Marker))
        yield from _in_annotation(inner, path)
    elif origin is tuple:
        yield from _in_annotation(get_args(annotation)[0], (*path, "*"))
    elif origin in (Union, types.UnionType):
        for inner in get_args(annotation):
            yield from _in_annotation(inner, path)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _marked(annotation, path)


def annotated_values(record: BaseModel, *only: type[Marker]) -> Iterator[tuple[Loc, Marker, str]]:
    """Every value of the record that points somewhere, with its place in the record.

    With `only` those of such markers alone.
    """
    said = vars(record)
    for key, fields in _marked_by_key(type(record), only):
        value = said.get(key)  # a record with faults lacks what was not readable
        if value:  # most fields of most records are empty
            for rest, marker in fields:
                for loc, text in _texts(value, rest, (key,)):
                    yield loc, marker, text


@cache
def _marked_by_key(
    model: type[BaseModel], only: tuple[type[Marker], ...]
) -> tuple[tuple[str, list[tuple[Path, Marker]]], ...]:
    found: dict[str, list[tuple[Path, Marker]]] = {}
    for path, marker in annotated_fields(model):
        if not only or isinstance(marker, only):
            found.setdefault(path[0], []).append((path[1:], marker))
    return tuple(found.items())


def _texts(value: object, path: Path, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        if not path:
            yield loc, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _texts(item, path[1:], (*loc, number))
    elif path and isinstance(value, BaseModel):
        yield from _texts(getattr(value, path[0]), path[1:], (*loc, path[0]))


def has_text(holder: BaseModel, test: Callable[[str], object]) -> bool:
    """Whether any text in the record, at any depth, passes: most records are done with so."""
    return _any_passes(holder.__dict__.values(), test)


def _any_passes(values: Iterable[object], test: Callable[[str], object]) -> bool:
    for value in values:  # a loop: every text of every record comes by in each build
        if value is None:
            continue
        if isinstance(value, str):
            if test(value):
                return True
        elif isinstance(value, tuple):
            if value and _any_passes(value, test):
                return True
        elif isinstance(value, BaseModel) and has_text(value, test):
            return True
    return False
