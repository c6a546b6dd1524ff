"""The description and location of a calendar entry, as plain text."""

from __future__ import annotations

from collections.abc import Iterable

from publishing.site import Site
from records.codes.programme import AttendanceMode, EventStatus, RegistrationMethod
from records.danish.dates import date_span, long_date, time_span
from records.danish.numbers import kroner
from records.facts.examples import EXAMPLE_NOTE
from records.facts.status import deadline_text, status_label
from records.model.event import Event
from records.model.offer import Offer
from records.model.offer_parts import Window
from records.model.registry import address_of
from records.model.vacancy import Vacancy


def event_description(event: Event, site: Site) -> str:
    """The description of an event, with the link to its page last."""
    days = date_span(event.start_date, event.end_date)
    return _lines(
        EXAMPLE_NOTE if event.example else None,
        event.change_note and f"{event.status.label}: {event.change_note}",
        event.summary,
        f"{days} {time_span(event.start_time, event.end_time)}",
        _status(event),
        *_registration(event),
        event.online_note,
        event.online_url and f"Online: {event.online_url}",
        _price(event),
        site.absolute(address_of(event) or ""),
    )


def deadline_description(vacancy: Vacancy, site: Site) -> str:
    """The description of a deadline, with the links to the posting last."""
    official = vacancy.application and vacancy.application.official_url
    return _lines(
        EXAMPLE_NOTE if vacancy.example else None,
        vacancy.withdrawn_reason and f"{status_label(vacancy)}: {vacancy.withdrawn_reason}",
        f"Ansøgningsfrist: {deadline_text(vacancy)}",
        vacancy.summary,
        f"Det officielle opslag gælder: {official}" if official and not vacancy.example else None,
        site.absolute(address_of(vacancy) or ""),
    )


def questions_description(vacancy: Vacancy, site: Site) -> str:
    """The description of the last day for questions, with the link to the page last."""
    return _lines(
        EXAMPLE_NOTE if vacancy.example else None,
        "Svarene står på opslagets side, så alle kan læse dem.",
        site.absolute(address_of(vacancy) or ""),
    )


def window_description(offer: Offer, window: Window, site: Site) -> str:
    """The description of the last day to apply for an offer, with the link to its page last."""
    days = date_span(window.apply_from, window.apply_by) if window.apply_from else ""
    return _lines(
        EXAMPLE_NOTE if offer.example else None,
        f"Du kan søge {days}" if days else f"Du kan søge til og med {long_date(window.apply_by)}",
        offer.summary,
        f"For hvem: {offer.for_whom}",
        site.absolute(address_of(offer) or ""),
    )


def place_of(event: Event) -> str:
    """`Eksempelhuset, Eksempelvej 10, 2100 København Ø`, `Online`, or both."""
    where = event.location
    at = f"{where.name}, {where.address}, {where.postal_code} {where.city}" if where else None
    online = "Online" if event.attendance_mode is not AttendanceMode.FYSISK else None
    return " / ".join(part for part in (at, online) if part)


def _status(event: Event) -> str | None:
    worth_saying = (EventStatus.FULDT, EventStatus.VENTELISTE, EventStatus.PLANLAGT)
    return event.status.label if event.status in worth_saying else None


def _registration(event: Event) -> Iterable[str | None]:
    registration = event.registration
    if registration is None or event.status is EventStatus.AFLYST:
        return
    if registration.method is RegistrationMethod.INGEN:
        yield registration.method.label
        return
    if not event.example:
        yield f"Tilmelding: {registration.address}"
    if registration.deadline:
        yield f"Tilmeldingsfrist: {long_date(registration.deadline)}"


def _price(event: Event) -> str | None:
    if event.price is None:
        return None
    return f"Pris: {kroner(event.price)}" if event.price else "Gratis"


def _lines(*lines: str | None) -> str:
    return "\n".join(line for line in lines if line)
