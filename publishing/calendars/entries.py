"""An event or a deadline as an entry of a calendar (VEVENT, RFC 5545, 3.6.1).

An entry's UID is made of kind and first id and never changes. DTSTAMP, LAST-MODIFIED and SEQUENCE
come from what went out before (`records.facts.changes`), so an entry that nobody touched is the
same in every build, and one whose date, place or status is other than it went out has a higher
number, whoever wrote it and how. An event that is called off and a vacancy that is withdrawn stay
as STATUS:CANCELLED, because a client that met them must be told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar
from icalendar import Event as Component

from publishing.calendars.schedule import DatedWindow
from publishing.calendars.wording import (
    deadline_description,
    event_description,
    place_of,
    questions_description,
    window_description,
)
from publishing.cleaning import cleaned
from publishing.site import Site
from records.clock import COPENHAGEN, Clock
from records.codes.programme import EventStatus
from records.codes.vacancy import VacancyStatus
from records.facts.changes import change_of, last_touched
from records.facts.examples import with_example_prefix
from records.facts.memory import NOTHING, Memory
from records.model.base import Content
from records.model.event import Event
from records.model.registry import BY_MODEL, address_of, lasting_id
from records.model.vacancy import Vacancy

ALARM = timedelta(days=2)
"""How long before a deadline the calendar reminds."""
_STATUS = {EventStatus.AFLYST: "CANCELLED", EventStatus.PLANLAGT: "TENTATIVE"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A serialized entry, with the time zones and years that its calendar has to define."""

    content: bytes
    tzids: frozenset[str]
    years: frozenset[int]


def event_entry(event: Event, site: Site, clock: Clock, memory: Memory = NOTHING) -> Entry:
    """The entry of an event, cancelled ones included."""
    called_off = event.status is EventStatus.AFLYST
    entry = _component(event, site, ("Aflyst: " if called_off else "") + event.title)
    _add_changes(entry, event, memory, clock)
    if event.is_all_day:
        # Days without time; the end is the day after the last one (RFC 5545, 3.6.1).
        entry.add("dtstart", event.starts.date())
        entry.add("dtend", event.ends.date() + timedelta(days=1))
    else:
        entry.add("dtstart", event.starts)
        entry.add("dtend", event.ends)
    entry.add("status", _STATUS.get(event.status, "CONFIRMED"))
    entry.add("description", cleaned(event_description(event, site)))
    entry.add("location", cleaned(place_of(event)))
    if event.online_url:
        entry.add("conference", event.online_url, parameters={"VALUE": "URI"})
    return to_vevent(entry, event.starts, event.ends)


def deadline_entry(
    vacancy: Vacancy, closes: datetime, site: Site, clock: Clock, memory: Memory = NOTHING
) -> Entry:
    """The entry of a deadline, withdrawn vacancies included."""
    withdrawn = vacancy.status is VacancyStatus.TRUKKET
    prefix = "Trukket tilbage: " if withdrawn else "Frist: "
    entry = _component(vacancy, site, prefix + vacancy.title)
    _add_changes(entry, vacancy, memory, clock)
    # Without an end it lasts no time at all (RFC 5545, 3.6.1), and nobody is busy meanwhile.
    entry.add("dtstart", closes)
    entry.add("transp", "TRANSPARENT")
    entry.add("status", "CANCELLED" if withdrawn else "CONFIRMED")
    entry.add("description", cleaned(deadline_description(vacancy, site)))
    if not withdrawn:
        entry.add_component(_alarm(str(entry["summary"])))
    return to_vevent(entry, closes)


def questions_entry(
    vacancy: Vacancy, until: date, site: Site, clock: Clock, memory: Memory = NOTHING
) -> Entry:
    """The entry of the last day for questions; called off where the vacancy is withdrawn."""
    withdrawn = vacancy.status is VacancyStatus.TRUKKET
    prefix = "Trukket tilbage: " if withdrawn else "Sidste dag for spørgsmål: "
    entry = _component(vacancy, site, prefix + vacancy.title)
    entry["uid"] = uid_of(vacancy, site).replace("@", "-spoergsmaal@", 1)
    _add_changes(entry, vacancy, memory, clock)
    entry.add("dtstart", until)
    entry.add("dtend", until + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    entry.add("status", "CANCELLED" if withdrawn else "CONFIRMED")
    entry.add("description", cleaned(questions_description(vacancy, site)))
    return to_vevent(entry, datetime.combine(until, time(), COPENHAGEN))


def window_entry(dated: DatedWindow, site: Site, clock: Clock, memory: Memory = NOTHING) -> Entry:
    """The entry of the last day to apply for an offer; each window has a UID of its own."""
    offer, closes = dated.offer, dated.window.apply_by
    entry = _component(offer, site, f"Søg senest: {offer.title}")
    entry["uid"] = uid_of(offer, site).replace("@", f"-{dated.name}@", 1)
    _add_changes(entry, offer, memory, clock)
    entry.add("dtstart", closes)
    entry.add("dtend", closes + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    entry.add("status", "CONFIRMED")
    entry.add("description", cleaned(window_description(offer, dated.window, site)))
    entry.add_component(_alarm(str(entry["summary"])))
    return to_vevent(entry, datetime.combine(closes, time(), COPENHAGEN))


def uid_of(record: Content, site: Site) -> str:
    """What calendars know the record by, whatever it is called now."""
    return f"{BY_MODEL[type(record)].key}-{lasting_id(record)}@{site.brand.namespace}"


def _alarm(text: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", -ALARM)
    return alarm


def _component(record: Content, site: Site, title: str) -> Component:
    entry = Component()
    entry.add("uid", uid_of(record, site))
    entry.add("summary", cleaned(with_example_prefix(title, example=record.example)))
    entry.add("url", site.absolute(address_of(record) or ""))
    if record.topics:
        entry.add("categories", [topic.label for topic in record.topics])
    return entry


def _add_changes(entry: Component, record: Content, memory: Memory, clock: Clock) -> None:
    change, touched = change_of(record, memory, clock), last_touched(record, memory, clock)
    entry.add("created", change.first.astimezone(UTC))
    entry.add("dtstamp", touched.astimezone(UTC))
    entry.add("last-modified", touched.astimezone(UTC))
    entry.add("sequence", change.sequence)


def to_vevent(entry: Component, *moments: datetime) -> Entry:
    """Serialize an entry; `moments` give the years its time zones must cover."""
    calendar = Calendar()
    calendar.add_component(entry)
    return Entry(
        content=bytes(entry.to_ical()),
        tzids=frozenset(calendar.get_used_tzids()),
        years=frozenset(moment.year for moment in moments),
    )
