"""What a mail engine is to us: drafts, proofs, and what became of a letter. It never gives names.

Addresses, double opt-in, bounces, suppression and consent live in the engine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol

UNSUBSCRIBE = "https://afmeld.invalid/"
PREFERENCES = "https://valg.invalid/"
"""What a frozen letter holds in place of the engine's own links (`.invalid`: RFC 2606, 2)."""


ALERT = "varsel"
"""What the id of an alert begins with."""


@dataclass(frozen=True, slots=True)
class Mail:
    """One frozen edition on its way to an engine."""

    issue: str
    """Id of the letter, or of the alert: `paa-vej-i-praksis-2026-11`."""
    key: str
    """The audience or area that it is for."""
    digest: str
    """SHA-256 of the frozen edition, hexadecimal."""
    name: str
    """What a person sees in the engine's list of campaigns."""
    subject: str
    preheader: str
    html: str
    """With `UNSUBSCRIBE` and `PREFERENCES` in it, as the text."""
    text: str
    sender: str
    """`Min Almen Praksis <nyhedsbrev@example.org>`."""
    send_at: datetime
    to: str
    """The engine's own name of the list: Listmonk's number, Mailman's address."""
    language: str = "da"

    @property
    def tag(self) -> str:
        """By what the engine finds the mail again; the same for every attempt."""
        if self.issue.startswith(f"{ALERT}-") and f"-{self.key}-" in self.issue:
            return f"praksis-{self.issue}"  # it names its area already, and tags must be short
        return f"praksis-{self.issue}-{self.key}"


def places_of(mails: Sequence[Mail], to: str) -> str:
    """Where the project names a list of the engine, as a Danish sentence."""
    named = dict.fromkeys(f"{mail.key} ({mail.issue})" for mail in mails if mail.to == to)
    return f"Den er til {' og '.join(named)}."


class Stage(Enum):
    """How far the engine is with a mail."""

    DRAFT = "kladde"
    SCHEDULED = "planlagt"
    SENDING = "undervejs"
    HELD = "holdt tilbage"
    SENT = "sendt"
    STOPPED = "stoppet"
    GONE = "slettet"


@dataclass(frozen=True, slots=True)
class Delivery:
    """What the engine says of a mail. Numbers are None where it does not count them."""

    stage: Stage
    at: datetime | None = None
    """When the engine began to send it."""
    sent: int | None = None
    bounced: int | None = None
    unsubscribed: int | None = None


class Engine(Protocol):
    """A mail engine. Every call raises EngineError, a Danish sentence, where it gets no answer."""

    name: str

    def objections(self, mails: Sequence[Mail]) -> tuple[str, ...]:
        """Why these cannot be taken, a Danish sentence each: a list that is missing, a size."""

    def on_several(self, lists: Sequence[str]) -> int | None:
        """How many subscribers stand on more than one of the lists; None where it cannot tell."""

    def push(self, mail: Mail, *, start: bool = False) -> str:
        """Leave the mail as a draft, or start it; returns the engine's id of it.

        Where a mail with the same tag is there already, that one is taken, brought up to date
        while it is a draft: repeating a push never makes a second.
        """

    def find(self, mail: Mail) -> str | None:
        """The engine's id of the mail, where it has one with the same tag; it changes nothing."""

    def test(self, mail: Mail, to: Sequence[str]) -> None:
        """Send a proof, marked "[Prøve]", to a few addresses."""

    def status(self, found: str) -> Delivery:
        """What became of the mail that `push` gave the id of."""
