"""The podcast's pages: the show with its seasons, and a page for each episode."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from podcast.audio import Sounds
from podcast.facts import EpisodeFacts, episode_facts
from podcast.feed import FEED
from podcast.selection import published_episodes, the_show
from records.clock import Clock
from records.codes.programme import EpisodeStatus
from records.danish.dates import long_date
from records.danish.numbers import number
from records.kinds.article import Article
from records.kinds.podcast import Episode
from records.library import Library
from records.markdown import render
from records.pages.cards import cards_of, own_tags, related_cards
from records.pages.page import Page, make_page, record_head
from records.pages.parts import Fact, Link
from records.visibility import listed, with_page

LIST = Link("Podcast", "podcast/")
_MISSING = "Titel, lyd og udskrift til denne episode er ikke lagt ind endnu."


def podcast_pages(library: Library, clock: Clock, sounds: Sounds | None = None) -> Iterator[Page]:
    """The show page, then a page for each episode that may be seen."""
    front = library.find(Article, "podcast")
    if front:
        yield show_page(front, library, clock)
    for episode in with_page(library, Episode, clock):
        yield episode_page(episode, library, clock, sounds)


def show_page(front: Article, library: Library, clock: Clock) -> Page:
    """`/podcast/`: the newest episode, what can be heard, and the seasons."""
    show = the_show(library)
    heard = cards_of(published_episodes(library, clock), library, clock)
    values = {
        "lead": front.summary,
        "latest": heard[0] if heard else None,
        "episodes": heard[1:],
        "seasons": tuple(_seasons(library, clock)),
        "feed_url": FEED,
        "copyright": show.copyright if show else "",
    }
    head = record_head(front, "podcast.html", "podcast")
    return make_page(head, values, render(front.body, library))


def _seasons(library: Library, clock: Clock) -> Iterator[dict[str, object]]:
    seasons: dict[int, list[Episode]] = defaultdict(list)
    heard = published_episodes(library, clock)
    for episode in listed(library, Episode, clock):
        if episode.season is not None and episode not in heard:
            seasons[episode.season].append(episode)
    for season in sorted(seasons, reverse=True):
        episodes = sorted(seasons[season], key=lambda episode: episode.number or 0)
        missing = all(e.status is EpisodeStatus.MANGLER_OPLYSNINGER for e in episodes)
        text = "Oplysninger om episoderne mangler endnu." if missing else ""
        cards = cards_of(episodes, library, clock)
        yield {"title": f"Sæson {season}", "text": text, "items": cards}


def episode_page(
    episode: Episode, library: Library, clock: Clock, sounds: Sounds | None = None
) -> Page:
    """Listen, read along, and see what else belongs to it."""
    sound = episode_facts(episode, library, sounds) if _is_out(episode, clock) else None
    values = {
        "lead": episode.summary,
        "tags": own_tags(episode, library, clock),
        "facts": tuple(_facts(episode, sound)),
        "audio": _audio(sound) if sound else None,
        "chapters": sound.chapters if sound else (),
        "key_points": episode.key_points,
        "people": tuple(_person(person.role, person.name) for person in episode.people),
        "transcript_html": sound.transcript_html if sound else "",
        "related": related_cards(episode, library, clock, both_ways=True),
        "missing_note": None if sound else _MISSING,
        "search_text": sound.transcript_text if sound else "",
    }
    head = record_head(episode, "episode.html", "podcast", (LIST,))
    return make_page(head, values, render(episode.show_notes, library))


def _is_out(episode: Episode, clock: Clock) -> bool:
    out = episode.status is EpisodeStatus.UDGIVET and episode.audio is not None
    return out and episode.released is not None and episode.released <= clock.today


def _audio(sound: EpisodeFacts) -> dict[str, str]:
    return {
        "url": sound.audio_url,
        "mime": sound.mime,
        "duration_text": sound.duration_text,
        "size_text": sound.size_text,
    }


def _person(role: str, name: str | None) -> str:
    return f"{name}, {role}" if name else role


def _facts(episode: Episode, sound: EpisodeFacts | None) -> Iterator[Fact]:
    if episode.season is not None:
        yield Fact("Sæson", number(episode.season))
    if episode.number is not None:
        yield Fact("Episode", number(episode.number))
    if episode.released:
        yield Fact("Udgivet", long_date(episode.released), iso=episode.released.isoformat())
    if sound:
        yield Fact("Varighed", sound.duration_text)
