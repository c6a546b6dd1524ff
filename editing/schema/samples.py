"""An example of a field as YAML 1.2 reads it, which is how an editor's program sees the file."""

from __future__ import annotations

from records.model.field_spec import FieldSpec
from records.model.value_shape import Value
from records.source.tree import Data, parse

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def sample(field: FieldSpec) -> Json:
    """The example of a field that has one."""
    return typed(field.example, field.value)


def typed(written: str, value: Value) -> Json:
    """What stands after a key, as a value of the type that the field has."""
    return _typed(parse("", f"value: {written}").data["value"], value)


def _typed(data: Data, value: Value) -> Json:
    if isinstance(data, list):
        return [_typed(item, value) for item in data]
    if isinstance(data, dict):
        return {key: _typed(item, value) for key, item in data.items()}
    if data is None or data == "":
        return data
    if value is Value.FLAG:
        return data == "true"
    if value is Value.WHOLE:
        return int(data)
    return float(data) if value is Value.DECIMAL else data
