"""Counts of what is shown without a name: numbers so large that nobody can be worked out.

Counts alone: a copy of more could not be taken back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from publishing.opendata.vacancies import about
from publishing.site import Site
from records.clock import Clock
from records.codes.base import Code
from records.facts.councils import council_of, councils_at
from records.facts.regions import WHOLE_REGION
from records.loading.library import Library
from records.model.unnamed import Unnamed

FEWEST = 5
"""Fewer than that are not counted, but told as fewer."""
U = TypeVar("U", bound=Unnamed)


@dataclass(frozen=True, slots=True)
class By(Generic[U]):
    """What is counted by: each code, and those that a record answers with."""

    key: str
    codes: type[Code]
    answers: Callable[[U], Iterable[Code]]


@dataclass(frozen=True, slots=True)
class Counts(Generic[U]):
    """A file of counts: what it is called, where it lies, and what is counted."""

    name: str
    text: str
    path: str
    key: str
    """What a number is called in it."""
    homepage: str
    model: type[U]
    at: Callable[[Library, Clock], Sequence[U]]
    """Those that are shown at that moment."""
    by: tuple[By[U], ...]

    def document(self, library: Library, site: Site, clock: Clock) -> dict[str, Any]:
        """The content of the file; by health council too, where one in two counts in both."""
        found = self.at(library, clock)
        return {
            "name": f"{self.name} – tal fra {site.name}",
            "description": self.text,
            **about(site, None, has_examples=any(one.example for one in found)),
            "homepage": site.absolute(self.homepage),
            "fewest": FEWEST,
            "total": _told(len(found)),
            **{by.key: self._counted(found, by) for by in self.by},
            "by_council": self._by_council(found, library, clock),
        }

    def _counted(self, found: Sequence[U], by: By[U]) -> list[dict[str, Any]]:
        labels = {code.value: code.label for code in by.codes}
        codes = ((code.value for code in by.answers(one)) for one in found)
        return list(_numbers(codes, labels, self.key))

    def _by_council(
        self, found: Sequence[U], library: Library, clock: Clock
    ) -> list[dict[str, Any]]:
        labels = {each.id: each.name for each in councils_at(library, clock)}
        codes = (_councils(one, library) for one in found)
        return list(_numbers(codes, {WHOLE_REGION: "Hele regionen", **labels}, self.key))


def _told(number: int) -> int | None:
    """The number, or None for one that is small enough to point to somebody."""
    return number if number >= FEWEST else None


def _numbers(
    codes: Iterable[Iterable[str]], labels: Mapping[str, str], key: str
) -> Iterator[dict[str, Any]]:
    """How many answer with each code, as `key`; codes that nobody answers with are left out."""
    numbers = Counter(code for of_one in codes for code in dict.fromkeys(of_one))
    for code, label in labels.items():
        if numbers[code]:
            yield {"code": code, "label": label, key: _told(numbers[code])}


def _councils(one: Unnamed, library: Library) -> Iterable[str]:
    if WHOLE_REGION in one.areas:
        return (WHOLE_REGION,)
    found = (council_of(code, library) for code in one.areas)
    return (council.id for council in found if council)
