"""`praksis check`: every fault in all of `content/` at once."""

from __future__ import annotations

import json
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
    help="Se også, om status er gået den rigtige vej, og hvad der er slettet, siden denne "
    "udgave i Git.",
)
def check(as_json: bool, no_cache: bool, since: str) -> None:
    """Kontrollér alt under content/.

    Skriver hver fejl som fil:linje:kolonne og en sætning på dansk. Slutter med 1, når der er
    fejl, og med 0 og en linje med antal, når alt er i orden.
    """
    from records.loading.cache import RecordCache
    from records.loading.library import load
    from records.messages import line_of
    from site_plugins.checks import ALL_CHECKS

    project = current_project()
    cache = None if no_cache else RecordCache.open(project.root)
    library = load(project, ALL_CHECKS, cache)
    if since:
        library = with_moves(library, since)
    if as_json:
        click.echo(json.dumps(_as_json(library), ensure_ascii=False, indent=2))
    else:
        click.echo(
            "\n".join(map(line_of, library.diagnostics)), nl=bool(library.diagnostics), err=True
        )
        click.echo(summary(library))
    if library.faults:
        raise SystemExit(1)


def with_moves(library: Library, since: str) -> Library:
    """The library with what is wrong with the steps since a commit. Raises HistoryError."""
    from records.checks.gone import gone_since
    from records.checks.moves import check_moves
    from records.loading.history import library_at
    from records.messages import in_order

    with library_at(library.project, since) as before:
        clock = clock_now()
        found = (*check_moves(library, before, clock), *gone_since(library, before, clock))
    return replace(library, diagnostics=in_order({*library.diagnostics, *found}))


def summary(library: Library) -> str:
    """One line: how many faults there are, or how many records of each kind."""
    from records.danish.numbers import count
    from records.model.registry import KINDS

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
        "problems": [_problem(problem) for problem in library.diagnostics],
        "counts": {key: len(shelf) for key, shelf in library.records.items()},
    }


def _problem(problem: Diagnostic) -> dict[str, object]:
    from records.messages import sentence_of

    return {
        "code": problem.code,
        "path": problem.position.path,
        "line": problem.position.line,
        "column": problem.position.column,
        "severity": problem.severity.value,
        "record": problem.record,
        "field": ".".join(map(str, problem.field)),
        "values": dict(problem.params),
        "message": sentence_of(problem),
    }
