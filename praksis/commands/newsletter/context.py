"""What the commands for newsletters share: one issue, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import click

from newsletter.edition import Editions, make_editions
from newsletter.outbox import Made, issue_files, shown_of
from newsletter.past import Past, past_of, with_letters_out
from newsletter.plan.matrix import Plan, difference, plan_of
from newsletter.preview.screenshots import take_pictures
from newsletter.render.renderer import Renderer
from newsletter.written import source_of
from praksis.clock import resolve_clock
from praksis.project import current_project, settings_of
from publishing.output import OutputFile
from publishing.settings import Settings
from publishing.site import Site
from records.clock import Clock
from records.danish.nearest import nearest
from records.errors import PraksisError
from records.loading.library import Library, load
from records.messages import line_of
from records.model.newsletter import Issue
from records.source.files import Project
from records.source.whole_file import write_whole
from releasing.history import remembered
from site_plugins.checks import ALL_CHECKS
from site_plugins.filling import filled

OUTBOX = "outbox"


@dataclass(frozen=True)
class IssueContext:
    """One issue of the current project, with all that the commands need to work on it."""

    project: Project
    library: Library
    site: Site
    clock: Clock
    past: Past
    settings: Settings
    editions: Editions
    renderer: Renderer
    source: str = ""
    """A fingerprint of the issue's file."""

    @classmethod
    @contextmanager
    def open(cls, issue: str, clock: str) -> Iterator[IssueContext]:
        """Make the editions of an issue of the current project.

        Raises PraksisError for faults in the content and for editions that cannot be made, and a
        usage error for an issue that is not there.
        """
        project = current_project()
        settings = settings_of(project)
        library = _checked(project, settings)
        now = resolve_clock(clock, settings, library)
        site = settings.site_at(now)
        source = source_of(_issue(library, issue))
        library = filled(library, site.region, now)
        record = _issue(library, issue)
        past = past_of(library)
        editions = make_editions(record, library, now, past)
        with Renderer() as renderer:
            yield cls(project, library, site, now, past, settings, editions, renderer, source)

    @property
    def outbox(self) -> Path:
        """Where the issue's files lie."""
        return self.project.root / OUTBOX / self.editions.issue.id

    def plan(self) -> Plan:
        """Who gets what, and what has changed since the last build."""
        made = {each.edition.key: each for each in self.made()}
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

    def pictures(self, folder: Path) -> int:
        """Write pictures of every edition into the folder; returns how many."""
        made = self.made()
        return take_pictures({each.edition.key: each.fitted.html for each in made}, folder)

    def made(self) -> list[Made]:
        """Every edition in all its forms: the frozen mail where there is one."""
        going = self.editions.going
        return [shown_of(edition, self.editions, self.site, self.renderer) for edition in going]


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


def _checked(project: Project, settings: Settings) -> Library:
    """Every record with what is remembered of it: the letter calls new what a build does."""
    memory = remembered(project.root, settings.release).memory
    library = with_letters_out(load(project, ALL_CHECKS, memory=memory))
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
