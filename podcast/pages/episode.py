"""An episode's page, and the page with its player alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from podcast import addresses
from podcast.addresses import is_webvtt, season_page
from podcast.pages.facts import EpisodeFacts
from podcast.pages.moments import around_sound
from podcast.pages.player import paragraphs, player_values
from podcast.pages.show import LIST, Seasons, season_title, subscribe
from podcast.pages.structured_data import episode_data
from podcast.people import pages_of_people
from podcast.selection import the_show
from publishing.blocks import Fact, Link, SceneFiles
from publishing.cards import own_tags
from publishing.markdown import render
from publishing.page import Head, Page, make_page, record_head
from publishing.related import related_cards, related_links
from publishing.scenes.choice import picture_scene
from publishing.scenes.compose import files_of
from publishing.site import Site
from records.clock import Clock
from records.danish.dates import long_date
from records.danish.numbers import number
from records.facts.examples import with_example_prefix
from records.loading.library import Library
from records.model.episode import Episode
from records.model.episode_parts import Person, Plays
from records.model.registry import address_of

MISSING = "Du kan ikke høre episoden her på siden endnu."
_EMBED_HEIGHT = 520
"""Pixels that the player needs on a phone."""


@dataclass(frozen=True)
class Around:
    """What every episode's page is made among; one for each build."""

    library: Library
    site: Site
    clock: Clock
    seasons: Seasons


def episode_page(episode: Episode, around: Around, sound: EpisodeFacts | None) -> Page:
    """Listen, read along, and see what else belongs to it; `sound` is None until it is out."""
    library, site, clock = around.library, around.site, around.clock
    show = the_show(library)
    transcript = sound.transcript if sound else None
    known = pages_of_people(library, clock)
    values = {
        "lead": episode.summary,
        "tags": own_tags(episode, library, clock),
        "facts": tuple(_facts(episode, sound, library)),
        "audio": player_values(episode, library, site, sound) if sound else None,
        "chapters": sound.chapters if sound else (),
        "key_points": episode.key_points,
        "people": tuple(_person(person, known) for person in episode.people),
        "turns": tuple(paragraphs(transcript.turns, sound.chapters))
        if sound and transcript
        else (),
        "transcript_html": transcript.html if transcript else "",
        "transcript_files": tuple(_files(episode)) if sound else (),
        "picture": _picture(episode),
        "art": _art(episode, library),
        "neighbours": tuple(_neighbours(episode, around.seasons)),
        "related": related_cards(episode, library, clock, both_ways=True),
        "areas": tuple(_areas(episode, library)),
        "also": tuple(related_links(episode, library)),
        **(around_sound(episode, library, sound) if sound else {}),
        "missing_note": None if sound else MISSING,
        "subscribe": subscribe(show, site) if show and sound else None,
        "embed": _embed(episode, site) if sound else None,
        "search_text": transcript.text if transcript else "",
        "jsonld": tuple(_structured(episode, around, sound, known)),
    }
    head = record_head(episode, "episode.html", "podcast", tuple(_above(episode, around.seasons)))
    return make_page(head, values, render(episode.show_notes, library))


def _art(episode: Episode, library: Library) -> SceneFiles | None:
    scene = picture_scene(episode, library)
    return files_of(scene) if scene else None


def embed_page(episode: Episode, around: Around, sound: EpisodeFacts) -> Page:
    """The player alone, to be shown inside other sites; it asks no third party for anything."""
    head = Head(
        template="embed.html",
        kind="embed",
        section="podcast",
        address=addresses.embed_page(episode),
        title=episode.title,
        description=episode.summary,
        example=episode.example,
        noindex=True,
    )
    values = {
        "audio": player_values(episode, around.library, around.site, sound),
        "chapters": sound.chapters,
        "page_url": address_of(episode),
        "site_name": around.site.name,
        "art": _art(episode, around.library),
        "search": False,
    }
    return make_page(head, values)


def _above(episode: Episode, seasons: Seasons) -> Iterator[Link]:
    yield LIST
    if episode.season in seasons:
        yield Link(f"Sæson {episode.season}", season_page(episode.season or 0))


def _person(person: Person, known: frozenset[str]) -> dict[str, str]:
    """Who is heard, under what the person does; without consent the role alone."""
    page = addresses.person_page(person)
    return {
        "credit": person.credit.label,
        "name": person.name or person.role,
        "role": person.role if person.name else "",
        "url": page if page in known else "",
    }


def _files(episode: Episode) -> Iterator[Link]:
    """The transcript to take away."""
    names = {addresses.VTT: "WebVTT", addresses.SRT: "SRT", addresses.HTML: "HTML"}
    if is_webvtt(episode.transcript):
        for url, mime in addresses.transcript_files(episode):
            yield Link(names[mime], url)


def _picture(episode: Episode) -> dict[str, str] | None:
    image = episode.image
    return {"url": image.file, "alt": image.alt, "credit": image.credit} if image else None


def _areas(episode: Episode, library: Library) -> Iterator[Link]:
    for code in episode.areas:
        area = library.area(code)
        address = address_of(area) if area else None
        if area and address:
            yield Link(area.name, address)


def _neighbours(episode: Episode, seasons: Seasons) -> Iterator[dict[str, str]]:
    """The episodes before and after it in the season."""
    season = seasons.get(episode.season or 0, [])
    at = next((n for n, other in enumerate(season) if other.id == episode.id), None)
    if at is None:
        return
    for place, words in ((at - 1, "Forrige episode"), (at + 1, "Næste episode")):
        if 0 <= place < len(season):
            other = season[place]
            yield {"label": words, "text": other.title, "url": address_of(other) or ""}


def _embed(episode: Episode, site: Site) -> dict[str, str]:
    """Where the player alone is, and the HTML that shows it on another site."""
    address = addresses.embed_page(episode)
    title = escape(f"Afspiller: {with_example_prefix(episode.title, example=episode.example)}")
    code = (
        f'<iframe src="{escape(site.absolute(address))}" title="{title}" width="100%" '
        f'height="{_EMBED_HEIGHT}" loading="lazy"></iframe>'
    )
    return {"url": address, "code": code}


def _structured(
    episode: Episode, around: Around, sound: EpisodeFacts | None, known: frozenset[str]
) -> Iterator[dict[str, Any]]:
    """Search engines are told of real episodes only, and of those that can be heard."""
    show = the_show(around.library)
    if show and sound and not episode.example:
        yield episode_data(episode, show, around.site, sound, known)


def _facts(episode: Episode, sound: EpisodeFacts | None, library: Library) -> Iterator[Fact]:
    if episode.season is not None:
        title = season_title(episode.season, the_show(library)).removeprefix("Sæson ")
        yield Fact("Sæson", title, url=season_page(episode.season))
    if episode.number is not None:
        yield Fact("Episode", episode.display or number(episode.number))
    if episode.released:
        yield Fact("Udgivet", long_date(episode.released), iso=episode.released.isoformat())
    if sound:
        told = "" if sound.measured else " (oplyst)"
        yield Fact("Varighed", sound.duration_text + told)
    if episode.location:
        yield Fact("Sted", episode.location.title)
    if episode.plays:
        yield _heard(episode.plays)


def _heard(plays: Plays) -> Fact:
    """How often it was heard: by which rule, in which time, and who says so."""
    until = long_date(plays.date)
    time = f"{long_date(plays.since)}–{until}" if plays.since else until
    if plays.standard:
        told = f"{number(plays.count)} efter IAB's regler, talt {time} ({plays.source})"
        return Fact("Downloads", told)
    return Fact("Afspilninger", f"{number(plays.count)} ({plays.source}, {time})")
