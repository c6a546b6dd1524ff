"""`data/vacancies.schema.json`: JSON Schema 2020-12, made from the same fields as the data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from publishing import addresses
from publishing.opendata.fields import FIELDS
from publishing.opendata.shape import DataField
from publishing.opendata.terms import TERMS
from publishing.site import Site

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TEXT = {"type": "string"}
ADDRESS = {"type": "string", "format": "uri", "pattern": "^https?://"}


def schema(site: Site) -> dict[str, Any]:
    """The schema of `data/vacancies.json`: all keys are required, and no others are allowed."""
    return {
        "$schema": DRAFT,
        "$id": site.absolute(addresses.VACANCIES_SCHEMA),
        "title": f"Muligheder fra {site.name}",
        **closed(envelope(site, "vacancies", _vacancy())),
    }


def envelope(site: Site, key: str, record: dict[str, Any]) -> dict[str, Any]:
    """What all data files have around their records, which stand under `key`."""
    return {
        "name": TEXT,
        "description": TEXT,
        "language": {"const": site.language},
        "region": TEXT,
        "as_of": {"type": "string", "format": "date-time"},
        "has_examples": {"type": "boolean"},
        "terms": {"const": TERMS},
        "note": {"type": ["string", "null"]},
        "documentation": ADDRESS,
        "contact": ADDRESS,
        "homepage": ADDRESS,
        "schema": ADDRESS,
        "count": {"type": "integer", "minimum": 0},
        key: {"type": "array", "items": record},
    }


def _vacancy() -> dict[str, Any]:
    return closed({field.key: _field(field) for field in FIELDS})


def _field(field: DataField) -> dict[str, Any]:
    """The schema of a field; the pattern of a list moves to its items."""
    made = field.schema()
    if made["type"] == "array" and "pattern" in made:
        made["items"] = {**made["items"], "pattern": made.pop("pattern")}
    return made


def or_null(rule: Mapping[str, Any]) -> dict[str, Any]:
    """The same, or null where it is not known."""
    made = dict(rule)
    if "enum" in made:
        made["enum"] = [*made["enum"], None]
    return {**made, "type": [made["type"], "null"]}


def closed(properties: dict[str, Any]) -> dict[str, Any]:
    """An object with all of these keys and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
