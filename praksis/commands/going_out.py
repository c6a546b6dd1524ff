"""What publish and rollback have in common: the past, the targets, a built site, the last steps."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from praksis.commands.build import OUTBOX, SITE, Wanted, write_outputs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from praksis.progress import Progress
    from publishing.settings import Settings
    from records.source.files import Project
    from releasing.gathering import Built
    from releasing.past import Past
    from releasing.release import Recorded, Release
    from releasing.targets.target import Site, Target


@dataclass(frozen=True, slots=True)
class Run:
    """Where something goes out from, and where to."""

    project: Project
    settings: Settings
    past: Past
    targets: tuple[Target, ...]

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.project.root


def run_of(project: Project) -> Run:
    """The past and the targets of a project. Raises SettingsError and ReleaseError."""
    from praksis.project import settings_of
    from releasing.past import the_past
    from releasing.targets.configured import target_of

    settings = settings_of(project)
    past = the_past(project.root, settings.release)
    targets = tuple(target_of(each, project.root) for each in settings.release.targets)
    return Run(project, settings, past, targets)


def repair(run: Run) -> None:
    """Bring out the last release where a killed run did not, before anything else is done."""
    from releasing.targets.target import Site

    refuse_behind(run)
    if run.past.last is None or not run.past.last.has_site:
        return
    site = Site.in_git(run.root, run.past.last)
    for target in run.targets:
        if any(target.plan(site.release)) and target.deploy(site):
            click.echo(f"{site.release.id} er lagt ud igen i {target.name}.")


def show_repair(run: Run) -> None:
    """Say what `repair` would do, as of a target that is new in `mkdocs.yml`."""
    refuse_behind(run)
    if run.past.last is None or not run.past.last.has_site:
        return
    release = run.past.last.release
    for target in run.targets:
        for line in target.plan(release):
            click.echo(f"{target.name} viser ikke {release.id} endnu: {line}.")


def refuse_behind(run: Run) -> None:
    """Raise ReleaseError where a target shows a later release than the branch knows of."""
    from releasing.guard import refuse_branch_behind

    for target in run.targets if run.past.branch else ():
        refuse_branch_behind(run.past.release, target.live(), target.name)


@contextmanager
def trial(root: Path) -> Iterator[dict[str, Path]]:
    """Folders for a build that is thrown away."""
    (root / ".praksis/cache").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="trial-", dir=root / ".praksis/cache") as made:
        folders = {name: Path(made, name) for name in (SITE, OUTBOX)}
        for folder in folders.values():
            folder.mkdir()
        yield folders


def built_site(
    folders: Mapping[str, Path],
    project: Project,
    progress: Progress,
    content: str,
    wanted: Wanted,
) -> Built:
    """The site and the outbox in their folders; `content` is the commit that they are made of."""
    from releasing.gathering import Built

    state = write_outputs(project, folders, progress, wanted).state
    return Built(folders[SITE], state.library, state.site, state.clock, content)


def recorded(run: Run, release: Release, site: Path) -> Recorded:
    """The release, written into Git. Raises ReleaseError."""
    from releasing.record import blobs_of, record

    assert run.past.branch is not None  # noqa: S101 - callers looked
    blobs = blobs_of(run.root, site, release.memory.files)
    return record(run.past.branch, release, blobs, run.settings.release)


def bring_out(run: Run, site: Site) -> None:
    """Let the readers of each target see the release, and say so. Raises ReleaseError, OSError."""
    for target in run.targets:
        target.deploy(site)
        click.echo(f"{site.release.id} er ude i {target.name}.")
    if not run.targets:
        click.echo(
            'Der er intet mål under "release: targets" i mkdocs.yml, så siden ligger kun i site/'
            + (f" og på grenen {run.past.branch.name}." if run.past.branch else ".")
        )


def forget_former(run: Run, before: Release | None, after: Release) -> None:
    """Take the releases before this one out of each target where they show what is gone of people.

    A branch that a host shows keeps its history, which is replaced by a purge alone. Raises
    ReleaseError.
    """
    from records.danish.numbers import joined
    from records.started import as_started
    from releasing.guard import people_gone
    from releasing.targets.pages import PagesTarget

    gone = people_gone(before, after)
    for target in run.targets if gone else ():
        if isinstance(target, PagesTarget):
            click.echo(
                as_started(
                    f"Historien i {target.name} viser stadig {joined(gone)}. Kør praksis releases "
                    "purge, hvis det skal væk også dér."
                )
            )
        elif target.forget():
            click.echo(f"Ældre udgivelser i {target.name} er slettet: de viste {joined(gone)}.")


def show_plan(run: Run, release: Release) -> None:
    """Say what bringing out the release would change in each target."""
    for target in run.targets:
        planned = list(target.plan(release))
        for line in planned or ["intet ville blive ændret"]:
            click.echo(f"{target.name}: {line}.")
