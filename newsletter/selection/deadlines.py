"""What a reader has to do and when: the deadline of a record, as a mail tells it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from newsletter.selection.cards import Deadline
from records.clock import COPENHAGEN, Clock
from records.codes.programme import EventStatus
from records.danish.dates import clock_time, month_name
from records.facts.expiry import can_be_used
from records.facts.registration import (
    is_registration_closed,
    registration_closes,
    takes_registrations,
)
from records.facts.status import is_open, last_moment
from records.model.article import Article
from records.model.base import Content
from records.model.designation import Designation
from records.model.episode import Episode
from records.model.event import Event
from records.model.exchange import Exchange
from records.model.film import Film
from records.model.offer import Offer
from records.model.premises import Premises
from records.model.told import Story
from records.model.unnamed import Unnamed
from records.model.vacancy import Vacancy
from records.model.wish import Wish

DUE_DAYS = 30
"""A deadline or an event so near is told again: a monthly letter has no later chance."""
URGENT_DAYS = 14
"""A deadline so near stands on top of the mail."""
_HALF_A_YEAR = timedelta(days=183)
_SOON = {
    "frist": "Frist om kort tid",
    "tilmelding senest": "Tilmeldingsfrist om kort tid",
    "sidste dag": "Slutter om kort tid",
    "søg senest": "Frist om kort tid",
}
_ACTIONS: Mapping[type[Content], str] = {
    Episode: "Hør episoden",
    Offer: "Læs om tilbuddet",
    Designation: "Se, hvor det gælder",
    Premises: "Se lokalet",
    Wish: "Se, hvad lægen søger",
    Exchange: "Se dagene",
    Article: "Læs artiklen",
    Story: "Læs historien",
    Film: "Se filmen",
}
_GOES_AHEAD = (EventStatus.PLANLAGT, EventStatus.AABEN, EventStatus.VENTELISTE)


def deadline_of(record: Content, clock: Clock) -> Deadline | None:
    """The next moment that matters; None where nothing is left to do at that clock."""
    if isinstance(record, Vacancy):
        closes = record.closes if is_open(record, clock) else None
        return Deadline(last_moment(closes), "frist", has_time=True) if closes else None
    if isinstance(record, Event):
        return _of_event(record, clock)
    if isinstance(record, Offer) and record.valid_through and can_be_used(record, clock):
        end = datetime.combine(record.valid_through, time.max, COPENHAGEN)
        return Deadline(end, "sidste dag")
    if isinstance(record, Designation) and record.apply_by and clock.today <= record.apply_by:
        return Deadline(datetime.combine(record.apply_by, time.max, COPENHAGEN), "søg senest")
    return None


def _of_event(event: Event, clock: Clock) -> Deadline | None:
    if event.status not in _GOES_AHEAD or is_registration_closed(event, clock):
        return None
    closes = registration_closes(event)
    if closes and takes_registrations(event, clock):
        return Deadline(closes, "tilmelding senest")
    return Deadline(event.starts, has_time=True) if clock.utc <= event.starts else None


def is_due(record: Content, clock: Clock) -> bool:
    """Whether the record's deadline or first day is still to come, and at most 30 days away."""
    found = deadline_of(record, clock)
    return found is not None and _named(found) <= clock.now + timedelta(days=DUE_DAYS)


def is_urgent(deadline: Deadline | None, sending: datetime) -> bool:
    """Whether a deadline lies at most 14 days after the sending of the mail, and not before."""
    if deadline is None or not deadline.word:
        return False
    return sending <= deadline.at and _named(deadline) <= sending + timedelta(days=URGENT_DAYS)


def _named(deadline: Deadline) -> datetime:
    """The minute or the day that the words name, without the seconds that still count."""
    at = deadline.at
    return at.replace(second=0, microsecond=0) if deadline.has_time else _day_of(at)


def _day_of(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0)


def day_in_words(day: date, today: date) -> str:
    """`1. december`, with its year where the day is more than half a year away."""
    year = f"\u00a0{day.year}" if abs(day - today) > _HALF_A_YEAR else ""
    return f"{day.day}.\u00a0{month_name(day.month)}{year}"


def deadline_in_words(deadline: Deadline, today: date) -> str:
    """`frist 1. december`, or the day alone; these words are as true when they are read late."""
    return f"{deadline.word} {day_in_words(deadline.at.date(), today)}".strip()


def deadline_line(deadline: Deadline, today: date) -> str:
    """The same with the minute, as a line begins: `Frist 1. december kl. 12.00`."""
    minute = f" {clock_time(deadline.at.time())}" if deadline.has_time else ""
    words = deadline_in_words(deadline, today)
    return f"{words[0].upper()}{words[1:]}{minute}"


def due_note(deadline: Deadline, today: date) -> str:
    """Why a reader meets the record again: `Frist om kort tid: 1. december`."""
    what = _SOON.get(deadline.word, "Finder snart sted")
    return f"{what}: {day_in_words(deadline.at.date(), today)}"


def action_of(record: Content, clock: Clock) -> str:
    """The one thing that a reader can do: `Se, hvordan du søger`."""
    if record.example and isinstance(record, Vacancy | Event | Premises | Unnamed):
        return "Se eksemplet"
    if isinstance(record, Vacancy):
        return "Se, hvordan du søger" if is_open(record, clock) else "Se opslaget"
    if isinstance(record, Event):
        return "Tilmeld dig" if takes_registrations(record, clock) else "Se programmet"
    return _ACTIONS.get(type(record), "Læs mere")
