"""`praksis rollback`: an earlier site again, at once."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.commands.build import SITE, Wanted, stop_on_errors
from praksis.commands.going_out import Run, bring_out, built_site, recorded, repair, run_of, trial
from praksis.errors import noting
from praksis.project import current_project
from praksis.prompts import is_agreed, is_interactive
from records.started import command

if TYPE_CHECKING:
    from records.clock import Clock
    from records.source.files import Project
    from releasing.release import Recorded


@click.command(cls=danish.Command, examples=("praksis rollback", "praksis rollback 2026-11-27.1"))
@click.argument("release", metavar="[UDGIVELSE]", default="")
@click.option("--yes", is_flag=True, help="Rul tilbage uden at spørge først.")
@click.option("--clock", default="", help="Gør det som på dette tidspunkt, fx 2026-12-01T09:00.")
def rollback(release: str, *, yes: bool, clock: str) -> None:
    """Rul siden tilbage til en tidligere udgivelse, ellers til den forrige.

    Siderne skifter med det samme. Feeds og kalendere bliver så lavet på ny af det gamle indhold,
    så abonnenternes programmer følger med. Den næste natlige udgivelse venter, til du siger til med
    praksis publish --resume. Det, der er trukket tilbage for altid, kommer ikke med.
    """
    from praksis.clock import check_clock
    from releasing.lock import alone

    project = current_project()
    check_clock(clock)
    with alone(project.root):
        run = run_of(project)
        repair(run)
        wanted = _wanted(run, release)
        _tell(run, wanted)
        if not yes and is_interactive(None) and not is_agreed("Skal siden rulles tilbage?"):
            click.echo("Intet er ændret.")
            return
        if wanted.has_site:
            _switch_pages(run, wanted, _moment(run, clock))
        with noting(f"Kør {command('rollback')} igen, når det er rettet."):
            _make_anew(run_of(project), wanted, clock)
    click.echo(f"Den næste udgivelse venter nu på {command('publish --resume')}.")


def _wanted(run: Run, named: str) -> Recorded:
    """The release that is meant; without a name the one before the last. Raises ReleaseError."""
    from releasing.errors import ReleaseError
    from releasing.history import all_of, find_release

    known = all_of(run.past.branch) if run.past.branch else ()
    if named:
        return find_release(known, named)
    earlier = [r for r in known[1:] if not known[0].release.hold or r.release.id == _of(known)]
    if not earlier:
        raise ReleaseError("Der er ingen tidligere udgivelse at rulle tilbage til.")
    return earlier[0]


def _of(known: tuple[Recorded, ...]) -> str:
    """What a rollback that is out went back to: run again, it goes on with the same."""
    return known[0].release.of


def _tell(run: Run, wanted: Recorded) -> None:
    from releasing.comparison import compare
    from releasing.wording import headline, lines

    last = run.past.release
    click.echo(f"Tilbage til {headline(wanted.release, is_last=False)}:")
    for line in lines(compare(last, wanted.release), wanted.release.memory.records):
        click.echo(f"  {line}")


def _moment(run: Run, given: str) -> Clock:
    """The moment of the pages that are shown at once. Raises ReleaseError."""
    from praksis.clock import resolve_clock
    from records.loading.cache import RecordCache
    from records.loading.library import load
    from releasing.guard import refuse_clock_behind

    library = load(run.project, (), RecordCache.open(run.root))
    clock = resolve_clock(given, run.settings, library)
    refuse_clock_behind(run.past.release, clock)
    return clock


def _switch_pages(run: Run, wanted: Recorded, clock: Clock) -> None:
    """Readers see the old pages: nothing is built for that."""
    from releasing.going_back import pages_of
    from releasing.record import record
    from releasing.targets.target import Site

    last, branch = run.past.last, run.past.branch
    assert last is not None and branch is not None  # noqa: S101, PT018 - `wanted` came from there
    if not last.has_site:
        return
    release, blobs = pages_of(run.root, wanted, last, clock)
    made = record(branch, release, blobs, run.settings.release)
    bring_out(run, Site.in_git(run.root, made))


def _make_anew(run: Run, wanted: Recorded, clock: str) -> None:
    """The whole site once more, of the content of that release, as of today."""
    from praksis.progress import Progress
    from releasing.gathering import release_of
    from releasing.going_back import memory_of, unpack_project
    from releasing.guard import refuse_withdrawn
    from releasing.release import Reason
    from releasing.targets.target import Site

    before, progress = run.past.release, Progress(steps=4)
    assert before is not None  # noqa: S101 - something was rolled back
    before = replace(before, memory=memory_of(wanted.release, before))
    with tempfile.TemporaryDirectory(prefix="praksis-") as folder:
        root = Path(folder).resolve()
        unpack_project(run.root, wanted.release.content, root)
        project = replace(run.project, root=root, content=root / "content")
        with progress.step("Læser indholdet fra dengang"):
            _take_out_withdrawn(project, run)
        with stop_on_errors(), trial(root) as made:
            content = wanted.release.content
            built = built_site(made, project, progress, content, Wanted(before.memory, clock))
            release = release_of(
                built, before, (before.id,), reason=Reason.ROLLBACK, of=wanted.release.id
            )
            refuse_withdrawn(release.memory, release.shown)
            kept = recorded(run, release, made[SITE])
    bring_out(run, Site.in_git(run.root, kept))


def _take_out_withdrawn(project: Project, run: Run) -> None:
    """Of the records of that time delete those that may never come back."""
    from records.loading.library import load
    from releasing.going_back import withdrawn_keys

    release = run.past.release
    assert release is not None  # noqa: S101 - something was rolled back
    there = load(project)
    for key in withdrawn_keys(release.memory):
        record = there.resolve(key)
        if record is not None:
            (project.root / there.locate(record, ()).path).unlink(missing_ok=True)
