"""The list of podcast episodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from publishing import addresses
from publishing.blocks import Choice, Link
from publishing.lists.facet import Facet, audiences, named, themes
from publishing.lists.listing import Ask, ListView, Part, Sort, Words, list_view
from records.clock import Clock
from records.danish.slugs import slug
from records.loading.library import Library
from records.model.episode import Episode

WORDS = Words("episode", "episoder")
SORTS = (
    Sort("", "Nyeste"),
    Sort("aeldste", "Ældste først", "udgivet"),
    Sort("titel", "Titel", "titel"),
)


def episode_list(parts: Sequence[Part[Episode]], library: Library, clock: Clock) -> ListView:
    """The episodes under the headings that the podcast gives."""
    made = list_view(parts, episode_ask(), library, clock)
    return replace(made, feed=Link("Følg podcasten (feed)", addresses.PODCAST_RSS))


def episode_ask() -> Ask[Episode]:
    """The questions and orders."""
    facets: tuple[Facet[Episode], ...] = (
        themes(),
        Facet("saeson", "Sæson", _season, _seasons),
        named("person", "Medvirkende", lambda episode: tuple(_people(episode))),
        audiences(),
        named("udskrift", "Udskrift", lambda episode: (_transcript(episode),)),
    )
    return Ask("podcast", WORDS, facets, SORTS, _keys)


def _season(episode: Episode) -> tuple[str, ...]:
    return () if episode.season is None else (str(episode.season),)


def _seasons(episodes: Sequence[Episode]) -> Iterator[Choice]:
    """The seasons there are, the newest first; episodes outside them answer nothing."""
    there = {episode.season for episode in episodes if episode.season is not None}
    for season in sorted(there, reverse=True):
        yield Choice(str(season), f"Sæson {season}")


def _transcript(episode: Episode) -> tuple[str, str]:
    return ("ja", "Med udskrift") if episode.transcript else ("nej", "Uden udskrift")


def _people(episode: Episode) -> Iterator[tuple[str, str]]:
    """Those who are heard, by name where they agreed to that, else by role."""
    for person in episode.people:
        text = person.name if person.name and person.consent else person.role
        yield slug(text), text


def _keys(episode: Episode) -> dict[str, str]:
    released = episode.released.isoformat() if episode.released else episode.released_month or ""
    return {"udgivet": released, "titel": episode.title}
