"""The fields of a model that take any words: titles, sentences, Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, get_args, get_origin

from pydantic import BaseModel

from records.source.tree import Loc
from records.types.field_type import FieldType

_Path = tuple[str, ...]


def is_free_text(model: type[BaseModel], loc: Loc) -> bool:
    """Whether any words may stand at `loc`; numbers of list items are passed over."""
    return tuple(part for part in loc if isinstance(part, str)) in _paths(model)


@cache
def _paths(model: type[BaseModel]) -> frozenset[_Path]:
    return frozenset(_below(model, ()))


def _below(model: type[BaseModel], path: _Path) -> Iterator[_Path]:
    for name, info in model.model_fields.items():
        if any(_is_free(each) for each in info.metadata):
            yield (*path, name)
        yield from _within(info.annotation, (*path, name))


def _within(annotation: object, path: _Path) -> Iterator[_Path]:
    if get_origin(annotation) is Annotated and any(map(_is_free, get_args(annotation)[1:])):
        yield path
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _below(annotation, path)
    for inner in get_args(annotation):
        yield from _within(inner, path)


def _is_free(marker: object) -> bool:
    return isinstance(marker, FieldType) and marker.is_free_text
