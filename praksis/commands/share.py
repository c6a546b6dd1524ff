"""`praksis share`: the pictures and texts that the office posts elsewhere."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.clock import check_clock
from praksis.project import current_project, settings_of
from records.errors import PraksisError
from records.started import command

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

POSTS = "outbox/deling"
"""The folder of the posts."""


@click.command(cls=danish.Command, examples=("praksis share", "praksis share albertslund"))
@click.argument("word", metavar="[ORD]", default="")
@click.option(
    "--clock", default="", help="Lav dem som på dette tidspunkt, fx 2026-04-01T12:00, eller now."
)
def share(word: str, clock: str) -> None:
    """Lav billeder og tekster til opslag på sociale medier.

    Hver mulighed, hvert arrangement, hver episode, hver artikel og hvert citat får en mappe i
    outbox/deling/ med link.png (1200×630), instagram.png (1080×1350) og tekst.txt. Skriv et
    ord fra adressen, fx citat, for at nøjes med nogle af dem. Mappen laves på ny hver gang, og
    praksis build rydder den.
    """
    from praksis.commands.build import OUTBOX, refuse_faults, stop_on_errors
    from praksis.swap import staging, write_files
    from records.danish.numbers import count
    from releasing.history import remembered
    from site_plugins import building

    project = current_project()
    check_clock(clock)
    memory = remembered(project.root, settings_of(project).release).memory
    with stop_on_errors():
        config = building.site_config(project, clock, project.root / "site")
        judged = building.judged_site(config, memory)
        refuse_faults(judged.library)
        wanted = building.wanted_posts(judged.state, word)
        if not wanted:
            raise PraksisError(_no_post(word, building.wanted_posts(judged.state, "")))
        _make_outbox(project.root / OUTBOX)
        with staging(project.root, (POSTS,)) as folders:
            write_files(folders[POSTS], chain.from_iterable(wanted.values()))
    for name in wanted:
        click.echo(f"{POSTS}/{name}: instagram.png, link.png, tekst.txt")
    click.echo(f"{count(len(wanted), 'opslag', 'opslag')}.")


def _make_outbox(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError:
        said = f"{folder.name} er en fil og ikke en mappe. Flyt filen, og prøv igen."
        raise PraksisError(said) from None


def _no_post(word: str, there: Iterable[str]) -> str:
    from records.danish.nearest import nearest

    near = nearest(word.rpartition(":")[2].lower(), map(_id_of, there))
    cure = f"Mente du {near}?" if near else f"{command('share')} uden ord laver dem alle."
    return f'Intet opslag har "{word}" i navnet. {cure}'


def _id_of(post: str) -> str:
    """`albertslund-2026-1` of `muligheder-albertslund-2026-1`."""
    return post.partition("-")[2] or post
