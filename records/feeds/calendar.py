"""Events and deadlines as calendars (iCalendar, RFC 5545 and 7986).

An entry's UID is made of kind and id and never changes. DTSTAMP, LAST-MODIFIED and SEQUENCE
come from the days the record was published and changed, never from the clock, so an entry that
nobody touched is the same in every build. An event that is called off and a vacancy that is
withdrawn stay as STATUS:CANCELLED, because a client that met them must be told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from icalendar import Alarm, Calendar, vDuration
from icalendar import Event as Entry

from records.clock import COPENHAGEN, Clock
from records.codes.programme import EventStatus
from records.codes.vacancy import VacancyStatus
from records.feeds.cleaning import cleaned
from records.feeds.entries import deadline_description, event_description, place_of
from records.feeds.news import midnight
from records.feeds.rss import MINUTES_TO_LIVE
from records.feeds.zones import explained
from records.kinds.base import Content
from records.kinds.event import Event
from records.kinds.registry import BY_MODEL, address_of
from records.kinds.vacancy import Vacancy
from records.site import Site, marked

ALARM = timedelta(days=2)
"""So long before a deadline the calendar reminds."""
_STATUS = {EventStatus.AFLYST: "CANCELLED", EventStatus.PLANLAGT: "TENTATIVE"}


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a calendar that is asked for again and again says of itself."""

    name: str
    address: str
    """Canonical, e.g. `arrangementer.ics`."""


def event_calendar(
    events: Iterable[Event], site: Site, clock: Clock, subscription: Subscription | None = None
) -> bytes:
    """A calendar of events. Without a subscription it is a file to be opened once."""
    return _calendar([_event(event, site) for event in events], site, clock, subscription)


def deadline_calendar(
    vacancies: Iterable[Vacancy], site: Site, clock: Clock, subscription: Subscription | None = None
) -> bytes:
    """A calendar of deadlines; vacancies without one are left out."""
    entries = [_deadline(vacancy, site) for vacancy in vacancies if vacancy.closes]
    return _calendar(entries, site, clock, subscription)


def _calendar(
    entries: list[Entry], site: Site, clock: Clock, subscription: Subscription | None
) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", f"-//{cleaned(site.name)}//Kalender//DA")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if subscription:
        _subscribe(calendar, subscription, site)
    for entry in entries:
        calendar.add_component(entry)
    years = {moment.year for entry in entries for moment in (entry.start, entry.end)}
    # A calendar must hold at least one component (RFC 5545, 3.6): an empty one explains the zone.
    tzids = calendar.get_used_tzids() or {COPENHAGEN.key}
    calendar.subcomponents[:0] = explained(tzids, years or {clock.today.year})
    return bytes(calendar.to_ical())


def _subscribe(calendar: Calendar, subscription: Subscription, site: Site) -> None:
    often = timedelta(minutes=MINUTES_TO_LIVE)
    calendar.add("name", subscription.name)
    calendar.add("x-wr-calname", subscription.name)
    calendar.add("x-wr-timezone", COPENHAGEN.key)
    calendar.add("refresh-interval", often, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(often))
    calendar.add("source", site.absolute(subscription.address), parameters={"VALUE": "URI"})


def _event(event: Event, site: Site) -> Entry:
    called_off = event.status is EventStatus.AFLYST
    entry = _entry(event, site, ("Aflyst: " if called_off else "") + event.title)
    entry.add("dtstart", event.starts)
    entry.add("dtend", event.ends)
    entry.add("status", _STATUS.get(event.status, "CONFIRMED"))
    entry.add("description", cleaned(event_description(event, site)))
    entry.add("location", cleaned(place_of(event)))
    if event.online_url:
        entry.add("conference", event.online_url, parameters={"VALUE": "URI"})
    return entry


def _deadline(vacancy: Vacancy, site: Site) -> Entry:
    withdrawn = vacancy.status is VacancyStatus.TRUKKET
    told = "Trukket tilbage: " if withdrawn else "Frist: "
    entry = _entry(vacancy, site, told + vacancy.title, vacancy.withdrawn_on)
    # Without an end it lasts no time at all (RFC 5545, 3.6.1), and nobody is busy meanwhile.
    entry.add("dtstart", vacancy.closes)
    entry.add("transp", "TRANSPARENT")
    entry.add("status", "CANCELLED" if withdrawn else "CONFIRMED")
    entry.add("description", cleaned(deadline_description(vacancy, site)))
    if not withdrawn:
        entry.add_component(_alarm(str(entry["summary"])))
    return entry


def _alarm(text: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", -ALARM)
    return alarm


def _entry(record: Content, site: Site, title: str, changed: date | None = None) -> Entry:
    last = max(day for day in (record.published, record.updated, changed) if day)
    entry = Entry()
    entry.add("uid", f"{BY_MODEL[type(record)].key}-{record.id}@min-almen-praksis")
    entry.add("summary", cleaned(marked(title, example=record.example)))
    entry.add("url", site.absolute(address_of(record) or ""))
    entry.add("created", midnight(record.published))
    entry.add("dtstamp", midnight(last))
    entry.add("last-modified", midnight(last))
    entry.add("sequence", (last - record.published).days)
    if record.topics:
        entry.add("categories", [topic.label for topic in record.topics])
    return entry
