"""`praksis import`: records from the office's spreadsheet, shown before they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.errors import noting
from praksis.import_faults import folding
from praksis.mapping_talk import mapping_for
from praksis.project import current_project
from records.loading.gc_paused import gc_paused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editing.importing.plan import Plan
    from editing.importing.spreadsheet import Spreadsheet
    from records.loading.library import Library
    from records.model.field_spec import KindSpec
    from records.source.files import Project

SHOWN = 20
"""How many new and how many changed records are listed one by one."""


@click.command(
    "import",
    cls=danish.Command,
    examples=(
        "praksis import kapaciteter.xlsx",
        "praksis import kapaciteter.csv --mapping kapaciteter.yml --write",
    ),
)
@click.argument("file", metavar="REGNEARK", type=click.Path(path_type=Path))
@click.option(
    "--mapping",
    "mapping_file",
    metavar="FIL",
    type=click.Path(path_type=Path),
    help="En YAML-fil, der siger, hvilken kolonne der er hvilket felt.",
)
@click.option("--sheet", metavar="ARK", default="", help="Navnet på arket, når der er flere.")
@click.option("--write", is_flag=True, help="Skriv de nye poster. Ellers bliver de kun vist.")
@click.option("--update", is_flag=True, help="Ret også poster, der findes (sammen med --write).")
def import_(file: Path, mapping_file: Path | None, sheet: str, write: bool, update: bool) -> None:
    """Hent poster ind fra et regneark (.csv eller .xlsx).

    Kolonnerne hedder som felterne, på engelsk eller dansk; andre navne står i --mapping. Først
    vises, hvad der er nyt, og hvad der er anderledes end nu. Er der en fejl, bliver intet skrevet.
    En post, der findes, bliver kun rettet med --update. Slutter med 1, når der er fejl.
    """
    if update and not write:
        raise click.UsageError("--update skal bruges sammen med --write.")
    project = current_project()
    with noting("Intet er skrevet."), folding(), gc_paused():
        library, form, table, plan = read_and_plan(project, file, mapping_file, sheet)
        refuse_faults(library, form, plan, update=update)
        show_plan(project, table, plan)
        if write:
            finish(project, plan, update=update)
    if not write:
        click.echo(advice(plan))


def read_and_plan(
    project: Project, file: Path, mapping_file: Path | None, name: str
) -> tuple[Library, KindSpec, Spreadsheet, Plan]:
    """What is there, of which kind the rows are, the spreadsheet, and what it would change.

    Raises SourceError with every fault.
    """
    from editing.importing.mapping import fields_of_columns
    from editing.importing.plan import make_plan
    from editing.importing.rows import read_rows
    from editing.normalise import area_names
    from records.loading.cache import RecordCache
    from records.loading.library import unchecked
    from records.messages import in_order
    from records.model.field_spec import spec_of
    from records.source.diagnostics import SourceError

    library = unchecked(project, RecordCache.open(project.root))
    mapping, table, notes = mapping_for(project, library, file, mapping_file, name)
    form = spec_of(mapping.kind)
    columns = fields_of_columns(table, mapping, form)
    found, problems = read_rows(
        table, columns, mapping, form, area_names(library), library.records[form.kind.key]
    )
    if problems:
        raise SourceError(*in_order(problems))
    missing = _left_out(table, columns, library, form)
    table = replace(table, notes=(*notes, *table.notes, *missing))
    return library, form, table, make_plan(library, form, found)


def _left_out(
    table: Spreadsheet, columns: Mapping[str, str], library: Library, form: KindSpec
) -> Iterator[str]:
    """A note on records that were in the workbook when it was exported and are not now."""
    from records.danish.numbers import count

    if table.exported is None or table.exported.kind != form.kind.key:
        return
    name = next((name for name, path in columns.items() if path == "id"), "")
    there = {row.cells.get(name, "") for row in table.rows}
    gone = [one for one in table.exported.rows
            if one not in there and one in library.records[form.kind.key]]  # fmt: skip
    if gone:
        listed = ", ".join(gone[:SHOWN]) + (" …" if len(gone) > SHOWN else "")
        yield (
            f"{count(len(gone), 'post', 'poster')} står ikke længere i arket: {listed}. De bliver, "
            "som de er. Skal de væk fra siden, så skriv expires i dem."
        )


def refuse_faults(library: Library, form: KindSpec, plan: Plan, *, update: bool) -> None:
    """Raise SourceError where the content with the new files would have faults."""
    from editing.importing.plan import tried
    from records.source.diagnostics import SourceError
    from site_plugins.checks import ALL_CHECKS

    problems = tried(library, form, plan, ALL_CHECKS, update=update)
    if problems:
        raise SourceError(*problems)


def show_plan(project: Project, sheet: Spreadsheet, plan: Plan) -> None:
    """Print what was read, and what it would change."""
    from records.danish.numbers import count

    click.echo(f"{sheet.path}: {count(len(sheet.rows), 'række', 'rækker')}.")
    for note in sheet.notes:
        click.echo(note)
    new = (f"ny       {project.shown(one.file)}: {one.label}" for one in plan.new)
    for lines, number in ((new, len(plan.new)), (_changes(project, plan), len(plan.changed))):
        click.echo("".join(f"{line}\n" for line in islice(lines, SHOWN)), nl=False)
        if number > SHOWN:
            click.echo(f"         … og {count(number - SHOWN, 'mere', 'mere')}")
    if plan.same:
        click.echo(f"{count(plan.same, 'post', 'poster')} er ens med det, der står nu.")


def _changes(project: Project, plan: Plan) -> Iterator[str]:
    for step in plan.changed:
        changes = ", ".join(
            f"{key} {_short(old)} → {_short(new)}" for key, (old, new) in step.fields.items()
        )
        yield f"ændret   {project.shown(step.file)}: {changes}"


def _short(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value or "(intet)")
    return text if len(text) <= 40 else text[:39] + "…"


def finish(project: Project, plan: Plan, *, update: bool) -> None:
    """Write the files, and print what was written and what was left out. Raises WriteError."""
    from editing.importing.plan import carry_out
    from records.danish.numbers import count

    carry_out(project, plan, update=update)
    click.echo(f"Skrevet: {count(len(plan.new), 'ny post', 'nye poster')}", nl=False)
    if update:
        click.echo(f" og {count(len(plan.changed), 'rettelse', 'rettelser')}", nl=False)
    click.echo(".")
    if plan.changed and not update:
        left = count(len(plan.changed), "post, der findes", "poster, der findes")
        click.echo(f"Urørt: {left}. Kør igen med --write --update for at rette dem.")


def advice(plan: Plan) -> str:
    """What to do next, after a run that only showed the plan."""
    if not plan.new and not plan.changed:
        return "Der er intet nyt at skrive."
    more = " Tilføj --update for også at rette dem, der findes." if plan.changed else ""
    return f"Intet er skrevet endnu. Ser det rigtigt ud, så kør igen med --write.{more}"
