"""What the commands share that work on one frozen letter, whatever has become of its records."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import click

from newsletter.errors import NewsletterError
from newsletter.frozen.store import check_still_frozen
from newsletter.frozen.values import FrozenLetter
from newsletter.ledger import EditionState, Ledger, change_ledger
from newsletter.past import Past, load_past
from praksis.clock import clock_now
from praksis.project import current_project
from records.danish.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from records.clock import Clock
    from records.source.files import Project


@dataclass(frozen=True)
class LetterContext:
    """One frozen letter of the current project."""

    project: Project
    clock: Clock
    past: Past
    letter: FrozenLetter

    @classmethod
    def open(cls, issue: str, clock: str) -> LetterContext:
        """The frozen letter of an issue.

        Raises NewsletterError with the cure where it is not frozen, and where letters or ledger
        cannot be read.
        """
        project = current_project()
        now, past = clock_now(clock), load_past(project)
        letter = past.letters.get(issue)
        if letter is None:
            raise not_frozen(project, issue, past.letters)
        return cls(project, now, past, letter)

    def keys(self, asked: tuple[str, ...]) -> tuple[str, ...]:
        """The editions that are meant: those asked for, else all. Raises NewsletterError."""
        known = [edition.key for edition in self.letter.editions]
        for key in asked:
            if key not in known:
                raise NewsletterError(
                    f"{self.letter.issue} har ingen frossen udgave til {key}. Der er: "
                    f"{', '.join(known)}. En ny målgruppe fryses med praksis newsletter freeze "
                    f"{self.letter.issue} --edition {key}."
                )
        return asked or tuple(known)

    def states(self) -> Mapping[str, EditionState]:
        """What became of each edition."""
        issue = self.letter.issue
        return {each.key: self.past.state(issue, each.key) for each in self.letter.editions}

    def change(
        self, keys: tuple[str, ...], make: Callable[[str, EditionState], EditionState]
    ) -> None:
        """Write another state of those editions; `make` is asked of what the ledger says then."""
        issue = self.letter.issue

        def changed(ledger: Ledger) -> Ledger:
            check_still_frozen(self.project, self.letter)
            for key in keys:
                ledger = ledger.with_state(issue, key, make(key, ledger.state(issue, key)))
            return ledger

        change_ledger(self.project, changed)


def not_frozen(project: Project, issue: str, frozen: Collection[str]) -> NewsletterError:
    """What to say of a letter that is not among the frozen ones: another name only for none."""
    from records.loading.library import load
    from records.model.newsletter import Issue

    issues = [record.id for record in load(project, ()).all(Issue)]
    if issue in issues:
        return NewsletterError(
            f"{issue} er ikke frosset. Kør praksis newsletter freeze {issue} først."
        )
    near = nearest(issue, (*frozen, *issues))
    cure = f'Mente du "{near}"?' if near else f"Der er: {', '.join(issues) or 'ingen'}."
    return NewsletterError(f'Brevet "{issue}" findes ikke. {cure}')


def moment_of(given: str, clock: Clock) -> datetime:
    """The moment of `--at`, or that of the clock. Raises a usage error for what is no moment."""
    from records.clock import Clock

    if not given:
        return clock.now
    try:
        return Clock.parse(given).now
    except ValueError:
        message = f'--at er "{given}". Skriv fx 2026-11-23T08:00.'
        raise click.UsageError(message) from None
