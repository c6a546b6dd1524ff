"""The page of the show, and one for each of its seasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from podcast.addresses import FEED, HOME, feed_url, season_page
from podcast.apps import app_links
from podcast.pages.people import list_link
from podcast.pages.structured_data import season_data, series_data
from podcast.selection import published_episodes, the_show
from publishing.article_text import article_html
from publishing.blocks import Link
from publishing.cards import cards_of
from publishing.lists.episodes import episode_list
from publishing.lists.listing import Part
from publishing.page import Head, Page, make_page, record_head
from publishing.scenes.choice import scene_for
from publishing.scenes.compose import files_of
from publishing.site import Site
from records.clock import Clock
from records.codes.programme import EpisodeStatus
from records.danish.numbers import word
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.article import Article
from records.model.episode import Episode
from records.model.show import Show

LIST = Link("Podcast", HOME)
Seasons = dict[int, list[Episode]]
"""Episodes by season, newest season first."""
PLACEHOLDERS = "Du kan ikke høre dem her på siden endnu."


def show_page(front: Article, library: Library, site: Site, clock: Clock) -> Page:
    """`/podcast/`: the newest episode, what can be heard, the seasons, and how to follow."""
    show = the_show(library)
    values = {
        "lead": front.summary,
        "list": episode_list(tuple(_parts(library, clock)), library, clock),
        "subscribe": subscribe(show, site) if show else None,
        "voices": list_link(library, clock),
        "copyright": show.copyright if show else "",
        "jsonld": (series_data(show, site),) if show else (),
    }
    head = record_head(front, "podcast.html", "podcast")
    return make_page(head, values, article_html(front, library))


def season_pages(library: Library, site: Site, clock: Clock) -> Iterator[Page]:
    """`/podcast/saeson-1/`: every episode of the season in order, also those without sound yet."""
    show = the_show(library)
    seasons = seasons_of(library, clock)
    for season, episodes in seasons.items():
        title = season_title(season, show)
        values = {
            "lead": _lead(season, episodes, library, clock),
            "scene": files_of(scene_for(f"saeson-{season}", "samtale")),
            "items": cards_of(episodes, library, clock),
            "others": tuple(
                Link(season_title(other, show), season_page(other))
                for other in sorted(seasons)
                if other != season
            ),
            "subscribe": subscribe(show, site) if show else None,
            "jsonld": (season_data(season, title, show, site),) if show else (),
        }
        yield make_page(_head(season, title, episodes, library, clock), values)


def _head(season: int, title: str, episodes: list[Episode], library: Library, clock: Clock) -> Head:
    return Head(
        template="season.html",
        kind="season",
        section="podcast",
        address=season_page(season),
        title=title,
        description=_lead(season, episodes, library, clock),
        breadcrumb=(LIST,),
    )


def seasons_of(library: Library, clock: Clock) -> Seasons:
    """The episodes that may be seen by season, newest season first, episodes in their order."""
    seasons: dict[int, list[Episode]] = defaultdict(list)
    for episode in listed(library, Episode, clock):
        if episode.season is not None:
            seasons[episode.season].append(episode)
    return {
        season: sorted(seasons[season], key=lambda e: (e.number or 0, str(e.released), e.id))
        for season in sorted(seasons, reverse=True)
    }


def season_title(season: int, show: Show | None) -> str:
    """`Sæson 1`, or `Sæson 1: Hverdagen i praksis`."""
    names = {s.number: s.title for s in show.seasons} if show else {}
    name = names.get(season)
    return f"Sæson {season}: {name}" if name else f"Sæson {season}"


def subscribe(show: Show, site: Site) -> dict[str, Any]:
    """How to follow: the address to copy, the feed to open, and the apps that are configured."""
    return {
        "url": feed_url(show, site),
        "open": FEED,
        "apps": app_links(show, feed_url(show, site)),
    }


def _parts(library: Library, clock: Clock) -> Iterator[Part[Episode]]:
    """What can be heard, newest first; then what waits in each season, with a way to its page."""
    heard = published_episodes(library, clock)
    yield Part("hoer", "Episoder, du kan høre", heard)
    for season, episodes in seasons_of(library, clock).items():
        waiting = [episode for episode in episodes if episode not in heard]
        title = season_title(season, the_show(library))
        yield Part(f"saeson-{season}", title, waiting, _note(episodes), season_page(season))


def _note(episodes: list[Episode]) -> str:
    missing = (e.status is EpisodeStatus.MANGLER_OPLYSNINGER for e in episodes)
    return PLACEHOLDERS if all(missing) else ""


def _lead(season: int, episodes: list[Episode], library: Library, clock: Clock) -> str:
    heard = set(published_episodes(library, clock))
    out = sum(episode in heard for episode in episodes)
    there = f"{word(len(episodes))} {'episode' if len(episodes) == 1 else 'episoder'}"
    if not out:
        return f"Der er {there} i sæson {season}. Du kan ikke høre dem her endnu."
    if out == len(episodes):
        return f"Der er {there} i sæson {season}. Hør dem her, eller følg podcasten i din app."
    return f"Der er {there} i sæson {season}, og du kan høre {word(out)} af dem her."
