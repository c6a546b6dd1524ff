"""Reads a description in OpenAPI: what a reference leads to, and what an object may hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def properties(
    described: Mapping[str, Any], schema: Mapping[str, Any]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The name and schema of what an object may hold, in any of its shapes."""
    schema = followed(described, schema)
    yield from schema.get("properties", {}).items()
    for word in ("allOf", "anyOf", "oneOf"):
        for each in schema.get(word, ()):
            yield from properties(described, each)


def followed(described: Mapping[str, Any], value: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a reference leads to."""
    while "$ref" in value:
        place: Any = described
        for part in value["$ref"].removeprefix("#/").split("/"):
            place = place[part]
        value = place
    return value
