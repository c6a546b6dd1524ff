"""Nothing that a reader sees turns between a build and the moment until which it holds.

Asked each half minute, on a day like others and in the nights in which clocks are set: one hour
comes twice, or not at all.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from publishing.calendars.schedule import calendar_events
from records.clock import Clock
from records.facts.registration import event_status_text
from records.facts.status import display
from records.facts.turns import last_turn
from records.loading.library import Library
from records.model.event import Event
from records.model.vacancy import Vacancy
from site_plugins.verdicts import next_change
from tests.samples import event, vacancy, write_library
from tests.steps import some

HALF_A_MINUTE = timedelta(seconds=30)
NIGHTS = (
    ("2026-10-25", ("01:59", "02:29", "02:59")), ("2026-10-25", ("02:49",)),
    ("2027-03-28", ("01:59", "03:10")), ("2027-03-28", ("01:49",)), ("2026-11-22", ("02:10",)),
)  # fmt: skip
"""A day, and the times of its deadlines."""
FROM, UNTIL = "01:20", "03:40"


def _library(folder: Path, day: str, closing: tuple[str, ...]) -> Library:
    """Deadlines and events all around the hour, of that day and sixty days before it."""
    before, eve = (f"{datetime.fromisoformat(day) - timedelta(days=n):%Y-%m-%d}" for n in (60, 1))
    long_ago = {"published": before, "posted": before, "deadline": day}
    held = [("01:30", "03:20")] if day.startswith("2027") else [("01:30", "02:20"),
                                                                 ("02:10", "02:40")]  # fmt: skip
    ends = {"method": "mail", "address": "a@example.org", "deadline": eve}
    zone = "Atlantic/Azores" if len(closing) > 1 else "Europe/Copenhagen"  # ends at 02:00 here
    return write_library(
        folder,
        {
            **{f"vacancies/v-{n}": vacancy(f"Opslag {n}", **long_ago, deadline_time=at)
               for n, at in enumerate(closing)},
            **{f"events/e-{n}": event(f"Møde {n}", published=before, start_date=day,
                                      start_time=start, end_time=end)
               for n, (start, end) in enumerate(held)},
            "events/e-vest": event("Møde vestpå", published=before, start_date=day,
                                   timezone=zone, registration=ends),
            "events/e-for": event("Møde før", published=before, start_date=before,
                                  start_time="01:00", end_time="02:25"),
        },
    )  # fmt: skip


def _shown(library: Library, clock: Clock) -> object:
    """What pages, lists and calendars say of them at a moment."""
    turn = last_turn((*library.all(Vacancy), *library.all(Event)), clock)
    return (
        [display(each, clock) for each in library.all(Vacancy)],
        [event_status_text(each, clock) for each in library.all(Event)],
        [each.id for each in calendar_events(library, clock)],
        turn and turn.astimezone(UTC),
    )


@pytest.mark.parametrize(("day", "closing"), some(NIGHTS, 3))
def test_it_is_the_same_until_the_next_change(
    tmp_path: Path, day: str, closing: tuple[str, ...]
) -> None:
    library = _library(tmp_path, day, closing)
    now, end = (Clock.parse(f"{day}T{each}").now.astimezone(UTC) for each in (FROM, UNTIL))
    clocks, turns = [], 0
    while now < end:
        clocks.append(Clock.parse(now.isoformat()))
        now += HALF_A_MINUTE
    for one, other in pairwise(clocks):
        if _shown(library, one) != _shown(library, other):
            turns += 1
            until = next_change(library, one).astimezone(UTC)
            assert until <= other.now.astimezone(UTC), (one, other)
    assert turns >= 3


@pytest.mark.parametrize(("day", "closing"), some(NIGHTS, 3))
def test_what_is_over_stays_over(tmp_path: Path, day: str, closing: tuple[str, ...]) -> None:
    library = _library(tmp_path, day, closing)
    now, end = (Clock.parse(f"{day}T{each}").now.astimezone(UTC) for each in (FROM, UNTIL))
    held: set[str] = set()
    last = None
    while now < end:
        clock = Clock.parse(now.isoformat())
        over = {e.id for e in library.all(Event) if event_status_text(e, clock) == "Afholdt"}
        assert held <= over, clock
        held = over
        turn = last_turn((*library.all(Vacancy), *library.all(Event)), clock)
        assert turn is not None
        told = turn.astimezone(UTC)
        assert last is None or last <= told <= now, clock
        last, now = told, now + HALF_A_MINUTE
