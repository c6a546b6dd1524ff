"""Counts of what is shown without a name: numbers so large that nobody can be worked out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from records.clock import Clock
from records.facts.councils import council_of, councils_at
from records.facts.regions import WHOLE_REGION
from records.loading.library import Library
from records.model.unnamed import Unnamed

FEWEST = 5
"""Fewer than that are not counted, but told as fewer."""
U = TypeVar("U", bound=Unnamed)


def told(number: int) -> int | None:
    """The number, or None for one that is small enough to point to somebody."""
    return number if number >= FEWEST else None


def counted(
    found: Sequence[U],
    key: str,
    labels: Mapping[str, str],
    answers: Callable[[U], Iterable[str]],
) -> list[dict[str, Any]]:
    """How many answer with each code, as `key`; codes that nobody answers with are left out."""
    numbers = Counter(code for one in found for code in dict.fromkeys(answers(one)))
    return [
        {"code": code, "label": label, key: told(numbers[code])}
        for code, label in labels.items()
        if numbers[code]
    ]


def by_council(
    found: Sequence[U], key: str, library: Library, clock: Clock
) -> list[dict[str, Any]]:
    """How many there are in each health council; one in two councils counts in both."""
    labels = {each.id: each.name for each in councils_at(library, clock)}
    return counted(
        found, key, {WHOLE_REGION: "Hele regionen", **labels}, lambda one: _councils(one, library)
    )


def _councils(one: Unnamed, library: Library) -> Iterable[str]:
    if WHOLE_REGION in one.areas:
        return (WHOLE_REGION,)
    found = (council_of(code, library) for code in one.areas)
    return (council.id for council in found if council)
