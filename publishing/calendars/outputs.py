"""Every calendar of the site, as files: all events, all deadlines, and one for each page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cache, partial

from publishing.addresses import DEADLINES_CALENDAR, EVENTS_CALENDAR
from publishing.calendars.calendar import Subscription, write_calendar
from publishing.calendars.entries import (
    Entry,
    deadline_entry,
    event_entry,
    questions_entry,
    window_entry,
)
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
from records.facts.changes import change_of, last_touched
from records.loading.library import Library
from records.model.vacancy import Vacancy
from records.source.kept_values import hash_of


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
        (vacancy, _kept_entry(vacancy, vacancy.closes, library, site, clock))
        for vacancy in calendar_vacancies(library, clock)
        if vacancy.closes
    ]
    questions = {
        vacancy.id: questions_entry(vacancy, until, site, clock, library.memory)
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
        own = [questions[vacancy.id], entry] if vacancy.id in questions else [entry]
        made = cache(partial(write_calendar, own, site, clock))
        yield OutputFile(
            deadline_file(vacancy), made, hash_of("calendar", *own, library.hash_of(site))
        )
    for offer in dict.fromkeys(offer for offer, _ in windows):
        windowed = [entry for each, entry in windows if each is offer]
        yield OutputFile(windows_file(offer), write_calendar(windowed, site, clock))


def _kept_entry(
    vacancy: Vacancy, closes: datetime, library: Library, site: Site, clock: Clock
) -> Entry:
    """The entry of a deadline, which stays while the record and its changes do."""
    memory = library.memory
    changes = change_of(vacancy, memory, clock), last_touched(vacancy, memory, clock)

    def made() -> tuple[bytes, list[str], list[int]]:
        entry = deadline_entry(vacancy, closes, site, clock, memory)
        return entry.content, sorted(entry.tzids), sorted(entry.years)

    key = hash_of("deadline", library.hash_of(vacancy), closes, library.hash_of(site), changes)
    content, tzids, years = library.kept.get(key, made)
    return Entry(content, frozenset(tzids), frozenset(years))
