"""Which events and deadlines the calendars hold, and which also have a file of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from records.clock import Clock
from records.codes.vacancy import VacancyStatus
from records.facts.expiry import can_be_asked_for
from records.facts.status import has_passed, is_open
from records.facts.visibility import Visibility, is_over, listed, visibility
from records.loading.library import Library
from records.model.event import Event
from records.model.offer import Offer
from records.model.offer_parts import Window
from records.model.registry import address_of
from records.model.vacancy import Vacancy

KEPT = timedelta(days=60)
"""How long a past event stays in the calendar, so that it does not vanish from diaries."""


def calendar_events(library: Library, clock: Clock) -> tuple[Event, ...]:
    """Coming, cancelled and recently ended events, by start."""
    shown = (event for event in listed(library, Event, clock) if event.ends > clock.now - KEPT)
    return tuple(sorted(shown, key=lambda event: (event.starts, event.id)))


def calendar_vacancies(library: Library, clock: Clock) -> tuple[Vacancy, ...]:
    """Open vacancies, and withdrawn ones whose deadline is still to come, by deadline.

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


def questions_until(vacancy: Vacancy) -> date | None:
    """The last day for questions; it stands in the file of the deadline."""
    return vacancy.process.questions_until if vacancy.process else None


@dataclass(frozen=True, slots=True)
class DatedWindow:
    """A time in which one can apply for an offer."""

    offer: Offer
    window: Window
    name: str
    """Which of the offer's it is: `2027-1`, the first that closes in 2027. It stays when a date
    moves within its year, and when what is over is deleted in a later one."""


def calendar_windows(library: Library, clock: Clock) -> tuple[DatedWindow, ...]:
    """The windows that one can apply in, now or later, of listed offers, by their last day."""
    found = (
        dated
        for offer in listed(library, Offer, clock)
        if can_be_asked_for(offer, clock)
        for dated in offer_windows(offer, clock)
    )
    return tuple(sorted(found, key=lambda one: (one.window.apply_by, one.offer.id)))


def offer_windows(offer: Offer, clock: Clock) -> Iterator[DatedWindow]:
    """The offer's windows that have not closed."""
    by_year: Counter[int] = Counter()
    for window in offer.windows:
        year = window.apply_by.year
        by_year[year] += 1
        if window.apply_by >= clock.today:
            yield DatedWindow(offer, window, f"{year}-{by_year[year]}")


def windows_file(offer: Offer) -> str:
    """The address of the calendar file of an offer's windows."""
    return f"{address_of(offer)}frist.ics"


def windows_file_address(offer: Offer, clock: Clock) -> str | None:
    """The calendar file that the page links to; None unless one can apply, now or later."""
    shown = visibility(offer, clock) is Visibility.LISTED and can_be_asked_for(offer, clock)
    return windows_file(offer) if shown and any(offer_windows(offer, clock)) else None


def event_file_address(event: Event, clock: Clock) -> str | None:
    """The calendar file that the page links to; None if the event is over or not listed."""
    shown = visibility(event, clock) is Visibility.LISTED and not is_over(event, clock)
    return event_file(event) if shown else None


def event_file(event: Event) -> str:
    """The address of the event's own calendar file.

    A cancelled event keeps its file, which then says so, and one that was held keeps it as long as
    the calendar of all events does: it does not vanish from the diaries of those who were there.
    """
    return f"{address_of(event)}arrangement.ics"


def deadline_file(vacancy: Vacancy) -> str:
    """The address of the calendar file of a deadline.

    A withdrawn posting keeps its file, which then says so, until the deadline has passed: somebody
    may subscribe to it.
    """
    return f"{address_of(vacancy)}frist.ics"


def deadline_file_address(vacancy: Vacancy, clock: Clock) -> str | None:
    """The calendar file that the page links to; None unless the vacancy is open."""
    shown = visibility(vacancy, clock) is Visibility.LISTED and is_open(vacancy, clock)
    return deadline_file(vacancy) if shown and vacancy.closes else None
