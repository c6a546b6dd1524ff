"""A change of files that is shown, judged in a copy, and then written whole or not at all."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from praksis.prompts import is_agreed, is_interactive
from records.errors import PraksisError

if TYPE_CHECKING:
    from editing.diff.wording import Report
    from editing.writing.together import FileChange, Step
    from records.loading.library import Library
    from records.source.diagnostics import Diagnostic
    from records.source.files import Project

SHOWN = 12
"""So many files are shown line by line; of more, their names."""
NOTHING = "Intet er skrevet."


class RefusedChangeError(PraksisError):
    """The change would leave faults; the text has a line for each."""

    def __init__(self, faults: Sequence[Diagnostic]) -> None:
        super().__init__("\n".join(_refused(faults)))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Wish:
    """How far a command shall go."""

    dry_run: bool
    yes: bool
    shown: bool = False
    """Whether the command has shown the change already."""
    ask: bool | None = None
    """Whether to ask before writing; None where that hangs on who sits there."""


def propose(project: Project, library: Library, steps: Sequence[Step], wish: Wish) -> bool:
    """Show what changes and what that does for readers, and write it where that is wanted.

    `library` was loaded with all checks. Says whether it was written. Raises RefusedChangeError
    where the content would get new faults, and WriteError.
    """
    from editing.writing.together import write_together
    from records.messages import line_of

    for line in () if wish.shown else _shown(project, steps):
        click.echo(line)
    report, warnings = _tried(project, library, steps)
    for line in _told(report):
        click.echo(line)
    for line in map(line_of, warnings):
        click.echo(line, err=True)
    if not _is_wanted(wish):
        return False
    write_together(project, steps)
    return True


def _is_wanted(wish: Wish) -> bool:
    if wish.dry_run:
        click.echo("Intet er skrevet (--dry-run).")
    elif wish.yes:
        return True
    elif not is_interactive(wish.ask):
        click.echo(f"{NOTHING} Skriv --yes bagefter for at skrive det.")
    elif is_agreed("Skal det skrives?"):
        return True
    else:
        click.echo(NOTHING)
    return False


# --- what changes in the files ----------------------------------------------------------------


def _shown(project: Project, steps: Sequence[Step]) -> Iterator[str]:
    from editing.writing.together import FileChange, Move

    for step in steps:
        if isinstance(step, Move):
            yield f"{project.shown(step.old)} → {project.shown(step.new)}"
    changes = _without_renames([step for step in steps if isinstance(step, FileChange)])
    for change in changes[:SHOWN]:
        yield from _difference(project, change)
    for before, after in changes[SHOWN:]:
        yield project.shown((after or before).file)  # type: ignore[union-attr]


_Pair = tuple["FileChange | None", "FileChange | None"]
"""The file that is there, and the one that takes its place."""


def _without_renames(changes: Sequence[FileChange]) -> list[_Pair]:
    """A file that goes and one that comes are one where they stand one after the other."""
    pairs: list[_Pair] = []
    for change in changes:
        last = pairs[-1][0] if pairs and pairs[-1][1] is None else None
        if change.was is None and last is not None and last.file.parent == change.file.parent:
            pairs[-1] = (last, change)
        elif change.becomes is None:
            pairs.append((change, None))
        else:
            pairs.append((change if change.was is not None else None, change))
    return pairs


def _difference(project: Project, pair: _Pair) -> Iterator[str]:
    before, after = pair
    if after is None and before is not None:
        yield f"{project.shown(before.file)} bliver slettet."
        return
    old = before.file if before else None
    new = after.file if after else None
    yield from difflib.unified_diff(
        _lines(before.was if before else None),
        _lines(after.becomes if after else None),
        f"{project.shown(old)} (før)" if old else "(ny fil)",
        f"{project.shown(new)} (efter)" if new else "",
        lineterm="",
        n=1,
    )


def _lines(raw: bytes | None) -> list[str]:
    return (raw or b"").decode("utf-8-sig", "replace").splitlines()


# --- what it does -----------------------------------------------------------------------------


def _tried(
    project: Project, library: Library, steps: Sequence[Step]
) -> tuple[Report, tuple[Diagnostic, ...]]:
    """What readers would notice, and what the check would warn of that it does not warn of now.

    Raises RefusedChangeError for faults that were not there.
    """
    from editing.diff.compare import compare
    from editing.diff.wording import Report
    from editing.writing.trial import trial
    from newsletter.past import with_letters_out
    from newsletter.plan.impact import newsletter_impacts
    from praksis.clock import resolve_clock
    from praksis.project import settings_of
    from records.loading.library import load
    from site_plugins.checks import ALL_CHECKS
    from site_plugins.preview.presentable import comparable

    with trial(project, steps) as copy:
        after = load(copy, ALL_CHECKS)
        told = _new(library, after)
        new = tuple(each for each in told if each in after.faults)
        before, now = with_letters_out(library), with_letters_out(after)
        clock = resolve_clock("", settings_of(project), before)
        changes = compare(before, now, clock, {})
        if new or changes.forbidden:
            raise RefusedChangeError((*new, *changes.forbidden))
        report = Report("nu", changes, newsletter_impacts(*comparable(before, now), clock))
        return report, tuple(each for each in told if each not in new)


def _refused(found: Sequence[Diagnostic]) -> Iterator[str]:
    from records.messages import line_of

    yield from map(line_of, found)
    yield NOTHING


def _new(before: Library, after: Library) -> tuple[Diagnostic, ...]:
    def told(found: Diagnostic) -> tuple[object, ...]:
        return found.code, found.position.path, found.record, found.field, found.params

    known = set(map(told, before.diagnostics))
    return tuple(each for each in after.diagnostics if told(each) not in known)


def _told(report: Report) -> Iterator[str]:
    from editing.diff.wording import as_text

    if not report.changes.records and not report.effects:
        yield "For læserne: ingen forskel."
        return
    summary, *rest = as_text(report).rstrip("\n").split("\n")
    yield f"For læserne: {summary}"
    yield from (line for line in rest if line)
