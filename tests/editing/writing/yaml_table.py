"""The table of values and how each is written, which the program and the form are both held to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from records.model.field_spec import FieldSpec, spec_of
from records.source.tree import Data


@dataclass(frozen=True)
class Row:
    """A value of a field, and its lines in a file."""

    name: str
    """`vacancy.title`."""
    value: Data
    text: str

    @property
    def field(self) -> FieldSpec:
        """The field."""
        kind, _, key = self.name.partition(".")
        return spec_of(kind).field(key)


def rows() -> list[Row]:
    """All of `yaml_values.json`."""
    file = Path(__file__).with_name("yaml_values.json")
    found = json.loads(file.read_text(encoding="utf-8"))
    return [Row(row["field"], row["value"], row["text"]) for row in found]
