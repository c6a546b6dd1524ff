"""A question that narrows a list: how a record answers it, and the choices it offers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

from publishing.blocks import Choice, Filter
from records.clock import COPENHAGEN, Clock
from records.codes.base import Code
from records.codes.people import AudienceCode, Topic
from records.danish.sorting import danish_key
from records.model.base import Content

R = TypeVar("R")
R_contra = TypeVar("R_contra", contravariant=True)
C = TypeVar("C", bound=Code)


class Compare(StrEnum):
    """How an answer is held against what is chosen; `assets/list.js` knows the same five."""

    ANY = "any"
    """One of the answers is among the choices that are ticked."""
    WITHIN = "within"
    """The moment is still to come, and at most so many days away."""
    BY = "by"
    """The day has come, or is at most so many days away."""
    LEAST = "least"
    MOST = "most"


@dataclass(frozen=True, slots=True)
class Facet(Generic[R_contra]):
    """A question; `name` is its key in the query string and in the rows' `data-*` attributes."""

    name: str
    label: str
    answers: Callable[[R_contra], Iterable[str]]
    """Codes; or for other comparisons than `ANY` one number, day or moment, or nothing."""
    choices: Callable[[Sequence[R_contra]], Iterable[Choice]]
    compare: Compare = Compare.ANY
    everywhere: str = ""
    """The answer that fits whatever is chosen, as `region` fits every area."""

    def fits(self, record: R_contra, value: str, clock: Clock) -> bool:
        """Whether the record is among those that a choice shows."""
        answers = tuple(self.answers(record))
        if not value:
            return True
        if self.compare is Compare.ANY:
            return value in answers or (bool(self.everywhere) and self.everywhere in answers)
        return bool(answers) and _compared(self.compare, answers[0], int(value), clock)

    def filter_of(self, records: Sequence[R_contra], clock: Clock) -> Filter:
        """The question with its choices, each with the number of records that it would show."""
        many = self.compare is Compare.ANY
        number = self._named(records) if many else self._within(records, clock)
        counted = tuple(replace(c, count=number(c.value)) for c in self.choices(records))
        return Filter(self.name, self.label, counted, many, self.compare.value, self.everywhere)

    def _named(self, records: Sequence[R_contra]) -> Callable[[str], int]:
        """How many records fit a choice of codes; each is asked once, whatever is offered."""
        told = [frozenset(self.answers(record)) for record in records]
        everywhere = sum(self.everywhere in codes for codes in told) if self.everywhere else 0
        found = Counter(c for codes in told if self.everywhere not in codes for c in codes)
        return lambda value: everywhere + found[value] if value else len(told)

    def _within(self, records: Sequence[R_contra], clock: Clock) -> Callable[[str], int]:
        return lambda value: sum(self.fits(record, value, clock) for record in records)


def _compared(compare: Compare, answer: str, limit: int, clock: Clock) -> bool:
    if compare is Compare.LEAST:
        return int(answer) >= limit
    if compare is Compare.MOST:
        return int(answer) <= limit
    moment = datetime.fromisoformat(answer)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=COPENHAGEN)
    days = (moment.astimezone(COPENHAGEN).date() - clock.today).days
    return days <= limit and (compare is Compare.BY or moment >= clock.utc)


def coded(
    name: str,
    label: str,
    codes: type[C],
    read: Callable[[R], Iterable[C]],
    always: Iterable[C] = (),
    feed: Callable[[C], str] | None = None,
) -> Facet[R]:
    """A question about codes, in the order of the enumeration; `always` is offered even so."""

    def choices(records: Sequence[R]) -> Iterable[Choice]:
        has = {code for record in records for code in read(record)} | set(always)
        for code in codes:
            if code in has:
                yield Choice(str(code.value), code.label, feed=feed(code) if feed else "")

    return Facet(name, label, lambda record: (str(c.value) for c in read(record)), choices)


def audiences(feed: Callable[[AudienceCode], str] | None = None) -> Facet[Content]:
    """For whom it is."""
    return coded("maalgruppe", "Målgruppe", AudienceCode, lambda one: one.audiences, feed=feed)


def themes() -> Facet[Content]:
    """What it is about."""
    return coded("tema", "Tema", Topic, lambda one: one.topics)


def named(name: str, label: str, read: Callable[[R], Iterable[tuple[str, str]]]) -> Facet[R]:
    """A question about names, each a code and a text, in Danish order."""

    def choices(records: Sequence[R]) -> Iterable[Choice]:
        found = dict(pair for record in records for pair in read(record))
        for code, text in sorted(found.items(), key=lambda pair: danish_key(pair[1])):
            yield Choice(code, text)

    return Facet(name, label, lambda record: (code for code, _ in read(record)), choices)


def limited(
    name: str,
    label: str,
    read: Callable[[R], int | str | None],
    steps: Sequence[tuple[int, str]],
    compare: Compare,
    every: str,
) -> Facet[R]:
    """A question with one limit out of a few steps; `every` is the choice of no limit."""

    def answers(record: R) -> Iterable[str]:
        found = read(record)
        return () if found is None or found == "" else (str(found),)

    def choices(records: Sequence[R]) -> Iterable[Choice]:
        if any(True for record in records for _ in answers(record)):
            yield Choice("", every)
            yield from (Choice(str(step), text) for step, text in steps)

    return Facet(name, label, answers, choices, compare)
