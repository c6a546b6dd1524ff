"""`praksis wishes`: what fits whom of those with a number; for the office alone."""

from __future__ import annotations

import click

from praksis import danish_help as danish
from praksis.clock import CLOCK, resolve_clock
from praksis.project import current_project, settings_of
from records.source.printing import json_text, printable_lines


@click.command(cls=danish.Command, examples=("praksis wishes", "praksis wishes --days 1 --json"))
@click.option(
    "--days", type=click.IntRange(1, 3660), default=7, show_default=True,
    help="Så mange dage regnes noget for nyt.",
)  # fmt: skip
@CLOCK
@click.option("--json", "as_json", is_flag=True, help="Skriv listen som JSON til programmer.")
def wishes(days: int, clock: str, as_json: bool) -> None:
    """Vis, hvad der passer til læger, der søger, og hvilke dage der passer sammen.

    Listen er til kontoret: Nye fund står med NY. Skriv selv til dem; deres navne står i
    kontorets egen liste. Siden sender ikke noget til nogen.
    """
    from editing.matches import as_text, as_values, matches
    from praksis.commands.upcoming import tell_of_faults
    from records.loading.library import load
    from site_plugins.checks import ALL_CHECKS

    project = current_project()
    settings = settings_of(project)
    library = load(project, ALL_CHECKS)
    found = matches(library, resolve_clock(clock, settings, library), days)
    tell_of_faults(library)
    if as_json:
        click.echo(json_text(as_values(found)))
    else:
        click.echo(printable_lines(as_text(found)), nl=False)
