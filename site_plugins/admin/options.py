"""The records that a field can point at, as choices with names that a person knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from records.danish.sorting import danish_key
from records.loading.library import Library
from records.model.area import Area
from records.model.base import Record
from records.model.registry import BY_KEY, KINDS, address_of

Option = Mapping[str, str]
"""A `value` and its `label`."""


@dataclass(frozen=True, slots=True)
class Pointing:
    """How the form offers what a field of a relation may say."""

    library: Library
    region: str
    split: frozenset[str]
    """The kinds whose files have two endings: the form has two lists of them."""

    def to(self, relation: str) -> dict[str, Any]:
        """The part of a field's settings that says where it points."""
        if relation == "*":
            return {"widget": "select", "options": list(self._anything())}
        if relation == "area":
            return {"widget": "select", "options": list(self._areas())}
        if relation in self.split:
            return {"widget": "select", "options": list(self._records(relation))}
        name = BY_KEY[relation].model.name_field
        return {
            "widget": "relation",
            "collection": relation,
            "value_field": "id",
            "display_fields": [name],
            "search_fields": [name, "id"],
        }

    def _anything(self) -> Iterator[Option]:
        """Everything that has a page, `kind:id`."""
        for kind in KINDS:
            for record in self._sorted(kind.key):
                if address_of(record) is not None:
                    label = f"{kind.label}: {record.label}"
                    yield {"label": label, "value": f"{kind.key}:{record.id}"}

    def _areas(self) -> Iterator[Option]:
        """Areas by code. Most are rows of a table, which the form cannot read."""
        yield {"label": f"Hele {self.region}", "value": "region"}
        names = self.area_names()
        for code in sorted(names, key=lambda code: danish_key(names[code])):
            yield {"label": names[code], "value": code}

    def area_names(self) -> dict[str, str]:
        """What people call each area, by code; with the code where two are called the same."""
        areas = list(self.library.all(Area))
        known = {area.code: area.name for area in areas}
        above = {code: known.get(code.partition("/")[0], "") for code in known if "/" in code}
        called = {code: f"{name}, {above[code]}" if above.get(code) else name
                  for code, name in known.items()}  # fmt: skip
        often = Counter(called.values())
        return {
            code: f"{name} ({code})" if often[name] > 1 else name for code, name in called.items()
        }

    def _records(self, key: str) -> Iterator[Option]:
        for record in self._sorted(key):
            yield {"label": record.label, "value": record.id}

    def _sorted(self, key: str) -> list[Record]:
        shelf = self.library.records.get(key, {}).values()
        return sorted(shelf, key=lambda record: danish_key(record.label))
