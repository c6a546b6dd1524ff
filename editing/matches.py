"""Whom the office can write to: wishes with what fits them, and days with those that fit them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from records.clock import Clock
from records.danish.numbers import count
from records.facts.examples import with_example_prefix
from records.facts.exchanges import exchanges_at, exchanges_for, locum_posts_for
from records.facts.remembering import key_of
from records.facts.wishes import premises_for, vacancies_for, wishes_at
from records.loading.library import Library
from records.model.base import Content
from records.model.exchange import Exchange
from records.model.unnamed import Unnamed
from records.model.wish import Wish


@dataclass(frozen=True, slots=True)
class Match:
    """A number and what fits it; `new` are those that were not there together before."""

    one: Unnamed
    found: tuple[Content, ...]
    new: frozenset[str]
    """Their keys."""


def matches(library: Library, clock: Clock, days: int) -> tuple[Match, ...]:
    """Every number that is shown, wishes first, the newest first.

    New is what came in the last `days` days.
    """
    since = clock.today - timedelta(days=days)

    def match(one: Unnamed, *found: Content) -> Match:
        new = frozenset(key_of(r) for r in found if max(r.published, one.published) > since)
        return Match(one, found, new)

    return (
        *(match(wish, *vacancies_for(wish, library, clock), *premises_for(wish, library, clock))
          for wish in wishes_at(library, clock)),
        *(match(one, *exchanges_for(one, library, clock), *locum_posts_for(one, library, clock))
          for one in exchanges_at(library, clock)),
    )  # fmt: skip


def as_text(found: tuple[Match, ...]) -> str:
    """For the office: numbers and titles, what is new first and marked."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: tuple[Match, ...]) -> Iterator[str]:
    wishes = [match for match in found if isinstance(match.one, Wish)]
    exchanges = [match for match in found if isinstance(match.one, Exchange)]
    yield from _told(wishes)
    seeking = count(len(wishes), "læge søger", "læger søger", "Ingen læger søger")
    fit = count(_new(wishes), "ny mulighed passer", "nye muligheder passer", "Intet nyt passer")
    yield f"{seeking}. {fit}."
    if exchanges:
        yield ""
        yield from _told(exchanges)
        days = count(len(exchanges), "opslag om dage", "opslag om dage")
        fit = count(_new(exchanges), "nyt fund", "nye fund", "Intet nyt passer")
        yield f"{days}. {fit}."


def _told(found: Sequence[Match]) -> Iterator[str]:
    for match in found:
        yield f"Nr. {match.one.number}: {_title(match.one)} (til og med {match.one.expires})"
        for record in sorted(match.found, key=lambda each: key_of(each) not in match.new):
            mark = "NY " if key_of(record) in match.new else "   "
            yield f"  {mark}{_title(record)} ({key_of(record)})"
        if not match.found:
            yield "     Der er ikke noget, der passer, lige nu."


def _new(found: Sequence[Match]) -> int:
    return sum(len(match.new) for match in found)


def _title(record: Content) -> str:
    return with_example_prefix(record.title, example=record.example)


def as_values(found: tuple[Match, ...]) -> list[dict[str, Any]]:
    """The same for programs."""
    return [
        {
            "key": key_of(match.one),
            "number": match.one.number,
            "example": match.one.example,
            "expires": str(match.one.expires),
            "matches": [
                {"key": key_of(each), "new": key_of(each) in match.new} for each in match.found
            ],
        }
        for match in found
    ]
