"""When what is shown last changed by the passing of time alone: a posting day, a deadline.

A build has no moment of its own in what it writes: two builds between two turns are alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from records.clock import Clock, midnight, right_after
from records.facts.status import last_moment
from records.model.base import Content, Record
from records.model.consent import Consent
from records.model.episode import Episode
from records.model.event import Event
from records.model.told import Told
from records.model.unnamed import Unnamed
from records.model.vacancy import Vacancy

_DAY = timedelta(days=1)


def last_turn(records: Iterable[Record], clock: Clock) -> datetime | None:
    """The latest moment, now included, at which one of the records changed; None before all."""
    past = (moment for record in records for moment in _turns(record) if moment <= clock.utc)
    return max(past, key=datetime.timestamp, default=None)


def last_turn_today(records: Iterable[Record], clock: Clock) -> datetime:
    """The last turn of the day, at the earliest its first moment."""
    start = midnight(clock.today)
    return max(start, last_turn(records, clock) or start, key=datetime.timestamp)


def _turns(record: Record) -> Iterator[datetime]:
    if not isinstance(record, Content) or record.draft:
        return
    yield midnight(record.published)
    if record.updated:
        yield midnight(record.updated)
    if record.expires:
        yield midnight(record.expires + _DAY)
    yield from _turns_of_kind(record)


def _turns_of_kind(record: Content) -> Iterator[datetime]:
    if isinstance(record, Vacancy):
        yield from _turns_of_vacancy(record)
    elif isinstance(record, Event):
        yield record.ends
    elif isinstance(record, Unnamed) and record.consent_withdrawn_on:
        yield midnight(record.consent_withdrawn_on)
    elif isinstance(record, Episode) and record.released:
        yield midnight(record.released)
    elif isinstance(record, Told) and record.consent:
        yield from _turns_of_consent(record.consent)


def _turns_of_consent(consent: Consent) -> Iterator[datetime]:
    yield midnight(consent.given_on)
    if consent.valid_through:
        yield midnight(consent.valid_through + _DAY)
    if consent.withdrawn_on:
        yield midnight(consent.withdrawn_on)


def _turns_of_vacancy(vacancy: Vacancy) -> Iterator[datetime]:
    for day in (vacancy.posted, vacancy.withdrawn_on):
        if day:
            yield midnight(day)
    if vacancy.process:
        yield from map(midnight, vacancy.process.days)
    closes = vacancy.closes
    if closes:
        yield right_after(last_moment(closes))
