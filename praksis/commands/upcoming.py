"""`praksis upcoming`: what appears, ends or needs somebody in the coming days."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.clock import CLOCK, resolve_clock
from praksis.errors import writing
from praksis.project import current_project, settings_of
from records.source.printing import json_text, printable_lines
from records.started import command

if TYPE_CHECKING:
    from records.loading.library import Library


@click.command(
    cls=danish.Command,
    examples=("praksis upcoming", "praksis upcoming --days 90 --ics frister.ics"),
)
@click.option(
    "--days", type=click.IntRange(0, 3660), default=30, show_default=True,
    help="Så mange dage frem.",
)  # fmt: skip
@CLOCK
@click.option("--json", "as_json", is_flag=True, help="Skriv listen som JSON til programmer.")
@click.option("--markdown", is_flag=True, help="Skriv listen som Markdown.")
@click.option(
    "--ics", type=click.Path(path_type=Path, dir_okay=False), metavar="FIL",
    help="Skriv den i en kalenderfil med hele dage.",
)  # fmt: skip
def upcoming(days: int, clock: str, as_json: bool, markdown: bool, ics: Path | None) -> None:
    """Vis, hvad der sker på siden de næste 30 dage.

    Det, der skulle være gjort, står øverst. Så kommer det, der begynder, slutter eller skal gøres,
    dag for dag, med den fil, du skal åbne. Til sidst står noterne til redaktøren, og hvad
    områderne mangler. Det er ikke en fejl, at der er noget på listen.
    """
    from editing.agenda.agenda import agenda
    from editing.agenda.wording import as_markdown, as_text, values
    from praksis.agenda import calendar_of, newsletter_days
    from records.loading.library import load
    from records.source.whole_file import write_whole
    from site_plugins.checks import ALL_CHECKS

    if as_json and markdown:
        raise click.UsageError("Vælg enten --json eller --markdown.")
    if ics and ics.suffix.lower() != ".ics":
        raise click.UsageError(
            f"Kalenderens navn skal slutte på .ics. Skriv --ics {ics.with_suffix('.ics')}."
        )
    project = current_project()
    settings = settings_of(project)
    library = load(project, ALL_CHECKS)
    now = resolve_clock(clock, settings, library)
    found = agenda(library, now, days, (newsletter_days,))
    tell_of_faults(library)
    if ics:
        with writing("Vælg en anden mappe."):
            write_whole(ics, calendar_of(found, settings.site, now))
        click.echo(f"{len(found.all)} ting står nu i {ics}.", err=as_json or markdown)
    if as_json:
        click.echo(json_text(values(found)))
    elif markdown or not ics:
        click.echo(printable_lines((as_markdown if markdown else as_text)(found)), nl=False)


def tell_of_faults(library: Library) -> None:
    """Print on stderr that the list lacks what could not be read."""
    from records.danish.numbers import count

    if library.faults:
        told = count(len(library.faults), "fejl", "fejl")
        sentence = (
            f"Indholdet har {told}. Det, der ikke kan læses, er ikke med. Se {command('check')}."
        )
        click.echo(sentence, err=True)
