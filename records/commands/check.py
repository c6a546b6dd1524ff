"""`praksis check`: every fault in all of `content/` at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from records.commands import danish

if TYPE_CHECKING:
    from records.library import Library
    from records.source.problems import Problem


@click.command(cls=danish.Command, examples=("praksis check",))
@click.option("--json", "as_json", is_flag=True, help="Skriv fejlene som JSON til programmer.")
@click.option("--no-cache", is_flag=True, help="Læs alle filer igen, også de uændrede.")
def check(as_json: bool, no_cache: bool) -> None:
    """Kontrollér alt under content/.

    Skriver hver fejl som fil:linje:kolonne og en sætning på dansk. Slutter med 1, når der er
    fejl, og med 0 og en linje med antal, når alt er i orden.
    """
    from records.cache import RecordCache
    from records.library import load
    from records.project import NoProjectError, find_project, further_checks

    try:
        place = find_project(Path.cwd())
    except NoProjectError as error:
        raise click.UsageError(str(error)) from None
    cache = None if no_cache else RecordCache.open(place.project)
    library = load(place, further_checks(), cache)
    if as_json:
        click.echo(json.dumps(_as_json(library), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(map(str, library.problems)), nl=bool(library.problems), err=True)
        click.echo(summary(library))
    if library.faults:
        raise SystemExit(1)


def summary(library: Library) -> str:
    """One line: how many faults, or how many records of each kind."""
    from records.danish.numbers import count
    from records.kinds.registry import KINDS

    if library.faults:
        return f"{count(len(library.faults), 'fejl', 'fejl')}. Ret dem, og prøv igen."
    counts = [
        count(len(library.records[kind.key]), kind.label.lower(), kind.plural)
        for kind in KINDS
        if library.records[kind.key]
    ]
    return f"Alt er i orden: {', '.join(counts)}."


def _as_json(library: Library) -> dict[str, object]:
    return {
        "ok": not library.faults,
        "problems": [_problem(problem) for problem in library.problems],
        "counts": {key: len(shelf) for key, shelf in library.records.items()},
    }


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "path": problem.mark.path,
        "line": problem.mark.line,
        "column": problem.mark.column,
        "severity": problem.severity.value,
        "message": problem.sentence,
    }
