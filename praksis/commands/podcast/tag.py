"""`praksis podcast tag`: write title, number, day, picture and chapters into the sound files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.commands.podcast.context import library_of, naming, site_of
from praksis.project import current_project
from records.errors import PraksisError

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.audio.id3 import Tags
    from publishing.site import Site
    from records.loading.library import Library
    from records.model.episode import Episode
    from records.model.show import Show


@click.command(
    cls=danish.Command, examples=("praksis podcast tag", "praksis podcast tag en-dag-i-klinikken")
)
@click.argument("episodes", metavar="[ID]...", nargs=-1)
def tag(episodes: tuple[str, ...]) -> None:
    """Skriv titel, sæson, nummer, dag, billede og kapitler ind i lydfilerne.

    Lyden selv bliver ikke ændret, og apps kender stadig episoden. Uden ID gælder det alle episoder
    med lyd her.
    """
    from podcast.audio.id3 import write_tags
    from podcast.selection import the_show

    project = current_project()
    library, site = library_of(project), site_of(project)
    show = the_show(library)
    if show is None:
        raise PraksisError("Der er ingen podcast i content/shows/.")
    for episode, path in _chosen(library, episodes):
        file = project.content / path
        if file.suffix.lower() != ".mp3":
            said = f"{project.shown(file)} er ikke en MP3, og kun dem får mærker"
            if episodes:
                raise PraksisError(f"{said}. Intet er ændret.")
            click.echo(f"{episode.id}: {said}")
            continue
        with naming(episode, library):
            changed = write_tags(file, _tags(episode, file, show, library, site))
        click.echo(f"{episode.id}: {'mærket' if changed else 'havde mærkerne'}")
        if changed and episode.audio and episode.audio.bytes is not None:
            click.echo(f"  Skriv bytes: {file.stat().st_size} i {library.locate(episode, ()).path}")


def _chosen(library: Library, wanted: tuple[str, ...]) -> list[tuple[Episode, str]]:
    from podcast.selection import with_file

    here = {episode.id: (episode, path) for episode, path in with_file(library)}
    for record_id in wanted:
        if record_id not in here:
            raise PraksisError(f'Der er ingen episode "{record_id}" med lyd her. Ret id.')
    return [here[record_id] for record_id in wanted or here]


def _tags(episode: Episode, file: Path, show: Show, library: Library, site: Site) -> Tags:
    from podcast.audio.id3 import Tags
    from podcast.audio.measure import measure
    from records.facts.examples import with_example_prefix
    from records.model.registry import address_of

    return Tags(
        title=with_example_prefix(episode.title, example=episode.example),
        show=show.title,
        owner=show.owner,
        page=site.absolute(address_of(episode) or ""),
        season=episode.season,
        number=episode.number,
        released=episode.released,
        picture=library.project.content / (episode.image or show.image).file,
        seconds=measure(file).seconds,
        chapters=tuple((chapter.seconds, chapter.title) for chapter in episode.chapters),
    )
