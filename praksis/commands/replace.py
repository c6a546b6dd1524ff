"""`praksis replace`: an adviser who leaves is replaced everywhere in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.errors import noting
from praksis.finding import found_record
from praksis.project import current_project
from praksis.proposal import NOTHING, Wish, propose
from records.started import command

if TYPE_CHECKING:
    from records.loading.library import Library
    from records.model.people import Adviser


@click.command(
    cls=danish.Command,
    examples=(
        "praksis replace raadgiver-uddannelse raadgiver-etablering",
        "praksis replace raadgiver-uddannelse raadgiver-overdragelse --keep --yes",
    ),
)
@click.argument("leaving", metavar="RÅDGIVER")
@click.argument("successor", metavar="NY-RÅDGIVER")
@click.option("--keep", is_flag=True, help="Behold rådgiverens egen post, fx under en orlov.")
@click.option("--dry-run", is_flag=True, help="Vis kun, hvad der ville blive ændret.")
@click.option("--yes", is_flag=True, help="Skriv uden at spørge først.")
def replace(leaving: str, successor: str, *, keep: bool, dry_run: bool, yes: bool) -> None:
    """Sæt en rådgiver ind i stedet for en anden, alle steder på én gang.

    Kontakt på muligheder, arrangementer, tilbud, artikler og områder, links i tekster og
    mailadressen skifter, og den nye får også den andens temaer, områder og målgrupper. Rådgiverens
    egen post bliver slettet, medmindre du skriver --keep. Breve, der er frosset eller sendt,
    bliver, som de er. Er den nye ikke skrevet endnu, så begynd med new raadgiver.
    """
    from editing.carrying.replacing import replacement
    from records.danish.numbers import count
    from records.loading.library import load
    from site_plugins.checks import ALL_CHECKS

    project = current_project()
    library = load(project, ALL_CHECKS)
    begin = f"Er den nye ikke skrevet endnu, så begynd med {command('new raadgiver')}."
    old, new = _adviser(library, leaving), _adviser(library, successor, begin)
    with noting(NOTHING):
        found = replacement(library, old, new, keep=keep)
    written = propose(project, library, found.steps, Wish(dry_run, yes))
    for place in found.left:
        click.echo(f"Se selv efter: {place} står der endnu.")
    if written:
        files = count(len(found.steps), "fil", "filer")
        click.echo(f"{new.id} har nu taget over efter {old.id}. Skrevet: {files}.")


def _adviser(library: Library, named: str, hint: str = "") -> Adviser:
    from records.model.people import Adviser

    try:
        _, record = found_record(library, named, ("adviser",), " som rådgiver")
    except click.UsageError as error:
        raise click.UsageError(f"{error.message}\n{hint}" if hint else error.message) from None
    if not isinstance(record, Adviser):
        raise TypeError(named)
    return record
