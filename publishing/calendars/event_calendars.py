"""The calendars of each series and each audience: filtered from the calendar of all events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from publishing.addresses import (
    DEADLINES_CALENDAR,
    EVENTS_CALENDAR,
    audience_calendar,
    series_calendar,
)
from publishing.blocks import Link
from publishing.calendars.calendar import Subscription, write_calendar
from publishing.calendars.entries import Entry
from publishing.calendars.schedule import calendar_events, calendar_vacancies, calendar_windows
from publishing.output import OutputFile
from publishing.site import Site
from records.clock import Clock
from records.facts.visibility import listed, with_page
from records.loading.library import Library
from records.model.event import Event, EventSeries
from records.model.people import Audience


@dataclass(frozen=True, slots=True)
class CalendarFilter:
    """Which events a calendar holds, and what it is called."""

    name: str
    address: str
    keep: Callable[[Event], bool]


def event_calendars(
    entries: Sequence[tuple[Event, Entry]], library: Library, site: Site, clock: Clock
) -> Iterator[OutputFile]:
    """A calendar for each series with a page and for each audience, even if it is empty."""
    for part in calendar_filters(library, clock):
        subscription = Subscription(f"{part.name} – {site.name}", part.address)
        kept = [entry for event, entry in entries if part.keep(event)]
        yield OutputFile(part.address, write_calendar(kept, site, clock, subscription))


def calendar_filters(
    library: Library, clock: Clock, *, expired: bool = True
) -> Iterator[CalendarFilter]:
    """The filters of all series, then of all audiences.

    An expired series keeps its calendar for its subscribers. Pass `expired=False` where calendars
    are listed for new ones.
    """
    for series in (with_page if expired else listed)(library, EventSeries, clock):
        yield _of_series(series)
    for audience in library.all(Audience):
        yield _of_audience(audience)


def _of_series(series: EventSeries) -> CalendarFilter:
    def keep(event: Event) -> bool:
        return event.series == series.id

    return CalendarFilter(series.title, series_calendar(series), keep)


def _of_audience(audience: Audience) -> CalendarFilter:
    def keep(event: Event) -> bool:
        return audience.code in event.audiences

    name = f"Arrangementer: {audience.name}"
    return CalendarFilter(name, audience_calendar(audience.code), keep)


def filled_calendars(library: Library, clock: Clock) -> frozenset[str]:
    """The addresses of the calendars that hold anything: only these are offered to new readers.

    The others are there for their subscribers.
    """
    return library.once(("filled calendars", clock), lambda: frozenset(_filled(library, clock)))


def offered(links: Iterable[Link], library: Library, clock: Clock) -> tuple[Link, ...]:
    """The links without those to calendars that hold nothing."""
    filled = filled_calendars(library, clock)
    return tuple(each for each in links if not each.url.endswith(".ics") or each.url in filled)


def calendar_link(library: Library, clock: Clock) -> Link | None:
    """The way to the calendar of all events, where it holds any."""
    is_filled = EVENTS_CALENDAR in filled_calendars(library, clock)
    return Link("Alle arrangementer som kalender", EVENTS_CALENDAR) if is_filled else None


def _filled(library: Library, clock: Clock) -> Iterator[str]:
    events = calendar_events(library, clock)
    if events:
        yield EVENTS_CALENDAR
    has_deadlines = any(vacancy.closes for vacancy in calendar_vacancies(library, clock))
    if has_deadlines or calendar_windows(library, clock):
        yield DEADLINES_CALENDAR
    for part in calendar_filters(library, clock, expired=False):
        if any(map(part.keep, events)):
            yield part.address
