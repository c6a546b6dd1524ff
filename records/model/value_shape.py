"""What one value of a field is, read off its annotation."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from records.codes.base import Code
from records.types.field_type import FieldType, MarkdownText, MediaFile, Ref, Target


class Value(StrEnum):
    """What an editor writes for one value."""

    TEXT = "text"
    PARAGRAPH = "paragraph"
    """Text that may have several lines."""
    MARKDOWN = "markdown"
    WHOLE = "whole"
    DECIMAL = "decimal"
    FLAG = "flag"
    DAY = "day"
    TIME = "time"
    CODE = "code"
    GROUP = "group"
    """Fields of its own."""


@dataclass(frozen=True, slots=True)
class ValueShape:
    """One value of a field; of each item where the field is a list."""

    value: Value
    many: bool
    schema: Mapping[str, Any]
    """JSON Schema (2020-12) of one value, without labels; empty for groups."""
    codes: tuple[Code, ...] = ()
    words: tuple[str, ...] = ()
    """Words that may stand in place of a value: `efter-aftale`, `auto`."""
    relation: str | None = None
    """Kind whose id it is; `*` is any, written `kind:id`."""
    is_target: bool = False
    """Whether it is a link target: `kind:id`, a path from the root, https or mailto."""
    is_media: bool = False
    group: type[BaseModel] | None = None


def shape_of(info: FieldInfo) -> ValueShape:
    """The shape of a model's field."""
    annotation: Any = info.annotation
    inner, is_list = _item(annotation)
    parts = tuple(_leaves(inner, tuple(info.metadata)))
    kinds = [kind for kind, _ in parts]
    marks = [mark for _, metadata in parts for mark in metadata]
    schema = _schema(kinds, marks)
    codes = tuple(member for kind in kinds if _is(kind, Code) for member in kind)
    refs = [mark.kind for mark in marks if isinstance(mark, Ref)]
    return ValueShape(
        value=_value(kinds, marks, schema),
        many=is_list,
        schema=MappingProxyType(schema),
        codes=codes,
        words=tuple(_words(annotation)),
        relation=refs[0] if refs else None,
        is_target=any(isinstance(mark, Target) for mark in marks),
        is_media=any(isinstance(mark, MediaFile) for mark in marks),
        group=next((kind for kind in kinds if _is(kind, BaseModel)), None),
    )


def _is(kind: object, parent: type) -> bool:
    return isinstance(kind, type) and issubclass(kind, parent)


def _item(annotation: object) -> tuple[object, bool]:
    """The annotation of one value, and whether the field is a list of them."""
    for option in _options(annotation):
        if get_origin(option) is tuple:
            return get_args(option)[0], True
    return annotation, False


def _options(annotation: object) -> tuple[object, ...]:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _options(get_args(annotation)[0])
    return get_args(annotation) if origin in (Union, types.UnionType) else (annotation,)


def _leaves(
    annotation: object, metadata: tuple[object, ...]
) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Each plain type in the annotation with the marks that stand on it."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        yield from _leaves(inner, (*metadata, *more))
    elif origin in (Union, types.UnionType):
        for option in get_args(annotation):
            yield from _leaves(option, metadata)
    elif annotation is not type(None) and origin is not Literal:
        yield annotation, metadata


def _words(annotation: object) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    for inner in get_args(annotation) if get_origin(annotation) is not Literal else ():
        yield from _words(inner)


def _schema(kinds: list[Any], marks: list[Any]) -> dict[str, Any]:
    code = next((kind for kind in kinds if _is(kind, Code)), None)
    if code is not None:
        return {"type": "string", "enum": [member.value for member in code]}
    judges = [mark for mark in marks if isinstance(mark, FieldType)]
    return judges[0].json_schema() if judges else {}


def _value(kinds: list[Any], marks: list[Any], schema: dict[str, Any]) -> Value:
    for parent, value in ((Code, Value.CODE), (BaseModel, Value.GROUP), (date, Value.DAY)):
        if any(_is(kind, parent) for kind in kinds):
            return value
    if any(isinstance(mark, MarkdownText) for mark in marks):
        return Value.MARKDOWN
    named = {"integer": Value.WHOLE, "number": Value.DECIMAL, "boolean": Value.FLAG}
    if str(schema.get("type")) in named:
        return named[str(schema["type"])]
    if any(kind.__name__ == "time" for kind in kinds):
        return Value.TIME
    lines = any(getattr(mark, "lines", False) for mark in marks)
    return Value.PARAGRAPH if lines else Value.TEXT
