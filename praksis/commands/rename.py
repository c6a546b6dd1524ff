"""`praksis rename`: give a record another id, and carry every link along."""

from __future__ import annotations

import click

from praksis import danish_help as danish
from praksis.errors import noting
from praksis.finding import found_record, kind_named
from praksis.project import current_project
from praksis.proposal import NOTHING, Wish, propose


@click.command(
    cls=danish.Command,
    examples=(
        "praksis rename bornholm-roenne-2026-2 bornholm-nexoe-2026-1",
        "praksis rename artikel:genopslag naar-en-kapacitet-kommer-igen --yes",
        "praksis rename media/images/praksisperspektiv.jpg omslag.jpg",
    ),
)
@click.argument("record_id", metavar="GAMMELT-ID")
@click.argument("new_id", metavar="NYT-ID")
@click.option("--dry-run", is_flag=True, help="Vis kun, hvad der ville blive ændret.")
@click.option("--yes", is_flag=True, help="Skriv uden at spørge først.")
def rename(record_id: str, new_id: str, *, dry_run: bool, yes: bool) -> None:
    """Giv en post et nyt id, eller en fil et nyt navn, og tag alle links med.

    Filen får det nye navn, og alt, der peger på posten, følger med: felter, links i tekster, tal i
    tekster, breve, der ikke er frosset, og billeder og udskrifter med postens navn. Det gamle id
    bliver stående i was, så den gamle adresse fører videre, og kalendere, feeds og apps kender
    posten igen. Lyd beholder sin adresse. Er Git midt i en fletning, bliver intet ændret.

    Et billede eller en anden fil i content/media/ skriver du med sin sti fra content/. Alle poster,
    der viser den, bliver rettet.
    """
    from editing.carrying.media import MEDIA, media_steps
    from editing.carrying.renaming import rename_steps
    from records.loading.library import load
    from site_plugins.checks import ALL_CHECKS

    project = current_project()
    library = load(project, ALL_CHECKS)
    path = record_id.removeprefix("content/")
    if path.startswith(MEDIA):
        name = new_id.rpartition("/")[2]
        with noting(NOTHING):
            steps = media_steps(library, path, name)
        if propose(project, library, steps, Wish(dry_run, yes)):
            click.echo(f"{path} hedder nu {name}.")
        return
    form, record = found_record(library, record_id)
    kind, _, bare = _id_of_file(new_id).rpartition(":")
    if kind and kind_named(kind) != form.kind.key:
        raise click.UsageError(f"En post kan ikke skifte art. Skriv {bare} alene.")
    with noting(NOTHING):
        steps = rename_steps(library, record, bare)
    if propose(project, library, steps, Wish(dry_run, yes)):
        click.echo(f"{record.id} hedder nu {bare}. Skrevet: {len(steps) - 1} filer.")


def _id_of_file(named: str) -> str:
    """The id of a file that is named; any other word as it is."""
    path = named.replace("\\", "/")
    stem, _, ending = path.rpartition(".")
    return stem.rpartition("/")[2] if ending in ("yml", "md") else named
