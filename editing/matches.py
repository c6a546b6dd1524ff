"""Which doctors the office can write to: wishes with the openings and premises that fit them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from records.clock import Clock
from records.danish.numbers import count
from records.facts.examples import with_example_prefix
from records.facts.remembering import key_of
from records.facts.wishes import premises_for, vacancies_for, wishes_at
from records.loading.library import Library
from records.model.premises import Premises
from records.model.vacancy import Vacancy
from records.model.wish import Wish


@dataclass(frozen=True, slots=True)
class Match:
    """A wish and what fits it; `new` are those that were not there together before."""

    wish: Wish
    found: tuple[Vacancy | Premises, ...]
    new: frozenset[str]
    """Their ids."""


def matches(library: Library, clock: Clock, days: int) -> tuple[Match, ...]:
    """Every wish that is shown, the newest first; new is what came in the last `days` days."""
    since = clock.today - timedelta(days=days)

    def match(wish: Wish) -> Match:
        rooms = premises_for(wish, library, clock)
        found: tuple[Vacancy | Premises, ...] = (*vacancies_for(wish, library, clock), *rooms)
        new = frozenset(r.id for r in found if max(r.published, wish.published) > since)
        return Match(wish, found, new)

    return tuple(match(wish) for wish in wishes_at(library, clock))


def as_text(found: tuple[Match, ...]) -> str:
    """For the office: numbers and titles, what is new first and marked."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: tuple[Match, ...]) -> Iterator[str]:
    for match in found:
        yield f"Nr. {match.wish.number}: {_title(match.wish)} (til og med {match.wish.expires})"
        for record in sorted(match.found, key=lambda each: each.id not in match.new):
            mark = "NY " if record.id in match.new else "   "
            yield f"  {mark}{_title(record)} ({key_of(record)})"
        if not match.found:
            yield "     Der er ikke noget, der passer, lige nu."
    new = sum(len(match.new) for match in found)
    told = count(len(found), "læge søger", "læger søger", "Ingen læger søger")
    fit = count(new, "ny mulighed passer", "nye muligheder passer", "Intet nyt passer")
    yield f"{told}. {fit}."


def _title(record: Wish | Vacancy | Premises) -> str:
    return with_example_prefix(record.title, example=record.example)


def as_values(found: tuple[Match, ...]) -> list[dict[str, Any]]:
    """The same for programs."""
    return [
        {
            "number": match.wish.number,
            "example": match.wish.example,
            "expires": str(match.wish.expires),
            "matches": [{"key": key_of(each), "new": each.id in match.new} for each in match.found],
        }
        for match in found
    ]
