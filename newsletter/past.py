"""What is frozen and what became of it: the one answer to what the readers of a list got."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType

from newsletter.errors import FrozenError, NewsletterError
from newsletter.frozen.store import FOLDER, LETTER, load_letters
from newsletter.frozen.values import FrozenEdition, FrozenLetter
from newsletter.ledger import EditionState, Ledger, load_ledger
from newsletter.selection.cards import Heard, History, Told
from records.clock import COPENHAGEN, Clock
from records.loading.library import Library
from records.model.newsletter import Issue
from records.model.registry import BY_MODEL
from records.source.diagnostics import Diagnostic, Position, Severity, diagnostic
from records.source.files import Project

_PAST = "newsletter.past"


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
        return sent is not None and sent <= clock.utc

    def is_retracted(self, issue: str, key: str, clock: Clock) -> bool:
        """Whether the office has taken an edition back at that moment."""
        retracted = self.state(issue, key).retracted
        return retracted is not None and retracted <= clock.utc

    def is_shown(self, issue: Issue, key: str, clock: Clock) -> bool:
        """Whether an edition of a letter that may be seen has a page: once it is sent.

        A preview shows letters of which nothing was sent, with all their editions.
        """
        sent = self.state(issue.id, key).sent
        return sent <= clock.utc if sent else not self.is_out(issue.id, clock)

    def history(self, issue: Issue, by: datetime) -> History:
        """What the readers of the issue's list got in other letters until then, in that order."""
        until = (one for one in self._sent_to(issue) if one[0] <= by)
        got = sorted(until, key=lambda one: (one[0], one[1].issue))
        told: dict[str, dict[str, Told]] = {}
        last: dict[str, datetime] = {}
        for _, _, edition in got:
            at = edition.frozen_at
            carried = {item.key: Told(item.card, item.facts, at) for item in edition.items}
            told.setdefault(edition.key, {}).update(carried)
            last[edition.key] = edition.frozen_at
        heard = {key: Heard(told[key], last[key]) for key in told}
        return History(got[-1][1].issue if got else None, heard)

    def _sent_to(self, issue: Issue) -> Iterator[tuple[datetime, FrozenLetter, FrozenEdition]]:
        for letter in self.letters.values():
            if letter.alert or letter.issue == issue.id:
                continue
            if letter.mailing_list != issue.mailing_list:
                continue
            for edition in letter.editions:
                sent = self.state(letter.issue, edition.key).sent
                if sent:
                    yield sent, letter, edition


def load_past(project: Project) -> Past:
    """The past of a project. Raises LedgerError and FrozenError, which say where."""
    ledger = load_ledger(project)
    past = Past({**ledger.before, **load_letters(project)}, ledger)
    for (issue, key), state in ledger.states.items():
        letter = past.letters.get(issue)
        if state.sent and (letter is None or letter.edition(key) is None):
            at = Position(f"{FOLDER}/{issue}/{LETTER}")
            raise FrozenError(diagnostic("frozen-edition-missing", at, edition=key))
    return past


def with_letters_out(library: Library) -> Library:
    """The library in which each letter that was sent says so, in the words that were mailed.

    What shows records asks them and never the ledger. Where letters or ledger cannot be read, none
    is out; `newsletter.checks` tells of it.
    """
    try:
        past = past_of(library)
    except NewsletterError:
        return library
    kind = BY_MODEL[Issue].key
    told = tuple(_of_history(found, past) for found in library.diagnostics)
    shelf = {record.id: _as_sent(record, past) for record in library.all(Issue)}
    records = {**library.records, kind: MappingProxyType(shelf)}
    shown = MappingProxyType(records)
    return replace(library, records=shown, diagnostics=told, _made={})


def _of_history(found: Diagnostic, past: Past) -> Diagnostic:
    """What is wrong in the file of a letter that was sent stops nothing: nobody reads it again."""
    kind, _, issue = found.record.partition(":")
    is_read_no_more = kind == BY_MODEL[Issue].key and issue in past.letters and past.sent_at(issue)
    return replace(found, severity=Severity.WARNING) if is_read_no_more else found


def _as_sent(issue: Issue, past: Past) -> Issue:
    sent, letter = past.sent_at(issue.id), past.letters.get(issue.id)
    if sent is None or letter is None:
        return issue
    words = {
        **letter.words,
        "intro": letter.editions[0].intro or letter.intro,  # as it was mailed, whatever is linked
        "published": max(issue.published, sent.astimezone(COPENHAGEN).date()),
    }
    return issue.gone_out(sent, words)


def past_of(library: Library) -> Past:
    """The past of a library's project, read once."""
    return library.read_once(_PAST, lambda: load_past(library.project))
