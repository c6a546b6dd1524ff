"""`praksis check`: every fault in all of `content/` at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.clock import CLOCK, build_clock, check_clock, clock_now
from praksis.judgement import diagnostic_as_json, judged_library
from praksis.project import current_project, settings_of

if TYPE_CHECKING:
    from records.source.files import Project
    from site_plugins.verdicts import Verdict


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
@CLOCK
def check(as_json: bool, no_cache: bool, since: str, clock: str) -> None:
    """Kontrollér alt under content/, og hvor siderne fører hen.

    Finder alt det, der ville stoppe praksis build på samme tidspunkt, og skriver hver fejl som
    fil:linje:kolonne og en sætning på dansk. Slutter med 1, når der er fejl, og med 0 og en linje
    med antal, når alt er i orden.
    """
    project = current_project()
    check_clock(clock)
    verdict = verdict_on(project, clock, cached=not no_cache)
    if since:
        verdict = with_moves(verdict, project, since)
    if as_json:
        from records.source.printing import json_text

        click.echo(json_text(_as_json(verdict)))
    else:
        click.echo("\n".join(verdict.lines), nl=bool(verdict.lines), err=True)
        click.echo(verdict.summary)
    if verdict.faults:
        raise SystemExit(1)


def verdict_on(project: Project, given: str, *, cached: bool) -> Verdict:
    """What was said last time where nothing has changed since; else a new judgement."""
    from releasing.history import remembered
    from site_plugins.verdicts import Verdict, Verdicts

    settings = settings_of(project)
    past = remembered(project.root, settings.release)
    if not cached:
        return Verdict.on(*judged_library(project, given, past, cached=False))
    known = Verdicts.open(project, past.commit)
    if known.found:
        clock = build_clock(given, settings, has_examples=known.found[0].has_examples)
        said = known.at(clock)
        if said:
            return said
    made = Verdict.on(*judged_library(project, given, past))
    known.keep(made)
    return made


def with_moves(verdict: Verdict, project: Project, since: str) -> Verdict:
    """The verdict with what is wrong with the steps since a commit. Raises HistoryError."""
    from newsletter.past import with_letters_out
    from records.checks.gone import gone_since
    from records.checks.moves import check_moves
    from records.loading.cache import RecordCache
    from records.loading.history import library_at
    from records.loading.library import load
    from records.messages import in_order

    library = with_letters_out(load(project, cache=RecordCache.open(project.root)))
    with library_at(project, since) as then:
        before, clock = with_letters_out(then), clock_now()
        found = (*check_moves(library, before, clock), *gone_since(library, before, clock))
    return verdict.saying(in_order({*verdict.diagnostics, *found}))


def _as_json(verdict: Verdict) -> dict[str, object]:
    return {
        "ok": not verdict.faults,
        "problems": [
            diagnostic_as_json(each, severity=each.severity.value, values=dict(each.params))
            for each in verdict.diagnostics
        ],
        "counts": dict(verdict.counts),
    }
