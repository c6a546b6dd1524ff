"""Which events and deadlines the calendars hold at a clock, and which have a file of their own."""

from __future__ import annotations

from datetime import timedelta

from records.clock import Clock
from records.codes.vacancy import VacancyStatus
from records.facts.status import has_passed, is_open
from records.facts.visibility import Visibility, is_over, listed, visibility
from records.loading.library import Library
from records.model.event import Event
from records.model.registry import address_of
from records.model.vacancy import Vacancy

KEPT = timedelta(days=60)
"""So long a past event stays in the calendar, so that it does not leave diaries at once."""


def calendar_events(library: Library, clock: Clock) -> tuple[Event, ...]:
    """The events of the calendar by start: coming, called off, and those that ended lately."""
    shown = (event for event in listed(library, Event, clock) if event.ends > clock.now - KEPT)
    return tuple(sorted(shown, key=lambda event: (event.starts, event.id)))


def calendar_vacancies(library: Library, clock: Clock) -> tuple[Vacancy, ...]:
    """The vacancies of the calendar by deadline: open ones, and withdrawn ones still to come.

    A vacancy that was withdrawn before it was posted has never been in a calendar.
    """
    dated = sorted((v.closes, v.id) for v in listed(library, Vacancy, clock) if v.closes)
    found = (library.find(Vacancy, record_id) for _, record_id in dated)
    return tuple(v for v in found if v and (is_open(v, clock) or _is_called_off(v, clock)))


def _is_called_off(vacancy: Vacancy, clock: Clock) -> bool:
    posted, closes = vacancy.posted, vacancy.closes
    was_open = posted is not None and posted <= clock.today
    withdrawn = vacancy.status is VacancyStatus.TRUKKET
    return withdrawn and was_open and closes is not None and not has_passed(closes, clock)


def event_file_address(event: Event, clock: Clock) -> str | None:
    """Where the event's own calendar file lies; None where it is over or on no list.

    An event that is called off keeps its file, which then says so.
    """
    shown = visibility(event, clock) is Visibility.LISTED and not is_over(event, clock)
    return f"{address_of(event)}arrangement.ics" if shown else None


def deadline_file(vacancy: Vacancy) -> str:
    """Where the calendar file of a deadline lies.

    A posting that is withdrawn keeps its file, which then says so, until the deadline is past:
    for whoever took the address into a calendar.
    """
    return f"{address_of(vacancy)}frist.ics"


def deadline_file_address(vacancy: Vacancy, clock: Clock) -> str | None:
    """What the page links to: the file of a deadline that is open; else None."""
    shown = visibility(vacancy, clock) is Visibility.LISTED and is_open(vacancy, clock)
    return deadline_file(vacancy) if shown and vacancy.closes else None
