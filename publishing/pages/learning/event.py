"""The page of one event."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from publishing.blocks import DateBlock, Fact, Link
from publishing.calendars.adding import event_in_calendar
from publishing.cards import own_tags
from publishing.labels import label_list
from publishing.markdown import render
from publishing.page import Page, make_page, record_head
from publishing.person import person_for
from publishing.related import related_cards
from records.clock import Clock
from records.codes.programme import AttendanceMode, EventStatus, RegistrationMethod
from records.danish.dates import clock_time, date_span, day_and_date, long_date, time_span
from records.danish.numbers import joined, kroner, number
from records.facts.registration import CLOSED, is_registration_closed
from records.facts.visibility import is_over
from records.loading.library import Library
from records.model.event import Event, EventSeries
from records.model.people import Partner
from records.model.registry import address_of

LIST = Link("Arrangementer", "arrangementer/")
_NO_ONLINE_LINK = "Online – link sendes efter tilmelding"


def event_page(event: Event, library: Library, clock: Clock) -> Page:
    """The page of an event."""
    values = {
        "lead": event.summary,
        "tags": own_tags(event, library, clock),
        "date": DateBlock.of(event.start_date),
        "facts": tuple(facts(event, library)),
        "agenda": tuple({"time": clock_time(i.time), "text": i.text} for i in event.agenda),
        "speakers": event.speakers,
        "registration": _registration(event, clock),
        "add_to_calendar": event_in_calendar(event, clock),
        "notice": _notice(event),
        "person": person_for(event, library, f"Spørgsmål om {event.title}"),
        "related": related_cards(event, library, clock),
        "search_text": " ".join(item.text for item in event.agenda),
    }
    head = record_head(event, "event.html", "arrangementer", (LIST,))
    return make_page(head, values, render(event.body, library) if event.body else "")


def facts(event: Event, library: Library) -> Iterator[Fact]:
    """The rows of the fact list."""
    yield Fact("Hvornår", _when(event), iso=event.starts.isoformat())
    if event.location:
        place = event.location
        yield Fact("Hvor", f"{place.name}, {place.address}, {place.postal_code} {place.city}")
        yield Fact("Tilgængelighed", label_list(place.accessibility))
    if event.attendance_mode is not AttendanceMode.FYSISK:
        note = event.online_note or _NO_ONLINE_LINK
        yield Fact("Online", event.online_url or note, event.online_url)
    yield Fact("For hvem", label_list(event.audiences))
    if event.price is not None:
        yield Fact("Pris", kroner(event.price) if event.price else "Gratis")
    if event.catering:
        yield Fact("Forplejning", event.catering)
    if event.certificate is not None:
        yield Fact("Kursusbevis", "Ja" if event.certificate else "Nej")
    hosts = [p.name for p in (library.find(Partner, i) for i in event.organizers) if p]
    yield Fact("Arrangører", joined(hosts))
    yield Fact("Vores rolle", event.role.label)
    series = library.find(EventSeries, event.series)
    if series:
        yield Fact("Del af rækken", series.title, address_of(series))


def _when(event: Event) -> str:
    if event.is_all_day:
        whole = event.end_date and event.end_date != event.start_date
        days = date_span(event.start_date, event.end_date) if whole else None
        return f"{days or day_and_date(event.start_date)}, hele dagen"
    if event.end_date and event.end_date != event.start_date:
        span = date_span(event.start_date, event.end_date)
        return f"{span}, {time_span(event.start_time, event.end_time)}"
    return f"{day_and_date(event.start_date)} {time_span(event.start_time, event.end_time)}"


def _notice(event: Event) -> str | None:
    """The note on a change: `Aflyst: …`, `Flyttet: …`."""
    changed = event.status in (EventStatus.AFLYST, EventStatus.FLYTTET)
    if event.change_note and changed:
        return f"{event.status.label}: {event.change_note}"
    return event.change_note


def _registration(event: Event, clock: Clock) -> dict[str, str | None] | None:
    registration = event.registration
    if is_over(event, clock):
        return {"text": EventStatus.AFHOLDT.label, "url": None, "note": None}
    if event.status in (EventStatus.AFLYST, EventStatus.FULDT, EventStatus.PLANLAGT):
        return {"text": event.status.label, "url": None, "note": event.change_note}
    if (
        registration is None
        or registration.method is RegistrationMethod.INGEN
        or registration.address is None
    ):
        return None
    if registration.deadline and is_registration_closed(event, clock):
        return {
            "text": CLOSED,
            "url": None,
            "note": f"Fristen var den {long_date(registration.deadline)}.",
        }
    seats = f"{number(registration.seats)} pladser." if registration.seats else ""
    closes = (
        f"Tilmeld dig senest {long_date(registration.deadline)}." if registration.deadline else ""
    )
    note = " ".join(part for part in (closes, seats) if part) or None
    if event.example:
        return {"text": "Eksempel – kan ikke tilmeldes", "url": None, "note": note}
    waiting = event.status is EventStatus.VENTELISTE
    text = "Skriv dig på venteliste" if waiting else "Tilmeld dig"
    url = registration.address
    if registration.method is RegistrationMethod.MAIL:
        subject = f"{'Venteliste' if waiting else 'Tilmelding'}: {event.title}"
        url = f"mailto:{url}?subject={quote(subject)}"
    return {"text": text, "url": url, "note": note}
