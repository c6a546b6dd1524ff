"""What `web/file_format.js` must know of a field to read and write it as we do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from records.model.field_spec import FieldSpec
from records.model.value_shape import Value

_NAMES = {
    Value.WHOLE: "number",
    Value.DECIMAL: "number",
    Value.FLAG: "flag",
    Value.TIME: "time",
    Value.DAY: "bare",
    Value.CODE: "bare",
    Value.GROUP: "group",
    Value.PARAGRAPH: "lines",
    Value.MARKDOWN: "lines",
}


def format_of(fields: Iterable[FieldSpec]) -> dict[str, dict[str, Any]]:
    """Each field by its key: how a value stands in a file.

    What is false or empty is left out.
    """
    return {field.key: _one(field) for field in fields}


def _one(field: FieldSpec) -> dict[str, Any]:
    said = {
        "value": _NAMES.get(field.value, "text"),
        "many": field.many,
        "in_line": field.value is Value.CODE or field.relation is not None,
        "media": field.is_media,
        "empty": may_be_empty(field),
        "default": field.default.strip('"'),
        "words": list(field.words),
        "parts": format_of(field.parts),
    }
    return {key: value for key, value in said.items() if value}


def may_be_empty(field: FieldSpec) -> bool:
    """Whether it must be there and may say nothing, as the words for a picture that adorns."""
    return field.required and field.schema.get("minLength") == 0
