"""Choosing what goes in an edition: by hand, or what is new, changed or due since last time."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol, TypeVar

from newsletter.selection.candidates import candidates, sent_at
from newsletter.selection.cards import Deadline, History, Item, key_of, mail_card
from newsletter.selection.deadlines import action_of, deadline_of
from newsletter.selection.facts import facts_of
from newsletter.selection.reasons import Reason
from newsletter.selection.telling import told_as
from publishing.place_names import place_names
from records.clock import Clock
from records.codes.people import AudienceCode
from records.facts.examples import with_example_prefix
from records.loading.library import Library
from records.model.base import Content
from records.model.event import Event
from records.model.newsletter import Block, Issue
from records.model.vacancy import Vacancy

_SHORT = 24


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that could have been in an edition and is not."""

    key: str
    title: str
    why: Reason


@dataclass(frozen=True, slots=True)
class Selection:
    """What one audience gets: the picks of each block, and what was passed over."""

    blocks: tuple[tuple[Item, ...], ...]
    passed: tuple[Skipped, ...]


def select(
    issue: Issue, audience: AudienceCode, library: Library, clock: Clock, history: History
) -> Selection:
    """The picks of each block, in the order of `issue.blocks`.

    Automatic blocks are filtered by `audience` and leave out what its readers got before, unless
    it has changed or is due. Records chosen by hand are not filtered. No record comes twice in
    one mail, and `max` counts what is left. A mail whose day has passed unsent speaks of now.
    """
    sending = Clock(max(clock.now, sent_at(issue)))
    taken: set[str] = set()
    blocks: list[tuple[Item, ...]] = []
    passed: list[Skipped] = []
    for block in issue.blocks:
        rated = (
            _rated(record, block, audience, library, sending, history)
            for record in candidates(block, issue, library, clock)
            if key_of(record) not in taken
        )
        picks, left = _cut(tuple(rated), block)
        taken |= {pick.key for pick in picks}
        blocks.append(tuple(_item(pick, library, sending) for pick in picks))
        passed += left
    out = {each.key: each for each in passed if each.key not in taken}
    return Selection(tuple(blocks), tuple(out.values()))


@dataclass(frozen=True, slots=True)
class _Rated:
    """A record that a block could show. Of a thousand few are shown, so nothing is made of it."""

    record: Content
    why: Reason
    note: str
    deadline: Deadline | None

    @property
    def key(self) -> str:
        """The kind and the id."""
        return key_of(self.record)


def _cut(rated: tuple[_Rated, ...], block: Block) -> tuple[tuple[_Rated, ...], list[Skipped]]:
    """Those that are to be shown, at most `block.max`, and all others with their reasons."""
    wanted = [item for item in rated if item.why.shown]
    kept = wanted[: block.max] if block.select != "auto" else by_deadline(wanted)[: block.max]
    keys = {item.key for item in kept}
    passed = [_passed(item, item.why) for item in rated if not item.why.shown]
    passed += [_passed(item, Reason.CUT) for item in wanted if item.key not in keys]
    return tuple(item for item in wanted if item.key in keys), passed


class _Dated(Protocol):
    """What may have a deadline."""

    @property
    def deadline(self) -> Deadline | None:
        """The next moment that matters."""


D = TypeVar("D", bound=_Dated)


def by_deadline(items: Iterable[D]) -> list[D]:
    """The soonest deadline first, then those that wait for nobody, in the order they have."""
    return sorted(items, key=lambda i: i.deadline.at.timestamp() if i.deadline else math.inf)


def _passed(item: _Rated, why: Reason) -> Skipped:
    record = item.record
    return Skipped(item.key, with_example_prefix(record.title, example=record.example), why)


def _rated(
    record: Content,
    block: Block,
    audience: AudienceCode,
    library: Library,
    sending: Clock,
    history: History,
) -> _Rated:
    why, note = told_as(record, block, audience, history, library.memory, sending)
    make = partial(deadline_of, record, sending)
    return _Rated(record, why, note, library.once_for(record, ("deadline", sending), make))


def _item(rated: _Rated, library: Library, sending: Clock) -> Item:
    record = rated.record
    make = partial(_plain_item, record, library, sending)
    plain = library.once_for(record, ("item", sending), make)
    return replace(plain, why=rated.why, note=rated.note)


def _plain_item(record: Content, library: Library, sending: Clock) -> Item:
    """What a mail of that moment shows of the record, whoever reads it."""
    return Item(
        key=key_of(record),
        card=mail_card(record, library, sending),
        why=Reason.CHOSEN,
        published=record.published,
        facts=library.once_for(record, "facts", partial(facts_of, record)),
        name=name_of(record, library),
        action=action_of(record, sending),
        deadline=deadline_of(record, sending),
    )


def name_of(record: Content, library: Library) -> str:
    """Few words for a subject: the place of an opening; of an event its title, or sort and town."""
    if isinstance(record, Vacancy):
        return place_names(record.areas, library) or record.title
    if not isinstance(record, Event):
        return record.title
    before_colon = record.title.partition(":")[0]
    if len(before_colon) <= _SHORT:
        return before_colon
    place = f"i {record.location.city}" if record.location else "online"
    return f"{record.type.label} {place}"
