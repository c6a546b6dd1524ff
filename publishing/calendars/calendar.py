"""Write entries as an iCalendar file (RFC 5545 and 7986)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from icalendar import Calendar, vDuration

from publishing.calendars.entries import Entry
from publishing.calendars.zones import vtimezone
from publishing.cleaning import cleaned
from publishing.output import MINUTES_TO_LIVE
from publishing.site import Site
from records.clock import COPENHAGEN, Clock

_END = b"END:VCALENDAR\r\n"


@dataclass(frozen=True, slots=True)
class Subscription:
    """The name and address of a calendar that people subscribe to."""

    name: str
    address: str
    """Canonical, e.g. `arrangementer.ics`."""


def write_calendar(
    entries: Sequence[Entry], site: Site, clock: Clock, subscription: Subscription | None = None
) -> bytes:
    """The entries as a calendar file, in the order given.

    Without a subscription the file is meant to be imported once. It has no name then, because
    some programs would make a new calendar of that name. The clock only gives an empty calendar
    its year.
    """
    head = _head(site, subscription).to_ical().removesuffix(_END)
    content = [entry.content for entry in entries]
    return b"".join((head, *_zones(entries, clock), *content, _END))


def _head(site: Site, subscription: Subscription | None) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//{cleaned(site.name)}//Kalender//DA")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if subscription:
        _subscribe(calendar, subscription, site)
    return calendar


def _subscribe(calendar: Calendar, subscription: Subscription, site: Site) -> None:
    often = timedelta(minutes=MINUTES_TO_LIVE)
    name = cleaned(subscription.name)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", COPENHAGEN.key)
    calendar.add("refresh-interval", often, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(often))
    calendar.add("source", site.absolute(subscription.address), parameters={"VALUE": "URI"})


def _zones(entries: Sequence[Entry], clock: Clock) -> Iterator[bytes]:
    years = {year for entry in entries for year in entry.years} or {clock.today.year}
    tzids = {tzid for entry in entries for tzid in entry.tzids}
    if not entries:
        # A calendar holds at least one component (RFC 5545, 3.6).
        tzids = {COPENHAGEN.key}
    for tzid in sorted(tzids):
        yield vtimezone(tzid, min(years), max(years))
