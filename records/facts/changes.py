"""When a record first went out, when its facts last changed, and how often: asked by all outputs.

Where something went out before (`library.memory`), all of it follows from that: facts that are
other than they went out have changed now, and the sequence rises by one, however often in a day and
whoever forgot to write a date. Where nothing is remembered, the days in the record tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from records.clock import Clock, midnight
from records.codes.programme import EpisodeStatus
from records.facts.fingerprint import has_other_facts
from records.facts.memory import Memory, Published
from records.model.base import Content, Record
from records.model.episode import Episode
from records.model.registry import BY_MODEL, former_ids
from records.model.vacancy import Vacancy


@dataclass(frozen=True, slots=True)
class Change:
    """What readers who met a record earlier go by."""

    sequence: int
    """Of its calendar entry (RFC 5545, 3.8.7.4)."""
    first: datetime
    """When it first went out."""
    changed: datetime
    """When its facts last changed; `first` while they never did."""
    altered: bool = False
    """Whether other facts went out then than before; else that is what the record's days say."""


def change_of(record: Content, memory: Memory, clock: Clock) -> Change:
    """What a release at that moment says of the record; before the first one, its own days tell.

    No number is ever lower than one that went out, nor any moment earlier.
    """
    by_days = _by_days(record, clock)
    if memory.released is None:
        return by_days
    known = remembered(record, memory)
    if known is None:
        return Change(by_days.sequence, clock.now, clock.now)
    return change_since(known, record, clock)


def change_since(known: Published, record: Record, clock: Clock) -> Change:
    """What a release at that moment says of a record that went out so."""
    if has_other_facts(known, record):
        changed = max(clock.now, known.changed)
        return Change(known.sequence + 1, known.first, changed, altered=True)
    return Change(known.sequence, known.first, known.changed, known.altered)


def remembered(record: Record, memory: Memory) -> Published | None:
    """The record as it last went out, under its id or one of those that it had before.

    After a rollback that may be an earlier one.
    """
    kind = BY_MODEL[type(record)].key
    ids = (record.id, *reversed(former_ids(record)))
    found = [known for each in ids if (known := memory.records.get(f"{kind}:{each}"))]
    return max(found, key=lambda known: known.last, default=None)


def first_out(record: Content, memory: Memory, clock: Clock) -> datetime:
    """The moment that feeds date the record by: new to readers is what they could not use before.

    A vacancy that was told of beforehand is news again when it is posted, an episode when it can
    be heard.
    """
    first = change_of(record, memory, clock).first
    out = _day_out(record)
    return max(first, midnight(out)) if out and out <= clock.today else first


def last_touched(record: Content, memory: Memory, clock: Clock) -> datetime:
    """When anything about the record last changed: its facts, or its words (`updated`)."""
    return touched_by(record, change_of(record, memory, clock), clock)


def touched_by(record: Content, change: Change, clock: Clock) -> datetime:
    """The same for who knows already when its facts changed."""
    changed = change.changed
    words = record.updated
    return max(changed, midnight(words)) if words and words <= clock.today else changed


def _day_out(record: Content) -> date | None:
    if isinstance(record, Vacancy):
        return record.posted
    if isinstance(record, Episode) and record.status is EpisodeStatus.UDGIVET:
        return record.released
    return None


def _by_days(record: Content, clock: Clock) -> Change:
    """SEQUENCE is the days from publication to the last change, and one for the change itself."""
    changes = tuple(day for day in _days_of_change(record) if day <= clock.today)
    out = _day_out(record)
    first = min(record.published, out or record.published)
    last = max((record.published, *changes))
    sequence = (last - record.published).days + bool(changes)
    return Change(sequence, midnight(first), midnight(last if changes else first))


def _days_of_change(record: Content) -> Iterator[date]:
    if record.updated:
        yield record.updated
    if isinstance(record, Vacancy) and record.withdrawn_on:
        yield record.withdrawn_on
