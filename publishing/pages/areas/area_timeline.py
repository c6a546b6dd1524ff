"""What has happened in an area, and what comes: the days that records know, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from publishing.pages.areas.area_moments import Moment, moments_of
from records.clock import Clock
from records.danish.dates import long_date
from records.danish.partial_dates import last_day
from records.loading.library import Library
from records.model.area import Area

LEAST = 2
"""So many moments make a line."""
MOST = 7
"""What is told at most; the oldest go first."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One moment as the page shows it."""

    when: str
    iso: str
    text: str
    url: str
    example: bool
    state: str
    """`past`, `next` for the first deadline that comes, or `coming`."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """What was, today, what comes."""

    title: str
    past: tuple[Stop, ...]
    today: str
    coming: tuple[Stop, ...]


def area_timeline(area: Area, library: Library, clock: Clock) -> Timeline | None:
    """The line of an area; None where records know too little."""
    told = sorted(moments_of(area, library, clock), key=lambda each: (each.day, each.text))[-MOST:]
    if len(told) < LEAST:
        return None
    past = [each for each in told if last_day(each.day) < clock.today]
    coming = [each for each in told if last_day(each.day) >= clock.today]
    return Timeline(
        title=f"Hvad sker der {area.where}?",
        past=tuple(_stop(each, "past") for each in past),
        today=f"I dag, {long_date(clock.today)}",
        coming=tuple(_stops(coming, _next_deadline(coming))),
    )


def _next_deadline(coming: Iterable[Moment]) -> date | None:
    return next((last_day(each.day) for each in coming if each.is_deadline), None)


def _stops(coming: Iterable[Moment], deadline: date | None) -> Iterator[Stop]:
    for each in coming:
        is_next = each.is_deadline and last_day(each.day) == deadline
        yield _stop(each, "next" if is_next else "coming")


def _stop(moment: Moment, state: str) -> Stop:
    return Stop(moment.when, moment.day, moment.text, moment.url, moment.example, state)
