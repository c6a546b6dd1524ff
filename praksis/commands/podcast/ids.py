"""`praksis podcast lock`, `move` and `retire`: keep what apps know published episodes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.clock import clock_now
from praksis.commands.podcast.context import library_of, lock_of
from praksis.errors import writing
from praksis.project import current_project

if TYPE_CHECKING:
    from podcast.identity.lock import Lock
    from records.source.files import Project


@click.command(cls=danish.Command, examples=("praksis podcast lock",))
def lock() -> None:
    """Lås det, apps kender nye episoder på.

    Udgivelsen gør det selv; kommandoen er til at rette op med. Skriver guid, id, dag og adresse
    for hver episode, der er ude, i .praksis/podcast.lock.json. Eksempler bliver ikke låst.
    """
    from podcast.identity.changes import locked
    from records.danish.numbers import count

    project = current_project()
    library = library_of(project)
    before = lock_of(library)
    after, added = locked(library, before, clock_now())
    if after != before:
        _write(project, after)
    for episode in added:
        click.echo(f"Låst: {episode}")
    total = count(len(after.guids), "episode", "episoder", "Ingen episoder")
    click.echo(f"{total} er låst i .praksis/podcast.lock.json.")


@click.command(
    cls=danish.Command,
    examples=("praksis podcast move en-dag", "praksis podcast move en-dag en-dag-i-klinikken"),
)
@click.argument("before", metavar="ID")
@click.argument("after", metavar="[NYT_ID]", required=False)
def move(before: str, after: str | None) -> None:
    """Sig god for, at en udgivet episode har fået ny adresse, ny dag eller nyt id.

    Apps bliver ved med at kende episoden, og den gamle adresse sender videre til den nye.
    """
    from podcast.identity.changes import moved

    project = current_project()
    library = library_of(project)
    known = lock_of(library)
    changed = moved(library, known, before, after or before)
    _write(project, changed)
    now = changed.episodes[changed.guids[after or before]]
    former = "".join(f"\n  /{address} sender videre" for address in now.former)
    click.echo(f"{now.id} ligger på /{now.address}{former}")


@click.command(cls=danish.Command, examples=("praksis podcast retire en-dag",))
@click.argument("episode", metavar="ID")
@click.option("--clock", default="", help="Dagen, den blev taget ned; ellers i dag.")
def retire(episode: str, clock: str) -> None:
    """Sig god for, at en udgivet episode er taget ned.

    Udgivelsen gør det selv; kommandoen er til at rette op med. Slet episoden, eller gør den til
    udkast, først. Dens side siger, at den er fjernet. Kommer den igen, kender apps den stadig.
    """
    from podcast.identity.changes import retired

    project = current_project()
    library = library_of(project)
    known = lock_of(library)
    changed = retired(library, known, episode, clock_now(clock).today)
    _write(project, changed)
    click.echo(f"{episode} er taget ned. Dens side siger det.")


def _write(project: Project, changed: Lock) -> None:
    from podcast.identity.lock import write_lock

    with writing("Giv mappen skriverettighed."):
        write_lock(project.root, changed)
