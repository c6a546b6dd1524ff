"""Every field of a kind as an editor meets it: label, help, example, and what may be written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Any

from annotated_types import MaxLen, MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from records.model.registry import BY_KEY, Kind
from records.model.value_shape import Value, ValueShape, shape_of


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be chosen, and what a reader calls it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field. `parts` are the fields of a group, or of each item in a list of groups."""

    key: str
    label: str
    """Danish."""
    help: str
    """A Danish sentence, or nothing."""
    example: str
    """A value as it stands in a file, or nothing."""
    widget: str
    """As `records.types.define` lists them."""
    value: Value
    """What one value is; of each item where `many`."""
    many: bool
    required: bool
    """Whether it must always be there; rules between fields may ask for more."""
    default: str
    """What holds where it is left out, as it would stand in a file, or nothing."""
    least: int | None
    """How many items a list must have; None where it is no list, or may be empty."""
    most: int | None
    choices: tuple[Choice, ...]
    words: tuple[str, ...]
    """Words that may stand in place of a value: `efter-aftale`, `nu`, `auto`."""
    relation: str | None
    """The kind whose id it is (areas: whose code it is); `*` is any, written `kind:id`."""
    is_target: bool
    """Whether it is a link target: `kind:id`, a path from the root, https or mailto."""
    is_media: bool
    """Whether it is the path of a file under `content/`."""
    schema: Mapping[str, Any]
    """JSON Schema of one value: type, lengths, pattern, bounds; empty for groups."""
    parts: tuple[FieldSpec, ...]

    @property
    def spoken_example(self) -> str:
        """The example without the signs that only a file needs: `0400` for `["0400"]`."""
        return re.sub(r"[\[\]\"']", "", self.example).removesuffix(".")


@dataclass(frozen=True, slots=True)
class KindSpec:
    """A kind as an editor meets it."""

    kind: Kind
    fields: tuple[FieldSpec, ...]
    """In the order in which a file has them."""
    body: str | None
    """The key that the text under the front matter of a `.md` file fills; None has no such text."""

    @property
    def suffix(self) -> str:
        """What a new file of the kind ends with: `.md` where it must have a longer text."""
        needed = any(field.key == self.body and field.required for field in self.fields)
        return ".md" if needed else ".yml"

    def field(self, key: str) -> FieldSpec:
        """The field of that key. Raises KeyError."""
        return {field.key: field for field in self.fields}[key]


@cache
def spec_of(key: str) -> KindSpec:
    """The form of the kind with that key, such as `vacancy`. Raises KeyError."""
    kind = BY_KEY[key]
    fields = _fields(kind.model)
    body = kind.body if kind.body in kind.model.model_fields else None
    return KindSpec(kind, fields, body)


def _fields(model: type[BaseModel]) -> tuple[FieldSpec, ...]:
    return tuple(_field(key, info) for key, info in model.model_fields.items())


def _field(key: str, info: FieldInfo) -> FieldSpec:
    shape = shape_of(info)
    extra = info.json_schema_extra
    widget = extra.get("widget") if isinstance(extra, dict) else None
    return FieldSpec(
        key=key,
        label=info.title or key,
        help=info.description or "",
        example=str(info.examples[0]) if info.examples else "",
        widget=str(widget or "string"),
        value=shape.value,
        many=shape.many,
        required=info.is_required(),
        default=_as_written(info.get_default()),
        least=_length(info, MinLen),
        most=_length(info, MaxLen),
        choices=_choices(shape),
        words=shape.words,
        relation=shape.relation,
        is_target=shape.is_target,
        is_media=shape.is_media,
        schema=shape.schema,
        parts=_fields(shape.group) if shape.group else (),
    )


def _choices(shape: ValueShape) -> tuple[Choice, ...]:
    return tuple(Choice(str(code.value), code.label) for code in shape.codes)


def _length(info: FieldInfo, bound: type[MinLen | MaxLen]) -> int | None:
    found = next((mark for mark in info.metadata if isinstance(mark, bound)), None)
    if found is None:
        return None
    return found.min_length if isinstance(found, MinLen) else found.max_length


def _as_written(value: object) -> str:
    """A default as it would stand in a file."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, time):
        return f'"{value:%H:%M}"'
    is_plain = isinstance(value, (str, int, float, date))
    return str(value) if is_plain and value != "" else ""
