"""An episode as the feed tells it: plain values, made once, for `podcast.feed.feed`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from urllib.parse import quote

from podcast.addresses import person_page, transcript_files
from podcast.audio.kinds import AudioError
from podcast.audio.measure import AudioFacts
from podcast.audio.sounds import Sounds
from podcast.chapters import chapters_address
from podcast.identity.lock import Lock, guid_of
from podcast.selection import published_episodes, released_at, the_show
from publishing.cleaning import absolute_links, as_html, cleaned
from publishing.feeds.values import Attachment
from publishing.markdown import plain, render
from publishing.site import Site
from records.clock import Clock
from records.facts.examples import with_example_prefix
from records.loading.library import Library
from records.model.base import Image
from records.model.episode import Episode
from records.model.episode_parts import Audio, Person
from records.model.location import Location
from records.model.registry import address_of
from records.model.show import Show

MOST_BYTES = 4000
"""Of a description (Apple)."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The sound as apps fetch it."""

    url: str
    bytes: int
    mime: str
    seconds: int


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file beside the sound, with its type."""

    url: str
    mime: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """A chapter: where it starts, as a record writes it, and its title."""

    start: str
    title: str


@dataclass(frozen=True, slots=True)
class Clip:
    """A piece of the sound to try: where it starts, its length in seconds, its title."""

    start: int
    duration: int
    title: str


@dataclass(frozen=True, slots=True)
class Credit:
    """Someone heard: without consent the role stands for the name."""

    name: str
    role: str
    """Of the podcast taxonomy, with its group."""
    group: str
    page: str
    """Of the person, on the site; empty without consent."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the feed. Addresses are absolute; texts have nothing that XML forbids."""

    guid: str
    title: str
    page: str
    published: datetime
    description: str
    """Plain text, escaped once, of at most 4,000 bytes."""
    notes: str
    """HTML with absolute links, and the chapters with their times."""
    type: str
    season: int | None
    season_name: str
    number: int | None
    display: str
    example: bool
    sound: Enclosure
    image: Image | None
    image_url: str
    people: tuple[Credit, ...]
    transcripts: tuple[FileLink, ...]
    chapters_url: str
    chapters: tuple[Stamp, ...]
    soundbites: tuple[Clip, ...]
    location: Location | None


def feed_items(
    library: Library, site: Site, clock: Clock, sounds: Sounds, lock: Lock
) -> Iterator[Item]:
    """An item for each episode that can be heard, newest first. Raises AudioError."""
    show = the_show(library)
    for episode in published_episodes(library, clock):
        if show and episode.audio:
            facts = sounds.facts(episode.audio, library.project.content)
            guid = guid_of(episode, show, lock)
            yield _item(episode, show, library, site, _enclosure(episode.audio, facts, site), guid)


def _enclosure(audio: Audio, facts: AudioFacts, site: Site) -> Enclosure:
    return Enclosure(
        cleaned(sound_url(audio, site)), facts.bytes, cleaned(facts.mime), round(facts.seconds)
    )


def sound_url(audio: Audio, site: Site) -> str:
    """The absolute address of the sound, here or on another host."""
    return audio.url or site.absolute(quote(audio.file or ""))


def sound_in_news(
    library: Library, site: Site, sounds: Sounds, episode: Episode
) -> Attachment | None:
    """The sound of an episode for the feeds of news; nothing where it cannot be measured.

    `podcast.checks` tells of sound that cannot.
    """
    if episode.audio is None:
        return None
    try:
        facts = sounds.facts(episode.audio, library.project.content)
    except AudioError:
        return None
    sound = _enclosure(episode.audio, facts, site)
    return Attachment(sound.url, sound.mime, sound.bytes, sound.seconds)


def _item(
    episode: Episode, show: Show, library: Library, site: Site, sound: Enclosure, guid: str
) -> Item:
    page = site.absolute(address_of(episode) or "")
    notes = render(episode.show_notes, library)
    stamps = tuple(Stamp(c.start, cleaned(c.title)) for c in episode.chapters)
    image = episode.image
    names = {season.number: season.title for season in show.seasons}
    return Item(
        guid=guid,
        title=cleaned(with_example_prefix(episode.title, example=episode.example)),
        page=page,
        published=released_at(episode),
        description=shortened(as_html(cleaned(plain(notes)))),
        notes=cleaned(absolute_links(_full_notes(notes, stamps, page, episode), page, site)),
        type=episode.type.value,
        season=episode.season,
        season_name=cleaned(names.get(episode.season or 0, "")),
        number=episode.number,
        display=cleaned(episode.display or ""),
        example=episode.example,
        sound=sound,
        image=image,
        image_url=site.absolute(quote(image.file)) if image else "",
        people=tuple(_credit(person, site) for person in episode.people),
        transcripts=tuple(
            FileLink(site.absolute(url), mime) for url, mime in transcript_files(episode)
        ),
        chapters_url=site.absolute(chapters_address(episode)) if stamps else "",
        chapters=stamps,
        soundbites=tuple(
            Clip(bite.seconds, bite.duration, cleaned(bite.title)) for bite in episode.soundbites
        ),
        location=episode.location,
    )


def _credit(person: Person, site: Site) -> Credit:
    name, page = cleaned(person.name or person.role), person_page(person)
    own = site.absolute(page) if page else ""
    return Credit(name, person.credit.role, person.credit.group, own)


def _full_notes(notes: str, stamps: tuple[Stamp, ...], page: str, episode: Episode) -> str:
    """The notes with times that Apple and Spotify turn into links, and the way to the page."""
    parts = [notes]
    if stamps:
        times = "".join(f"<li>{s.start} {escape(s.title, quote=False)}</li>" for s in stamps)
        parts.append(f"<p>Kapitler:</p>\n<ul>{times}</ul>")
    words = "Læs udskriften" if episode.transcript else "Se mere"
    parts.append(f'<p><a href="{escape(page)}">{words} på episodens side</a></p>')
    return "\n".join(parts)


def shortened(text: str, most: int = MOST_BYTES) -> str:
    """The text, or as many whole words as fit into `most` bytes of UTF-8, with `…`."""
    raw = text.encode()
    if len(raw) <= most:
        return text
    room = raw[: most - len("…".encode())].decode(errors="ignore")
    return (room.rpartition(" ")[0] or room) + "…"
