"""`praksis need`: the public half-yearly count of doctors and patients, out of its export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.day_option import Day
from praksis.errors import noting
from praksis.project import current_project

if TYPE_CHECKING:
    from datetime import date

    from records.source.tree import Data

TITLE = "Almen praksis og tilmeldte patienter"
PUBLISHER = "eSundhed"


@click.command(
    cls=danish.Command,
    examples=("praksis need udtraek.csv --date 2026-07-01",
              "praksis need udtraek.xlsx --date 2026-07-01 --write"),
)  # fmt: skip
@click.argument("file", metavar="REGNEARK", type=click.Path(path_type=Path))
@click.option(
    "--date", "day", metavar="DATO", type=Day(), required=True,
    help="Den dag, tallene er opgjort.",
)  # fmt: skip
@click.option("--sheet", metavar="ARK", default="", help="Navnet på arket, når der er flere.")
@click.option("--url", metavar="WEBADRESSE", default="", help="Hvor udtrækket er hentet.")
@click.option("--example", is_flag=True, help="Tallene er opdigtede og bliver vist som eksempel.")
@click.option("--write", is_flag=True, help="Skriv filen. Ellers bliver den kun vist.")
def need(file: Path, day: date, sheet: str, url: str, example: bool, write: bool) -> None:
    """Hent den offentlige halvårsopgørelse af læger og patienter ind.

    Arket har én række for hver kommune. Rækker om andre steder er ikke med. Tallene står på
    kommunernes sider med dato og kilde, og den nyeste opgørelse gælder. Intet bliver skrevet uden
    --write. Slutter med 1, når der er fejl.
    """
    from editing.importing.need import read_need
    from editing.importing.spreadsheet import read_sheet
    from editing.writing.file_text import bare_file
    from editing.writing.files import create
    from records.danish.numbers import count
    from records.loading.library import load
    from records.model.area import Area
    from records.model.field_spec import spec_of

    project = current_project()
    areas = load(project).all(Area)
    ours = {area.code: area.name for area in areas if not area.is_district}
    with noting("Intet er skrevet."):
        found = read_need(read_sheet(file, file.name, sheet), file.name, ours)
    form = spec_of("need")
    date = day.isoformat()
    values = _values(date, url, example=example)
    values["numbers"] = [dict(row) for row in found.rows]
    target = project.content / form.kind.folder / f"{date}{form.suffix}"
    text = bare_file(form, values, form.suffix)
    click.echo(f"{file.name}: {count(len(found.rows), 'kommune', 'kommuner')}.")
    for note in found.notes:
        click.echo(note)
    if write:
        create(project, target, text)
        click.echo(f"Skrevet: {project.shown(target)}.")
    else:
        click.echo(text, nl=False)
        click.echo("Intet er skrevet endnu. Ser det rigtigt ud, så kør igen med --write.")


def _values(date: str, url: str, *, example: bool) -> dict[str, Data]:
    source: dict[str, Data] = {"title": TITLE, "publisher": PUBLISHER, "date": date}
    if url:
        source["url"] = url
    return {
        "id": date,
        "example": "true" if example else "false",
        "title": TITLE,
        "date": date,
        "sources": [source],
    }
