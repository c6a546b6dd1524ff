"""When a field is needed and when it is shown, as data that a browser can ask too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

FILLED = "*"
"""Stands for any value."""
EMPTY = "-"
"""Stands for no value."""
POSITIVE = "+"
"""Stands for any value but nought."""

Clause = Mapping[str, tuple[str, ...]]
"""What several fields must say at once: each one of its values, or one of the signs above."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds where one of its clauses does; a clause without fields always does."""

    clauses: tuple[Clause, ...]

    def holds(self, values: Mapping[str, Any]) -> bool:
        """Whether it does for the values of a record, or of the group that the field lies in."""
        return any(
            all(says(values.get(key), wanted) for key, wanted in clause.items())
            for clause in self.clauses
        )

    @property
    def fields(self) -> frozenset[str]:
        """Those that it asks."""
        return frozenset(key for clause in self.clauses for key in clause)

    def as_json(self) -> list[dict[str, list[str]]]:
        """The same for a browser."""
        return [{key: list(values) for key, values in each.items()} for each in self.clauses]


def says(value: object, wanted: Iterable[str]) -> bool:
    """Whether a value is one of the wanted ones; a number or a flag counts as it is written."""
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    is_empty = value in (None, "", [], {}, ())
    signs = {
        FILLED: not is_empty,
        EMPTY: is_empty,
        POSITIVE: not is_empty and text != "0",
    }
    return any(signs.get(each, each == text) for each in wanted)


def when(**fields: Iterable[object] | str) -> Condition:
    """The condition that each field says one of its values."""
    return Condition((_clause(fields),))


def either(*conditions: Condition) -> Condition:
    """The condition that one of them holds."""
    return Condition(tuple(clause for each in conditions for clause in each.clauses))


def _clause(fields: Mapping[str, Iterable[object] | str]) -> Clause:
    return {
        key: (said,) if isinstance(said, str) else tuple(map(str, said))
        for key, said in fields.items()
    }


ALWAYS = Condition(({},))
"""Needed whatever the others say, though the model asks for it by a rule."""
NEVER = Condition(())
"""Asked of no record of the kind, though all kinds have the field."""
