"""`praksis podcast verify`: the sound, the feed as clients see it, and files on other hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.clock import clock_now
from praksis.commands.podcast.context import library_of, lock_of, site_of
from praksis.project import current_project, settings_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.audio.sounds import Sounds
    from records.clock import Clock
    from records.loading.library import Library
    from records.model.episode import Episode
    from records.source.files import Project


@click.command(
    cls=danish.Command, examples=("praksis podcast verify", "praksis podcast verify --online")
)
@click.option("--online", is_flag=True, help="Spørg også de servere, der har lyd liggende.")
@click.option("--clock", default="", help="Se podcasten som på dette tidspunkt.")
def verify(online: bool, clock: str) -> None:
    """Mål al lyd, og læs feedet, som apps læser det.

    Skriver længde, størrelse og lydstyrke for hver episode. Læser hver side af feedet med
    feedparser og gPodders læser, og sammenligner med posterne. Slutter med 1, når noget er galt.
    """
    from podcast.audio.sounds import Sounds
    from podcast.checks import check
    from podcast.selection import the_show
    from records.messages import line_of

    project = current_project()
    library, now = library_of(project), clock_now(clock)
    faults = [line_of(problem) for problem in check(library)]
    sounds = Sounds.kept(project.root)
    if not faults:
        for episode in _published(library):
            click.echo("\n".join(_told(episode, library, sounds)))
        faults += _read_back(project, library, now, sounds)
    if online:
        faults += _online(library, sounds)
    sounds.keep()
    for said in faults:
        click.echo(said, err=True)
    if faults:
        raise SystemExit(1)
    if the_show(library) is None:
        click.echo("Der er ingen podcast i content/shows/ endnu, så der er intet feed at læse.")
        return
    click.echo("Alt er i orden.")


def _published(library: Library) -> list[Episode]:
    from records.codes.programme import EpisodeStatus
    from records.model.episode import Episode

    done = EpisodeStatus.UDGIVET
    return [e for e in library.all(Episode) if e.status is done and e.audio]


def _told(episode: Episode, library: Library, sounds: Sounds) -> Iterator[str]:
    """A line with the facts of the sound, and one for each advice."""
    from podcast.audio.loudness import advice
    from records.danish.dates import duration
    from records.danish.numbers import number, size

    if episode.audio is None:
        return
    facts = sounds.facts(episode.audio, library.project.content)
    told = f"{duration(facts.seconds)}, {size(facts.bytes)}"
    if episode.audio.file is None:
        yield f"{episode.id}: {told} (oplyst, ikke målt)"
        return
    path = library.project.content / episode.audio.file
    loud = sounds.loudness(path)
    rate = facts.sample_rate / 1000
    yield f"{episode.id}: {told}, {number(rate)} kHz, lydstyrke {loud or _unmeasured()}"
    yield from (f"  råd: {said}" for said in (advice(loud) if loud else ()))


def _unmeasured() -> str:
    import shutil

    from podcast.audio.loudness import UNMEASURED

    return "ikke målt (lyden er tavs)" if shutil.which("ffmpeg") else UNMEASURED


def _read_back(project: Project, library: Library, clock: Clock, sounds: Sounds) -> list[str]:
    """Where the feed, as apps read it, differs from the records."""
    from podcast.feed.feed import Feed, write_feeds
    from podcast.feed.items import feed_items
    from podcast.feed.paging import paged
    from podcast.feed.read_back import differences
    from podcast.selection import the_show
    from records.danish.numbers import count

    site = site_of(project)
    show = the_show(library)
    if show is None:
        return []
    items = list(feed_items(library, site, clock, sounds, lock_of(library)))
    found: list[str] = []
    size = settings_of(project).podcast.page_size
    pages = write_feeds(Feed(show, site, items, size), library.memory, clock)
    for part, page in zip(paged(items, size), pages, strict=True):
        found += differences(page.content, site.absolute(page.path), part)
    there = count(len(items), "episode", "episoder", "ingen episoder")
    said = "som posterne siger" if not found else "men ikke som posterne siger"
    click.echo(f"Feedet er læst med feedparser og gPodder, {said}: {there}.")
    return found


def _online(library: Library, sounds: Sounds) -> list[str]:
    from podcast.audio.remote import remote_faults
    from records.checks.report import found_at
    from records.messages import line_of

    found: list[str] = []
    for episode in _published(library):
        audio = episode.audio
        if audio is None or audio.url is None:
            continue
        facts = sounds.facts(audio, library.project.content)
        told = remote_faults(audio.url, facts)
        wrong = [line_of(found_at(library, episode, each)) for each in told]
        click.echo(f"{episode.id}: {'ikke ' if wrong else ''}som skrevet hos {audio.url}")
        found += wrong
    return found
