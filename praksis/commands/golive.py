"""`praksis golive`: whether the site may go live, and who has to do what before it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.gate import grouped, output_verdict, source_verdict
from praksis.judgement import diagnostic_as_json, judged_library
from praksis.project import current_project, settings_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from publishing.golive.verdict import Verdict
    from records.facts.memory import Memory
    from records.source.diagnostics import Diagnostic
    from records.source.files import Project


@click.command(
    cls=danish.Command,
    examples=("praksis golive", "praksis golive --json", "praksis golive --strip-examples"),
)
@click.option("--json", "as_json", is_flag=True, help="Skriv svaret som JSON til programmer.")
@click.option(
    "--strip-examples", is_flag=True, help="Slet alle eksempler, og sig, hvad der skal erstattes."
)
@click.option("--dry-run", is_flag=True, help="Med --strip-examples: vis kun, hvad der ville ske.")
@click.option("--yes", is_flag=True, help="Med --strip-examples: slet uden at spørge først.")
def golive(*, as_json: bool, strip_examples: bool, dry_run: bool, yes: bool) -> None:
    """Se, om siden må gå i luften, og hvem der skal gøre hvad.

    Det, der stopper, står først, delt efter hvem der kan gøre noget ved det. Stopper intet i
    filerne, bliver siden bygget for sig selv, og det færdige bliver også set efter. Slutter med 1,
    når noget stopper. praksis build --publish spørger det samme sted.
    """
    from releasing.history import remembered

    if strip_examples:
        from praksis.strip_examples import strip

        if as_json:
            raise click.UsageError("Vælg enten --json eller --strip-examples.")
        strip(current_project(), dry_run=dry_run, yes=yes)
        return
    if dry_run or yes:
        raise click.UsageError("--dry-run og --yes hører til --strip-examples.")
    project = current_project()
    past = remembered(project.root, settings_of(project).release)
    library, _ = judged_library(project, known=past)
    verdict = source_verdict(library)
    if verdict.is_ready:
        verdict = _with_outputs(project, verdict, past.memory)
    click.echo(_as_json(verdict) if as_json else "\n".join(report(verdict)))
    if not verdict.is_ready:
        raise SystemExit(1)


def report(verdict: Verdict) -> Iterator[str]:
    """The lines of the checklist: what stops, then what to remember, then the answer."""
    from records.danish.numbers import count

    if verdict.stops:
        yield "Det stopper:"
        yield from grouped(verdict.stops)
        yield ""
    if verdict.reminders:
        yield "Husk også:"
        yield from grouped(verdict.reminders)
        yield ""
    reminded = count(len(verdict.reminders), "ting at huske", "ting at huske", "Intet at huske")
    if verdict.is_ready:
        yield f"Siden må gå i luften. {reminded}."
    else:
        stops = count(len(verdict.stops), "ting stopper", "ting stopper")
        yield f"Siden må ikke gå i luften endnu: {stops}. {reminded}."


def _with_outputs(project: Project, verdict: Verdict, memory: Memory) -> Verdict:
    """The verdict on a build beside the project too, which is thrown away."""
    import tempfile
    from dataclasses import replace
    from pathlib import Path

    from praksis.commands.build import OUTBOX, SITE, Wanted, stop_on_errors, write_outputs
    from praksis.progress import Progress

    with tempfile.TemporaryDirectory(prefix="praksis-") as name, stop_on_errors():
        folders = {each: Path(name) / each for each in (SITE, OUTBOX)}
        for folder in folders.values():
            folder.mkdir()
        write_outputs(project, folders, Progress(steps=3), Wanted(memory))
        stops = output_verdict(folders).stops
    return replace(verdict, stops=stops)


def _as_json(verdict: Verdict) -> str:
    from publishing.golive.verdict import owner_of
    from records.source.printing import json_text

    def values(found: Iterable[Diagnostic]) -> list[dict[str, object]]:
        return [diagnostic_as_json(each, who=owner_of(each).value) for each in found]

    found = {
        "ready": verdict.is_ready,
        "stops": values(verdict.stops),
        "reminders": values(verdict.reminders),
    }
    return json_text(found)
