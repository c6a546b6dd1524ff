"""Whether one can sign up for an event at a given clock: pages, cards and mail all ask here."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from records.clock import Clock
from records.codes.programme import EventStatus, RegistrationMethod
from records.facts.visibility import is_over
from records.model.event import Event

CLOSED = "Tilmelding lukket"
_TAKES = (EventStatus.AABEN, EventStatus.VENTELISTE)


def registration_closes(event: Event) -> datetime | None:
    """The last moment to sign up: the whole day of the deadline counts, where the event is."""
    day = event.registration.deadline if event.registration else None
    if day is None:
        return None
    return datetime.combine(day, time(23, 59, 59, 999_999), ZoneInfo(event.timezone))


def is_registration_closed(event: Event, clock: Clock) -> bool:
    """Whether the deadline for signing up has passed at that moment."""
    closes = registration_closes(event)
    return closes is not None and clock.utc > closes


def takes_registrations(event: Event, clock: Clock) -> bool:
    """Whether one can sign up, or get on the waiting list, at that moment."""
    told = event.registration
    if told is None or told.method is RegistrationMethod.INGEN or event.status not in _TAKES:
        return False
    return not is_over(event, clock) and not is_registration_closed(event, clock)


def event_status_text(event: Event, clock: Clock) -> str:
    """What a card says of the event: `Åben for tilmelding`, `Tilmelding lukket`, `Afholdt`."""
    if is_over(event, clock):
        return EventStatus.AFHOLDT.label
    if event.status not in _TAKES:
        return event.status.label
    if is_registration_closed(event, clock):
        return CLOSED
    told = event.registration
    without = told is not None and told.method is RegistrationMethod.INGEN
    return RegistrationMethod.INGEN.label if without else event.status.label
