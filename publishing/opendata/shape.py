"""The definition of a field of the open data, for files, schema and documentation alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from publishing.site import Site
from records.clock import Clock
from records.facts.status import Display
from records.loading.library import Library
from records.model.people import Adviser
from records.model.vacancy import Vacancy

Value = str | int | float | bool | list[str] | None


@dataclass(frozen=True, slots=True)
class Row:
    """A vacancy, with what else its fields are read from."""

    vacancy: Vacancy
    display: Display
    adviser: Adviser | None
    library: Library
    site: Site
    clock: Clock


class Shape(StrEnum):
    """The type of a field's value, as the documentation names it."""

    TEXT = "tekst"
    WHOLE = "heltal"
    NUMBER = "tal"
    FLAG = "ja/nej"
    DAY = "dato"
    MOMENT = "dato og tid"
    ADDRESS = "adresse"
    TEXTS = "liste af tekst"


_SCHEMAS: dict[Shape, dict[str, Any]] = {
    Shape.TEXT: {"type": "string"},
    Shape.WHOLE: {"type": "integer", "minimum": 0},
    Shape.NUMBER: {"type": "number", "minimum": 0},
    Shape.FLAG: {"type": "boolean"},
    Shape.DAY: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    Shape.MOMENT: {
        "type": "string",
        "format": "date-time",
        "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$",
    },
    Shape.ADDRESS: {"type": "string", "format": "uri", "pattern": "^https?://"},
    Shape.TEXTS: {"type": "array", "items": {"type": "string"}},
}


@dataclass(frozen=True, slots=True)
class DataField:
    """A field of the open data: English key, Danish label and description."""

    key: str
    label: str
    description: str
    shape: Shape
    read: Callable[[Row], Value]
    nullable: bool = False
    """Whether the value may be null, which means unknown."""
    codes: tuple[str, ...] = ()
    """The allowed values; empty if there is no closed list."""
    pattern: str = ""

    def schema(self) -> dict[str, Any]:
        """The field as JSON Schema 2020-12."""
        rule = dict(_SCHEMAS[self.shape])
        if self.codes and self.shape is Shape.TEXTS:
            rule["items"] = {"type": "string", "enum": list(self.codes)}
        elif self.codes:
            rule["enum"] = [*self.codes, *((None,) if self.nullable else ())]
        if self.pattern:
            rule["pattern"] = self.pattern
        if self.nullable:
            rule["type"] = [rule["type"], "null"]
        return {"title": self.label, "description": self.description, **rule}
