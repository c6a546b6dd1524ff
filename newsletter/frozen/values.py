"""A frozen letter as values: all that readers, engines, archive and the next letter need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from newsletter.kept import Moment
from newsletter.selection.cards import Deadline
from publishing.blocks import Card, Link


@dataclass(frozen=True, slots=True)
class FrozenItem:
    """A record as an edition shows it."""

    key: str
    """`vacancy:bornholm-roenne-2026-1`."""
    card: Card
    """Its address is canonical."""
    why: str
    """The code of its reason: `ny`, `forestaar`."""
    published: date
    facts: str = ""
    """A fingerprint of what the record says; empty where none was kept."""
    note: str = ""
    """What the mail says of why it is told now."""
    name: str = ""
    """What a subject calls it."""
    action: str = ""
    """What the reader can do."""
    deadline: Deadline | None = None
    was: tuple[str, ...] = ()
    """The ids that the record had before, where an alert told of it."""


@dataclass(frozen=True, slots=True)
class FrozenBlock:
    """A heading with the items under it, or a text. Addresses are canonical."""

    type: str
    number: int
    """Which of the letter's blocks it is."""
    heading: str
    html: str
    more: Link | None
    items: tuple[FrozenItem, ...]


@dataclass(frozen=True, slots=True)
class FrozenEdition:
    """What one audience gets, or one area of a list that writes itself."""

    key: str
    """The code of the audience or the area."""
    readers: str
    """`læger i hoveduddannelse`: the audience inside a sentence."""
    subject: str
    preheader: str
    intro: str
    """Clean HTML with links from the root."""
    blocks: tuple[FrozenBlock, ...]
    frozen_at: Moment
    """Later than the letter's where the audience was added afterwards."""
    previous: str | None = None
    """The letter that these readers got before this one."""
    digest: str = ""
    """SHA-256 of all that the edition says, hexadecimal."""
    html: str = ""
    """The mail, with the placeholders of `newsletter.engines.engine`; empty in a letter that was
    sent before letters were frozen."""
    text: str = ""
    scene: str = ""
    """The name of the drawing at its head; empty for a letter without one."""

    @property
    def items(self) -> tuple[FrozenItem, ...]:
        """Every record in it."""
        return tuple(item for block in self.blocks for item in block.items)


@dataclass(frozen=True, slots=True)
class FrozenLetter:
    """One letter, with an edition for each audience that has something to read."""

    issue: str
    """The id of the issue that it was made of, or of the alert."""
    title: str
    summary: str
    number: str
    subject: str
    """The editor's own; each edition has one."""
    preheader: str
    intro: str
    """Markdown, as the editor wrote it."""
    mailing_list: str
    sender: str
    """`Min Almen Praksis <nyhedsbrev@example.org>`."""
    send_at: Moment
    frozen_at: Moment
    editions: tuple[FrozenEdition, ...]
    quiet: tuple[str, ...] = ()
    """The audiences that had nothing new, and so get no mail."""
    corrects: str | None = None
    example: bool = False
    language: str = "da"
    source: str = ""
    """A fingerprint of the issue's file, as `newsletter.written`; empty where none was kept."""
    alert: bool = False
    """Whether a list wrote it by itself: then it has one edition, that of an area."""

    @property
    def send_on(self) -> date:
        """The day that the letter names as its own."""
        return self.send_at.date()

    @property
    def words(self) -> dict[str, object]:
        """What it says in place of the issue's own fields of the same names."""
        return {
            "title": self.title,
            "summary": self.summary,
            "number": self.number,
            "subject": self.subject,
            "preheader": self.preheader,
            "send_on": self.send_on,
        }

    @property
    def has_mails(self) -> bool:
        """False for a letter that was sent before letters were frozen: only its cards are known."""
        return all(edition.html for edition in self.editions)

    def edition(self, key: str) -> FrozenEdition | None:
        """The edition for an audience, or None."""
        return next((each for each in self.editions if each.key == key), None)
