"""`praksis change`: change fields of a record, with what that does for readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.errors import noting
from praksis.finding import found_record
from praksis.project import current_project
from praksis.prompts import naming_options
from praksis.proposal import NOTHING, Wish, propose
from records.errors import PraksisError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from editing.writing.together import FileChange
    from records.loading.library import Library
    from records.model.base import Record
    from records.model.field_spec import KindSpec
    from records.source.files import Project


class ValuesError(PraksisError):
    """Values that cannot be set; the text has a line for each."""


class FieldsWithoutDashes(danish.Command):
    """Tells whoever writes `--deadline 8.1.2027` that fields have no dashes here."""

    def explained(self, error: click.UsageError) -> str:
        """What an option that is none was meant to be."""
        if isinstance(error, click.NoSuchOption) and not error.possibilities:
            name = error.option_name.lstrip("-")
            if len(name) == 1:
                return ""
            return (
                f"Valget {error.option_name} kendes ikke. Et felt har ingen streger: {name}=værdi."
            )
        return ""


@click.command(
    cls=FieldsWithoutDashes,
    examples=(
        "praksis change bornholm-roenne-2026-2 deadline=8.1.2027",
        "praksis change bornholm-roenne-2026-2 application.address=navn@example.org --yes",
        "praksis change bornholm-roenne-2026-2 'benefits+=Tæt på havnen' topics-=lokaler",
        "praksis change mulighed:bornholm-roenne-2026-2 criteria.1.weight=50 criteria.2.weight=20",
    ),
)
@click.argument("record_id", metavar="ID")
@click.argument("assignments", metavar="FELT=VÆRDI...", nargs=-1, required=True)
@click.option("--updated", is_flag=True, help="Skriv også dagen i dag i updated.")
@click.option("--dry-run", is_flag=True, help="Vis kun, hvad der ville blive ændret.")
@click.option("--yes", is_flag=True, help="Skriv uden at spørge først.")
def change(
    record_id: str, assignments: tuple[str, ...], *, updated: bool, dry_run: bool, yes: bool
) -> None:
    """Ret felter i en post, fx en frist, et sted eller en liste.

    Kun de felter, du nævner, bliver ændret; kommentarer, rækkefølge og alle andre linjer bliver,
    som de er. Skriv datoer som 8.1.2027, områder ved navn, ja og nej. Punktum går ind i en gruppe
    (application.address) eller til et punkt i en liste (criteria.1.weight). += lægger til en
    liste, -= tager ud, og felt= uden noget efter sletter feltet. ID kan skrives med art
    (event:fyraften) eller som filens sti.

    Du ser ændringen, og hvad den gør for læserne, før noget bliver skrevet. Giver den fejl et sted
    i indholdet, bliver intet skrevet. Skal posten til næste trin, så brug status, som også sætter
    trinnets datoer.
    """
    from praksis.clock import clock_now
    from records.loading.library import load
    from site_plugins.checks import ALL_CHECKS

    project = current_project()
    library = load(project, ALL_CHECKS)
    if "=" in record_id:
        raise click.UsageError(f"Skriv postens id først: {_swapped(record_id, assignments)}.")
    form, record = found_record(library, record_id)
    given = (*assignments, f"updated={clock_now().today.isoformat()}") if updated else assignments
    with noting(NOTHING):
        made = change_of_fields(project, library, form, record, given)
    if made.was == made.becomes:
        click.echo("Det står der allerede. Intet er ændret.")
        return
    if propose(project, library, [made], Wish(dry_run, yes)):
        click.echo(f"Skrevet: {project.shown(made.file)}")


def _swapped(first: str, others: tuple[str, ...]) -> str:
    from records.started import command

    ids = [each for each in others if "=" not in each]
    return command(" ".join(["change", *(ids or ["ID"]), first, *(e for e in others if "=" in e)]))


def change_of_fields(
    project: Project, library: Library, form: KindSpec, record: Record, assignments: Sequence[str]
) -> FileChange:
    """The record's file with the values. Raises ValuesError with every fault in them."""
    from editing.drafting.assignments import assigned
    from editing.drafting.changing import change_of
    from editing.normalise import area_names
    from editing.writing.together import FileChange

    written = library.document(record).data
    wanted, faults = assigned(form, written, assignments, area_names(library))
    faults += _refused(form, record, library, wanted)
    if faults:
        raise ValuesError("\n".join(faults))
    with naming_options("{}"):
        made = change_of(project, library, record, wanted, None)
    return FileChange(made.file, made.was, made.written())


def _refused(
    form: KindSpec, record: Record, library: Library, wanted: Mapping[str, object]
) -> list[str]:
    """What has a way of its own."""
    from records.started import command

    faults = []
    if "id" in wanted:
        faults.append(f"id: Brug {command(f'rename {record.id} NYT-ID')}, så links følger med.")
    file = library.origins[form.kind.key, record.id].file
    if form.body in wanted and file.suffix == ".md":
        shown = library.project.shown(file)
        faults.append(f"{form.body}: Teksten står under felterne i {shown}. Ret den dér.")
    return faults
