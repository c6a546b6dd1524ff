"""What a mail says of a record: the site's card, with words that do not age in an inbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial

from newsletter.selection.reasons import Reason
from publishing.blocks import Card
from publishing.cards import card_of, sign_up_by
from publishing.opening_cards import state_label, vacancy_line
from publishing.pages.vacancies.seekers import seekers
from records.clock import Clock
from records.codes.people import AudienceCode
from records.codes.programme import EventStatus
from records.facts.status import display, lasting_text
from records.loading.library import Library
from records.model.base import Content
from records.model.event import Event
from records.model.registry import BY_MODEL, former_ids
from records.model.vacancy import Vacancy


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last moment to do something about a record, or the one at which it takes place."""

    at: datetime
    word: str = ""
    """`frist`, `tilmelding senest`; empty where it is no deadline but the day itself."""
    has_time: bool = False
    """Whether the mail names the minute; else the whole day counts."""


@dataclass(frozen=True, slots=True)
class Item:
    """A record in an edition. Once a letter is frozen, the ledger keeps items as they were."""

    key: str
    """`vacancy:bornholm-roenne-2026-1`."""
    card: Card
    """Its address is canonical in an edition, absolute in a letter."""
    why: Reason
    published: date
    facts: str = ""
    """What a reader acts on, as `newsletter.selection.facts.facts_of`; kept by the ledger."""
    note: str = ""
    """What the mail says of why it is told now: `Ændret siden sidst: ny frist`."""
    name: str = ""
    """What a subject calls it: the place of an opening, else its title."""
    action: str = ""
    """What the reader can do: `Se, hvordan du søger`."""
    deadline: Deadline | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A record as an earlier letter told of it."""

    card: Card
    facts: str = ""
    """Of the item; empty where the letter kept none."""
    at: datetime | None = None
    """When that letter was frozen; None where it is no later than the audience's last one."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What one audience got before an issue."""

    told: Mapping[str, Told] = field(default_factory=dict)
    """By key, as last told."""
    last: datetime | None = None
    """When this audience's last letter was frozen; None where it never got one."""


@dataclass(frozen=True, slots=True)
class History:
    """What the readers of a list got before an issue."""

    previous: str | None = None
    """The id of the issue before it; None where the list never sent one."""
    audiences: Mapping[str, Heard] = field(default_factory=dict)

    def of(self, audience: AudienceCode) -> Heard:
        """What this audience got."""
        return self.audiences.get(str(audience), Heard())


def key_of(record: Content) -> str:
    """What makes a record the same one in two blocks and two issues: `kind:id`."""
    return f"{BY_MODEL[type(record)].key}:{record.id}"


def last_told(record: Content, told: Mapping[str, Told]) -> Told | None:
    """The record as an earlier issue told of it, also under an id that it had before; or None."""
    kind = BY_MODEL[type(record)].key
    ids = (record.id, *reversed(former_ids(record)))
    return next((told[key] for each in ids if (key := f"{kind}:{each}") in told), None)


def mail_card(record: Content, library: Library, clock: Clock) -> Card:
    """The card as of `clock`; "om 3 dage" becomes the day itself, and the status is said once."""
    make = partial(_mail_card, record, library, clock)
    return library.once_for(record, ("mail card", clock), make)


def _mail_card(record: Content, library: Library, clock: Clock) -> Card:
    card = card_of(record, library, clock)
    if isinstance(record, Vacancy):
        card = _without_tag(card, state_label(record, display(record, clock).state))
        parts = vacancy_line(record, library, clock, lasting_text(record, clock))
        seeking = (str(note["text"]) for note in seekers(record, library, clock))
        return replace(card, parts=tuple(filter(None, (*parts, *seeking))))
    if isinstance(record, Event) and sign_up_by(record, clock):
        return _without_tag(card, EventStatus.AABEN.label)
    return card


def _without_tag(card: Card, text: str) -> Card:
    """The card whose line says already what the tag would."""
    return replace(card, tags=tuple(tag for tag in card.tags if tag.text != text))


def differs(card: Card, earlier: Card) -> bool:
    """Whether a reader would see a difference: words count, colours and the page's address not."""
    return _words(card) != _words(earlier)


def _words(card: Card) -> tuple[str, ...]:
    return card.title, card.line, card.summary, *(tag.text for tag in card.tags)
