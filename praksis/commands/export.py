"""`praksis export`: records as a workbook that the office edits and imports again."""

from __future__ import annotations

from pathlib import Path

import click

from praksis import danish_help as danish
from praksis.errors import writing
from praksis.finding import kind_named
from praksis.project import current_project
from records.errors import PraksisError


@click.command(
    cls=danish.Command,
    examples=(
        "praksis export mulighed",
        "praksis export arrangement arrangementer-2027.xlsx",
    ),
)
@click.argument("kind", metavar="ART")
@click.argument("file", metavar="[REGNEARK]", type=click.Path(path_type=Path), required=False)
@click.option("--overwrite", is_flag=True, help="Skriv også over et ark, der ligger der.")
def export(kind: str, file: Path | None, overwrite: bool) -> None:
    """Hent alle poster af en art ud i et regneark (.xlsx), ret dem dér, og hent rettelserne ind.

    Hver post er en række, hvert felt en kolonne med dansk navn, og felter med faste værdier har en
    liste at vælge fra. Ret i arket, og giv det til import: kun de celler, du har rettet, bliver
    ændret i posterne. En række, du sletter i arket, sletter ikke posten.
    """
    from editing.exporting import export_of
    from editing.normalise import area_names
    from records.danish.numbers import count, joined
    from records.danish.slugs import slug
    from records.loading.library import load
    from records.model.field_spec import spec_of
    from records.source.whole_file import write_new, write_whole
    from records.started import command

    form = spec_of(kind_named(kind))
    library = load(current_project())
    if library.is_unreadable(form.kind.key):
        raise PraksisError(
            f"Nogle {form.kind.plural} har fejl. Kør {command('check')}, og ret dem først."
        )
    made = export_of(library, form, area_names(library))
    target = file or Path(f"{slug(form.kind.plural)}.xlsx")
    if target.is_dir():
        target /= f"{slug(form.kind.plural)}.xlsx"
    if target.suffix.lower() != ".xlsx":
        wanted = target.with_suffix(".xlsx").as_posix()
        raise click.UsageError(
            f"Regnearkets navn skal slutte på .xlsx. Skriv {command(f'export {kind} {wanted}')}."
        )
    if not target.parent.is_dir():
        raise click.UsageError(
            f'Mappen "{target.parent.as_posix()}" findes ikke. Lav den først, '
            f"eller skriv {command(f'export {kind} {target.name}')}."
        )
    with writing("Luk arket, hvis det er åbent, eller vælg et andet navn."):
        try:
            (write_whole if overwrite else write_new)(target, made.content)
        except FileExistsError:
            raise PraksisError(
                f"{target} ligger der allerede. Tilføj --overwrite, eller skriv et andet navn."
            ) from None
    click.echo(f"Skrevet: {target} med {count(made.records, 'post', 'poster')}.")
    if made.left_out:
        click.echo(f"Ikke i arket: {joined(list(made.left_out), 'og')}. Ret dem i filerne.")
    if made.in_tables:
        click.echo(f"{count(made.in_tables, 'post', 'poster')} står i en tabel i content/.")
    click.echo(f"Ret i arket, gem det, og kør {command(f'import {target}')}.")
