"""The gate before the site goes live, as `praksis golive` and `praksis build --publish` ask it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from praksis.clock import started, wall_clock
from praksis.project import settings_of
from records.started import command

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from publishing.golive.verdict import Verdict
    from records.loading.library import Library
    from records.source.diagnostics import Diagnostic


def source_verdict(library: Library, clock: str = "") -> Verdict:
    """The verdict on what is there before anything is built; `clock` is what a build was given."""
    from publishing.golive.verdict import before_building

    return before_building(library, settings_of(library.project), started(), clock)


def refuse_unless_ready(verdict: Verdict) -> None:
    """Print everything that stops the site, as `praksis golive` does, and exit with 1."""
    if verdict.is_ready:
        return
    for line in grouped(verdict.stops):
        click.echo(line, err=True)
    click.echo("Siden kan ikke udgives endnu. Intet er lagt på plads.", err=True)
    if any(each.code == "golive-example" for each in verdict.stops):
        click.echo(
            "Skal siden kun vises frem, mens I lærer den at kende, så skriv "
            f"{command('publish')} --examples. Så går den ud, som den er, og hvert eksempel er "
            "mærket. Gør det aldrig, når læger kan tro, at de kan søge.",
            err=True,
        )
    raise SystemExit(1)


def output_verdict(folders: Mapping[str, Path]) -> Verdict:
    """The verdict on what was built, by the name of each output."""
    from publishing.golive.verdict import after_building

    return after_building(folders, wall_clock())


def grouped(found: Iterable[Diagnostic]) -> Iterator[str]:
    """Each line under the name of who can cure it."""
    from publishing.golive.verdict import Owner, capped, owner_of
    from records.messages import line_of

    order = list(Owner)
    owned = sorted(found, key=lambda each: order.index(owner_of(each)))
    for owner, theirs in groupby(owned, owner_of):
        yield f"\n{owner.value}:"
        yield from map(line_of, capped(theirs))
