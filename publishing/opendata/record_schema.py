"""The schema of a kind's data file: JSON Schema 2020-12, from the same fields as the data."""

from __future__ import annotations

from typing import Any

from publishing.opendata.records import Dataset, keys_of
from publishing.opendata.schema import ADDRESS, DRAFT, TEXT, closed, envelope, or_null
from publishing.site import Site
from records.model.field_spec import FieldSpec
from records.model.value_shape import Value

_PLAIN: dict[Value, dict[str, Any]] = {
    Value.TEXT: TEXT,
    Value.PARAGRAPH: TEXT,
    Value.WHOLE: {"type": "integer"},
    Value.DECIMAL: {"type": "number"},
    Value.FLAG: {"type": "boolean"},
    Value.DAY: {"type": "string", "format": "date"},
    Value.TIME: {"type": "string", "pattern": r"^\d{2}:\d{2}$"},
}


def record_schema(dataset: Dataset, site: Site) -> dict[str, Any]:
    """All keys are required, and no others are allowed; null is what is not told."""
    properties = envelope(site, dataset.name, _entry(dataset))
    del properties["homepage"]  # the records of a kind may have no page in common
    properties["as_of"] = or_null(properties["as_of"])
    return {
        "$schema": DRAFT,
        "$id": site.absolute(dataset.schema_path),
        "title": f"{dataset.title} fra {site.name}",
        **closed(properties),
    }


def _entry(dataset: Dataset) -> dict[str, Any]:
    rules: dict[str, dict[str, Any]] = {
        "id": {**TEXT, "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "url": or_null(ADDRESS),
        "example": {"type": "boolean"},
        **{each.key: _field(each) for each in dataset.fields},
        **{more.key: or_null(more.schema) for more in dataset.more},
    }
    return closed({key: {"title": label, **rules[key]} for key, label in keys_of(dataset)})


def _field(spec: FieldSpec) -> dict[str, Any]:
    if spec.many:
        return {"type": "array", "items": _value(spec)}
    # A default stands where the file says nothing, so only what has neither may be null.
    return _value(spec) if spec.required or spec.default else or_null(_value(spec))


def _value(spec: FieldSpec) -> dict[str, Any]:
    if spec.parts:
        told = (part for part in spec.parts if part.key != "note")
        return closed({part.key: {"title": part.label, **_field(part)} for part in told})
    if spec.choices:
        return {"type": "string", "enum": [choice.value for choice in spec.choices]}
    if spec.words and spec.value is Value.DAY:
        return TEXT
    return dict(_PLAIN.get(spec.value, TEXT))
