"""Every calendar of the site, as files: all events, all deadlines, and one for each page."""

from __future__ import annotations

from collections.abc import Iterator

from publishing.addresses import DEADLINES_CALENDAR, EVENTS_CALENDAR
from publishing.calendars.calendar import Subscription, write_calendar
from publishing.calendars.entries import deadline_entry, event_entry, questions_entry, window_entry
from publishing.calendars.event_calendars import event_calendars
from publishing.calendars.schedule import (
    calendar_events,
    calendar_vacancies,
    calendar_windows,
    deadline_file,
    event_file,
    questions_until,
    windows_file,
)
from publishing.output import OutputFile
from publishing.site import Site
from records.clock import Clock
from records.loading.library import Library


def calendar_files(library: Library, site: Site, clock: Clock) -> Iterator[OutputFile]:
    """The calendars at the root, those of series and audiences, and one beside each page."""
    yield from _event_files(library, site, clock)
    yield from _deadline_files(library, site, clock)


def _event_files(library: Library, site: Site, clock: Clock) -> Iterator[OutputFile]:
    entries = [
        (event, event_entry(event, site, clock, library.memory))
        for event in calendar_events(library, clock)
    ]
    subscription = Subscription(f"Arrangementer – {site.name}", EVENTS_CALENDAR)
    whole = write_calendar([entry for _, entry in entries], site, clock, subscription)
    yield OutputFile(EVENTS_CALENDAR, whole)
    yield from event_calendars(entries, library, site, clock)
    for event, entry in entries:
        yield OutputFile(event_file(event), write_calendar([entry], site, clock))


def _deadline_files(library: Library, site: Site, clock: Clock) -> Iterator[OutputFile]:
    vacancies = [
        (vacancy, deadline_entry(vacancy, vacancy.closes, site, clock, library.memory))
        for vacancy in calendar_vacancies(library, clock)
        if vacancy.closes
    ]
    questions = {
        vacancy: questions_entry(vacancy, until, site, clock, library.memory)
        for vacancy, _ in vacancies
        if (until := questions_until(vacancy))
    }
    windows = [
        (dated.offer, window_entry(dated, site, clock, library.memory))
        for dated in calendar_windows(library, clock)
    ]
    subscription = Subscription(f"Ansøgningsfrister – {site.name}", DEADLINES_CALENDAR)
    entries = [entry for _, entry in (*vacancies, *questions.items(), *windows)]
    yield OutputFile(DEADLINES_CALENDAR, write_calendar(entries, site, clock, subscription))
    for vacancy, entry in vacancies:
        own = [questions[vacancy], entry] if vacancy in questions else [entry]
        yield OutputFile(deadline_file(vacancy), write_calendar(own, site, clock))
    for offer in dict.fromkeys(offer for offer, _ in windows):
        windowed = [entry for each, entry in windows if each is offer]
        yield OutputFile(windows_file(offer), write_calendar(windowed, site, clock))
