"""What `praksis newsletter ready` works with: every letter of the current project."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

import click

from newsletter.engines.factory import engine_of, export_to, takes_drafts
from newsletter.engines.smtp import check_addresses, relay_of
from newsletter.frozen.values import FrozenLetter
from newsletter.getting_ready import lay_drafts, prove
from newsletter.past import load_past
from praksis.clock import clock_now
from praksis.commands.newsletter.context import IssueContext
from praksis.commands.newsletter.freeze import freeze_letter
from praksis.project import current_project, settings_of
from publishing.settings import Settings
from records.clock import Clock
from records.loading.library import Library, load
from records.model.newsletter import Issue
from records.source.files import Project
from records.started import command


@dataclass(frozen=True)
class ReadyContext:
    """The letters of a project, and where they go."""

    project: Project
    library: Library
    settings: Settings
    clock: Clock
    given: str
    """What `--clock` says."""

    @classmethod
    def open(cls, clock: str) -> ReadyContext:
        """Faults in the content are told where a letter is frozen: only then do they matter."""
        project = current_project()
        return cls(project, load(project, ()), settings_of(project), clock_now(clock), clock)

    def make_ready(self, issue: Issue, to: Sequence[str]) -> None:
        """Freeze, hand over, and prove; says each step. Raises PraksisError."""
        letter = load_past(self.project).letters.get(issue.id) or self._freeze(issue)
        if takes_drafts(self.settings.newsletter):
            lay_drafts(letter, self.library, engine_of(self.settings.newsletter), self.clock, _say)
        else:
            to_what = export_to(self.settings.newsletter)
            _say(f"  Aflevér det selv: {command('newsletter export')} {issue.id} --to {to_what}")
        if to:
            self._prove(letter, to)
        else:
            _say("  Ingen prøve: PRAKSIS_PROOF_TO er tom.")

    def _freeze(self, issue: Issue) -> FrozenLetter:
        with IssueContext.open(issue.id, self.given) as context:
            letter = freeze_letter(context)
        _say(f"  frosset med {', '.join(each.key for each in letter.editions)}")
        return letter

    def _prove(self, letter: FrozenLetter, to: Sequence[str]) -> None:
        check_addresses(to)
        links_to = self.settings.site.absolute("nyhedsbrev/")
        number = prove(self.project, letter, to, relay_of(os.environ), links_to)
        if number:
            addresses = "1 adresse" if len(to) == 1 else f"{len(to)} adresser"
            _say(f"  prøver af {number} udgaver er sendt til {addresses}")


def _say(sentence: str) -> None:
    click.echo(sentence)
