"""The podcast's pages: the show, its seasons, its episodes with their players, its people."""

from __future__ import annotations

from collections.abc import Iterator

from podcast.audio.sounds import Sounds
from podcast.pages.episode import Around, embed_page, episode_page
from podcast.pages.facts import EpisodeFacts, episode_facts
from podcast.pages.people import people_pages
from podcast.pages.show import season_pages, seasons_of, show_page
from publishing.page import Page
from publishing.site import Site
from records.clock import Clock
from records.facts.visibility import is_out, with_page
from records.loading.library import Library
from records.model.article import Article
from records.model.episode import Episode


def podcast_pages(
    library: Library, site: Site, clock: Clock, sounds: Sounds | None = None
) -> Iterator[Page]:
    """The show page, those of seasons, of each episode that may be seen, and of the people."""
    front = library.find(Article, "podcast")
    if front:
        yield show_page(front, library, site, clock)
    yield from season_pages(library, site, clock)
    around = Around(library, site, clock, seasons_of(library, clock))
    heard: dict[str, EpisodeFacts] = {}
    for episode in with_page(library, Episode, clock):
        sound = _sound(episode, library, clock, sounds)
        yield episode_page(episode, around, sound)
        if sound:
            heard[episode.id] = sound
            yield embed_page(episode, around, sound)
    yield from people_pages(library, site, clock, heard)


def page_of_episode(
    episode: Episode, library: Library, site: Site, clock: Clock, sounds: Sounds | None = None
) -> Page | None:
    """The page of one episode, as `podcast_pages` has it; None where readers see none."""
    if episode not in with_page(library, Episode, clock):
        return None
    around = Around(library, site, clock, seasons_of(library, clock))
    return episode_page(episode, around, _sound(episode, library, clock, sounds))


def _sound(
    episode: Episode, library: Library, clock: Clock, sounds: Sounds | None
) -> EpisodeFacts | None:
    return episode_facts(episode, library, sounds) if is_out(episode, clock) else None
