"""What is frozen and what became of it: the one answer to what the readers of a list got."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from newsletter.frozen.store import load_letters
from newsletter.frozen.values import FrozenEdition, FrozenLetter
from newsletter.ledger import EditionState, Ledger, load_ledger
from newsletter.selection.cards import Heard, History, Told
from records.clock import Clock
from records.loading.library import Library
from records.model.newsletter import Issue
from records.source.files import Project


@dataclass(frozen=True, slots=True)
class Past:
    """Every frozen letter, by the id of its issue, and the ledger."""

    letters: Mapping[str, FrozenLetter] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)

    def state(self, issue: str, key: str) -> EditionState:
        """What became of an edition."""
        return self.ledger.state(issue, key)

    def sent_at(self, issue: str) -> datetime | None:
        """When the first edition of a letter went out; None before that."""
        return min((s.sent for s in self.ledger.of(issue).values() if s.sent), default=None)

    def is_out(self, issue: str, clock: Clock) -> bool:
        """Whether any reader has got the letter at that moment."""
        sent = self.sent_at(issue)
        return sent is not None and sent <= clock.now

    def history(self, issue: Issue) -> History:
        """What the readers of the issue's list got in other letters, by the time they got it."""
        got = sorted(self._sent_to(issue), key=lambda one: (one[0], one[1].issue))
        told: dict[str, dict[str, Told]] = {}
        last: dict[str, datetime] = {}
        for _, _, edition in got:
            carried = {item.key: Told(item.card, item.facts) for item in edition.items}
            told.setdefault(edition.key, {}).update(carried)
            last[edition.key] = edition.frozen_at
        heard = {key: Heard(told[key], last[key]) for key in told}
        return History(got[-1][1].issue if got else None, heard)

    def _sent_to(self, issue: Issue) -> Iterator[tuple[datetime, FrozenLetter, FrozenEdition]]:
        for letter in self.letters.values():
            if letter.mailing_list != issue.mailing_list or letter.issue == issue.id:
                continue
            for edition in letter.editions:
                sent = self.state(letter.issue, edition.key).sent
                if sent:
                    yield sent, letter, edition


def load_past(project: Project) -> Past:
    """The past of a project. Raises LedgerError and FrozenError, which say where."""
    ledger = load_ledger(project)
    return Past({**ledger.before, **load_letters(project)}, ledger)


def past_of(library: Library) -> Past:
    """The past of a library's project, read once."""
    return library.once("newsletter.past", lambda: load_past(library.project))
