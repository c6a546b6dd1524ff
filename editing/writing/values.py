"""A record as the values that its file holds: the way back from `records.loading.reader`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import Any

from pydantic import BaseModel

from records.model.base import Record
from records.model.field_spec import FieldSpec, spec_of
from records.model.registry import BY_MODEL
from records.source.tree import Data


def values_of_record(record: Record) -> dict[str, Data]:
    """Every field that says more than its default, in the order of the form, as plain text.

    Reading the result gives an equal record.
    """
    return _fields(record, spec_of(BY_MODEL[type(record)].key).fields)


def _fields(part: BaseModel, fields: Sequence[FieldSpec]) -> dict[str, Data]:
    left_out = {
        field.key
        for field in fields
        if not field.required
        and getattr(part, field.key) == type(part).model_fields[field.key].get_default()
    }
    return {
        field.key: _value(getattr(part, field.key), field)
        for field in fields
        if field.key not in left_out
    }


def _value(value: Any, field: FieldSpec) -> Data:  # noqa: ANN401 - a field holds any type
    if isinstance(value, tuple):
        return [_value(item, field) for item in value]
    if isinstance(value, BaseModel):
        return _fields(value, field.parts)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return f"{value:g}" if isinstance(value, float) else str(value)
