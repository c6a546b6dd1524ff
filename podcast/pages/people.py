"""The page of each person who has agreed to be named, and the page of all who are heard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from podcast.addresses import HOME, moment_anchor
from podcast.pages.facts import EpisodeFacts
from podcast.pages.structured_data import person_data
from podcast.people import Voice, named, unnamed
from podcast.selection import the_show
from podcast.transcript.transcripts import Turn
from publishing.addresses import PERSONS
from publishing.blocks import Card, Link
from publishing.cards import card_of
from publishing.images.cache import PictureCache
from publishing.images.cuts import PORTRAIT, cut_file, cut_of
from publishing.output import OutputFile
from publishing.page import Head, Page, make_page
from publishing.scenes.choice import scene_for
from publishing.scenes.compose import files_of
from publishing.site import Site
from records.clock import Clock
from records.danish.numbers import count, joined
from records.danish.slugs import slug
from records.loading.library import Library
from records.model.base import Image
from records.model.episode import Episode
from records.model.registry import address_of

ABOVE = Link("Podcast", HOME)
LIST = Link("Medvirkende", PERSONS)
_LEAD = "Se, hvem du kan høre, og hvor. Vi nævner kun navne, når personen har sagt ja til det."
_MOMENTS = 6
"""Places of an episode that a page leads to at most: a taste, not the transcript again."""
_WORDS = 90
"""Letters of what is said there."""
Sounds = Mapping[str, EpisodeFacts]
"""What is known of the sound of each episode that is out, by id."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Where somebody begins to speak."""

    start_text: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Heard:
    """An episode with somebody in it: what they do there, and where they speak."""

    card: Card
    credit: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: a person or a role, and the episodes."""

    id: str
    title: str
    text: str
    url: str
    episodes: tuple[Link, ...]
    example: bool


def people_pages(library: Library, site: Site, clock: Clock, sounds: Sounds) -> Iterator[Page]:
    """`/podcast/medvirkende/` and the pages below it; nothing while there is nobody to hear."""
    persons, roles = named(library, clock), unnamed(library, clock)
    if persons or roles:
        yield _list_page(persons, roles)
    for voice in persons:
        yield _person_page(voice, library, site, clock, sounds)


def list_link(library: Library, clock: Clock) -> Link | None:
    """The way to all who are heard; None while there is nobody."""
    if named(library, clock) or unnamed(library, clock):
        return Link("Se, hvem der medvirker", PERSONS)
    return None


def _list_page(persons: tuple[Voice, ...], roles: tuple[Voice, ...]) -> Page:
    head = Head(
        template="voices.html",
        kind="voices",
        section="podcast",
        address=PERSONS,
        title="Medvirkende",
        description=_LEAD,
        breadcrumb=(ABOVE,),
    )
    values = {
        "lead": _LEAD,
        "scene": files_of(scene_for("medvirkende", "samtale")),
        "by_name": tuple(map(_entry, persons)),
        "by_role": tuple(map(_entry, roles)),
    }
    return make_page(head, {key: value or None for key, value in values.items()})


def _entry(voice: Voice) -> Entry:
    told = [*(voice.roles if voice.address else ()), *voice.credits]
    episodes = tuple(Link(e.title, address_of(e) or "") for e in voice.episodes)
    return Entry(
        slug(voice.title), voice.title, ", ".join(told), voice.address, episodes, voice.example
    )


def _person_page(voice: Voice, library: Library, site: Site, clock: Clock, sounds: Sounds) -> Page:
    show = the_show(library)
    number = count(len(voice.episodes), "episode", "episoder")
    description = f"Hør {voice.title} i {number} af {show.title if show else 'podcasten'}."
    head = Head(
        template="voice.html",
        kind="voice",
        section="podcast",
        address=voice.address,
        title=voice.title,
        description=description,
        breadcrumb=(ABOVE, LIST),
        example=voice.example,
    )
    values = {
        "lead": joined(voice.roles),
        "portrait": cut_of(_portrait(voice), PORTRAIT, library),
        "heard": tuple(_heard(voice, library, clock, sounds)),
        "jsonld": (person_data(voice, site),) if not voice.example else (),
    }
    return make_page(head, values)


def portrait_files(library: Library, clock: Clock, cache: PictureCache) -> Iterator[OutputFile]:
    """The portraits that the pages of persons show: of nobody who has no page."""
    for voice in named(library, clock):
        yield from cut_file(_portrait(voice), PORTRAIT, library, cache)


def _portrait(voice: Voice) -> Image | None:
    """The newest that the person has agreed to."""
    shown = (each.person.portrait for each in voice.appearances if each.person.consent)
    return next(filter(None, shown), None)


def _heard(voice: Voice, library: Library, clock: Clock, sounds: Sounds) -> Iterator[Heard]:
    for episode in voice.episodes:
        said = [each.person for each in voice.appearances if each.episode.id == episode.id]
        credit = joined(tuple(dict.fromkeys(person.credit.label for person in said)))
        names = {person.name for person in said if person.name}
        moments = tuple(_moments(episode, names, sounds.get(episode.id)))
        yield Heard(card_of(episode, library, clock), credit, moments)


def _moments(episode: Episode, names: set[str], sound: EpisodeFacts | None) -> Iterator[Moment]:
    spoken = _spoken(sound.transcript.turns if sound else (), names)
    for turn in islice(spoken, _MOMENTS):
        words = " ".join(part.text for part in turn.parts)
        place = f"{address_of(episode)}{moment_anchor(turn.seconds)}"
        yield Moment(turn.start_text, place, _shortened(words))


def _spoken(turns: Iterable[Turn], names: set[str]) -> Iterator[Turn]:
    """The paragraphs of those speakers; one without a speaker goes on with the one before."""
    who = ""
    for turn in turns:
        who = turn.speaker or who
        if who in names:
            yield turn


def _shortened(words: str) -> str:
    if len(words) <= _WORDS:
        return words
    return f"{words[:_WORDS].rpartition(' ')[0] or words[:_WORDS]} …"
