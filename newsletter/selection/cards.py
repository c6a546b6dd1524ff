"""What a mail says of a record: the site's card, with words that do not age in an inbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from newsletter.selection.reasons import Reason
from publishing.blocks import Card
from publishing.cards import card_of
from records.clock import Clock
from records.codes.people import AudienceCode
from records.facts.status import display, has_passed, lasting_text
from records.loading.library import Library
from records.model.base import Content
from records.model.event import Event
from records.model.registry import BY_MODEL, former_ids
from records.model.vacancy import Vacancy

DUE_DAYS = 30
"""A deadline or an event so near is told again: a monthly letter has no later chance."""


@dataclass(frozen=True, slots=True)
class Item:
    """A record in an edition. Once a mail is sent, the ledger keeps picks as they were."""

    key: str
    """`vacancy:bornholm-roenne-2026-1`."""
    card: Card
    """Its address is canonical in an edition, absolute in a letter."""
    why: Reason
    published: date


@dataclass(frozen=True, slots=True)
class History:
    """What the readers of a list got before an issue."""

    previous: str | None = None
    """The id of the issue before it."""
    cards: Mapping[str, Mapping[str, Card]] = field(default_factory=dict)
    """By audience and key, as last told."""

    def carried(self, audience: AudienceCode) -> Mapping[str, Card]:
        """What this audience was told of, by key."""
        return self.cards.get(str(audience), {})


def key_of(record: Content) -> str:
    """What makes a record the same one in two blocks and two issues: `kind:id`."""
    return f"{BY_MODEL[type(record)].key}:{record.id}"


def last_told(record: Content, carried: Mapping[str, Card]) -> Card | None:
    """The record as an earlier issue told of it, also under an id that it had before; or None."""
    kind = BY_MODEL[type(record)].key
    ids = (record.id, *reversed(former_ids(record)))
    return next((carried[key] for each in ids if (key := f"{kind}:{each}") in carried), None)


def mail_card(record: Content, library: Library, clock: Clock) -> Card:
    """The card as of `clock`; "om 3 dage" becomes the day itself."""
    card = card_of(record, library, clock)
    if not isinstance(record, Vacancy):
        return card
    ageing, lasting = display(record, clock).text, lasting_text(record, clock)
    return replace(card, parts=tuple(lasting if p == ageing else p for p in card.parts))


def is_due(record: Content, clock: Clock) -> bool:
    """Whether the record's deadline or first day is still to come, and at most 30 days away."""
    day = _due_day(record)
    if day is None or day > clock.now + timedelta(days=DUE_DAYS):
        return False
    return not has_passed(day, clock) if isinstance(record, Vacancy) else clock.now <= day


def _due_day(record: Content) -> datetime | None:
    if isinstance(record, Vacancy):
        return record.closes
    return record.starts if isinstance(record, Event) else None


def differs(card: Card, earlier: Card) -> bool:
    """Whether a reader would see a difference: words count, colours and the page's address not."""
    return _words(card) != _words(earlier)


def _words(card: Card) -> tuple[str, ...]:
    return card.title, card.line, card.summary, *(tag.text for tag in card.tags)
