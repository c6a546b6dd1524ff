"""`praksis share`: the pictures and texts that the last build made for the office to post."""

from __future__ import annotations

import click

from praksis import danish_help as danish
from praksis.project import current_project
from records.errors import PraksisError


@click.command(cls=danish.Command, examples=("praksis share", "praksis share albertslund"))
@click.argument("word", metavar="[ORD]", default="")
def share(word: str) -> None:
    """Vis, hvor billeder og tekster til opslag ligger.

    praksis build laver dem for hver mulighed, hvert arrangement, hver episode, hver artikel og
    hvert citat fra en episode: link.png (1200×630), instagram.png (1080×1350) og tekst.txt. Skriv
    et ord fra adressen, fx citat, for at nøjes med nogle af dem.
    """
    from praksis.commands.build import OUTBOX
    from publishing.sharing import POSTS
    from records.danish.numbers import count

    project = current_project()
    folder = project.root / OUTBOX / POSTS
    if not folder.is_dir():
        raise PraksisError("Der er ingen opslag endnu. Kør praksis build først.")
    found = [each for each in sorted(folder.iterdir()) if word.lower() in each.name]
    for each in found:
        files = ", ".join(sorted(file.name for file in each.iterdir()))
        click.echo(f"{project.shown(each)}: {files}")
    if not found:
        raise PraksisError(f'Ingen opslag har "{word}" i navnet.')
    click.echo(f"{count(len(found), 'opslag', 'opslag')}.")
