"""What the commands for newsletters share: one issue, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import click

from newsletter.edition import Editions, as_sent, make_editions
from newsletter.errors import NewsletterError
from newsletter.handover.export import Target, export
from newsletter.handover.providers import PROVIDERS
from newsletter.ledger import Ledger, load_ledger, save_ledger
from newsletter.outbox import issue_files, made_of
from newsletter.plan.matrix import Plan, difference, plan_of
from newsletter.preview.screenshots import take_pictures
from newsletter.render.renderer import Renderer
from newsletter.selection.choose import sent_at
from praksis.clock import resolve_clock
from praksis.project import current_project, settings_of
from publishing.output import OutputFile
from publishing.site import Site
from records.clock import Clock
from records.danish.dates import long_date
from records.danish.nearest import nearest
from records.errors import PraksisError
from records.facts.placeholders import fill_placeholders
from records.loading.library import Library, load
from records.messages import line_of
from records.model.newsletter import Issue
from records.source.files import Project
from records.source.whole_file import write_whole
from site_plugins.checks import ALL_CHECKS

OUTBOX = "outbox"


@dataclass(frozen=True)
class IssueContext:
    """One issue of the current project, with all that the commands need to work on it."""

    project: Project
    library: Library
    site: Site
    clock: Clock
    ledger: Ledger
    editions: Editions
    renderer: Renderer

    @classmethod
    @contextmanager
    def open(cls, issue: str, clock: str) -> Iterator[IssueContext]:
        """Make the editions of an issue of the current project.

        Raises PraksisError for faults in the content and for editions that cannot be made, and a
        usage error for an issue that is not there.
        """
        project = current_project()
        library = _checked(project)
        settings = settings_of(project)
        now = resolve_clock(clock, settings, library)
        site = settings.site_at(now)
        library = fill_placeholders(library, site.region, now.today)
        record = _issue(library, issue)
        ledger = load_ledger(project)
        editions = make_editions(record, library, now, ledger)
        with Renderer() as renderer:
            yield cls(project, library, site, now, ledger, editions, renderer)

    @property
    def outbox(self) -> Path:
        """Where the issue's files lie."""
        return self.project.root / OUTBOX / self.editions.issue.id

    def plan(self) -> Plan:
        """Who gets what, and what has changed since the last build."""
        made = {e.key: made_of(e, self.site, self.renderer) for e in self.editions.going}
        fits = {key: each.fitted for key, each in made.items()}
        plan = plan_of(self.editions, fits, self.library, self.clock)
        before = {file.stem: file.read_text("utf-8") for file in self.outbox.glob("*.txt")}
        if not before:
            return plan
        texts = {key: each.text for key, each in made.items()}
        return replace(plan, difference=difference(texts, before))

    def files(self, tell: Callable[[str], object]) -> Iterator[OutputFile]:
        """The files of the issue, with paths from its own folder in `outbox/`."""
        made = issue_files(self.editions, self.library, self.site, self.clock, self.renderer, tell)
        for file in made:
            yield OutputFile(file.path.partition("/")[2], file.content)

    def export(self, provider: str, target: Target) -> list[OutputFile]:
        """The files that the provider takes."""
        return list(export(self.editions, PROVIDERS[provider], target, self.site, self.renderer))

    def pictures(self, folder: Path) -> int:
        """Write pictures of every edition into the folder; returns how many."""
        made = [made_of(edition, self.site, self.renderer) for edition in self.editions.going]
        return take_pictures({each.edition.key: each.fitted.html for each in made}, folder)

    def remember(self) -> None:
        """Write the issue into the ledger. Raises NewsletterError where it was not sent."""
        issue = self.editions.issue
        if self.editions.sent:
            day = long_date(self.editions.sent.at.date())
            raise NewsletterError(f"{issue.id} står der allerede, som sendt {day}.")
        if self.clock.now < sent_at(issue):
            day = long_date(issue.send_on)
            raise NewsletterError(f"{issue.id} sendes først {day}. Vent, eller ret send_on.")
        if not self.editions.going:
            raise NewsletterError(f"{issue.id} har intet nyt til nogen, så intet er sendt.")
        made = [made_of(edition, self.site, self.renderer) for edition in self.editions.going]
        digests = {each.edition.key: sha256(each.message).hexdigest() for each in made}
        entry = as_sent(self.editions, digests, self.clock)
        save_ledger(self.project, Ledger({**self.ledger.sent, issue.id: entry}))


def remove_old(folder: Path) -> None:
    """Remove the mails of an earlier build: an audience may have nothing new any more."""
    for ending in ("html", "txt", "eml"):
        for file in folder.glob(f"*.{ending}"):
            file.unlink()


def write_all(folder: Path, files: Iterable[OutputFile]) -> None:
    """Write the files below `folder`."""
    for file in files:
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, file.content)


def _checked(project: Project) -> Library:
    library = load(project, ALL_CHECKS)
    for problem in library.faults:
        click.echo(line_of(problem), err=True)
    if library.faults:
        raise PraksisError("Ret fejlene i indholdet, og prøv igen.")
    return library


def _issue(library: Library, issue: str) -> Issue:
    found = library.find(Issue, issue)
    if found:
        return found
    known = [record.id for record in library.all(Issue)]
    near = nearest(issue, known)
    cure = f'Mente du "{near}"?' if near else f"Der er: {', '.join(known) or 'ingen'}."
    raise click.UsageError(f'Udgaven "{issue}" findes ikke. {cure}')
