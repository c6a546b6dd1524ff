"""`praksis check`: every fault in all of `content/` at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.clock import clock_now
from praksis.project import current_project

if TYPE_CHECKING:
    from records.loading.library import Library
    from records.source.diagnostics import Diagnostic


@click.command(cls=danish.Command, examples=("praksis check", "praksis check --since main"))
@click.option("--json", "as_json", is_flag=True, help="Skriv fejlene som JSON til programmer.")
@click.option("--no-cache", is_flag=True, help="Læs alle filer igen, også de uændrede.")
@click.option(
    "--since",
    metavar="REF",
    default="",
    help="Se også, om opslagenes status er gået den rigtige vej siden denne udgave i Git.",
)
def check(as_json: bool, no_cache: bool, since: str) -> None:
    """Kontrollér alt under content/.

    Skriver hver fejl som fil:linje:kolonne og en sætning på dansk. Slutter med 1, når der er
    fejl, og med 0 og en linje med antal, når alt er i orden.
    """
    from records.loading.cache import RecordCache
    from records.loading.library import load
    from records.messages import line_of
    from records.source.printing import json_text
    from site_plugins.checks import ALL_CHECKS

    project = current_project()
    cache = None if no_cache else RecordCache.open(project.root)
    library = load(project, ALL_CHECKS, cache)
    if since:
        library = with_moves(library, since)
    if as_json:
        click.echo(json_text(_as_json(library)))
    else:
        click.echo(
            "\n".join(map(line_of, library.diagnostics)), nl=bool(library.diagnostics), err=True
        )
        click.echo(summary(library))
    if library.faults:
        raise SystemExit(1)


def with_moves(library: Library, since: str) -> Library:
    """The library with the faults of status steps since a commit. Raises HistoryError."""
    from records.checks.moves import check_moves
    from records.loading.history import library_at
    from records.messages import in_order

    with library_at(library.project, since) as before:
        found = tuple(check_moves(library, before, clock_now()))
    return replace(library, diagnostics=in_order({*library.diagnostics, *found}))


def summary(library: Library) -> str:
    """One line: how many faults there are, or how many records of each kind."""
    from records.danish.numbers import count
    from records.model.registry import KINDS
    from records.source.places import how_many

    if library.faults:
        faults = sum(map(how_many, library.faults))
        return f"{count(faults, 'fejl', 'fejl')}. Ret dem, og prøv igen."
    counts = [
        count(len(library.records[kind.key]), kind.label.lower(), kind.plural)
        for kind in KINDS
        if library.records[kind.key]
    ]
    return f"Alt er i orden: {', '.join(counts)}."


def _as_json(library: Library) -> dict[str, object]:
    return {
        "ok": not library.faults,
        "problems": [_problem(problem) for problem in library.diagnostics],
        "counts": {key: len(shelf) for key, shelf in library.records.items()},
    }


def _problem(problem: Diagnostic) -> dict[str, object]:
    from records.messages import sentence_of
    from records.source.personal_numbers import without_personal_numbers

    return {
        "code": problem.code,
        "path": without_personal_numbers(problem.position.path),
        "line": problem.position.line,
        "column": problem.position.column,
        "severity": problem.severity.value,
        "record": problem.record,
        "field": ".".join(map(str, problem.field)),
        "values": dict(problem.params),
        "message": sentence_of(problem),
    }
