"""The podcast for search engines (schema.org/PodcastSeries, PodcastSeason, PodcastEpisode)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from podcast.addresses import HOME, feed_url, person_page, season_page
from podcast.pages.facts import EpisodeFacts
from podcast.people import Voice
from podcast.selection import released_at
from publishing.site import Site
from records.facts.examples import with_example_prefix
from records.model.episode import Episode
from records.model.registry import address_of
from records.model.show import Show

_CAST = "cast"
"""The podcast taxonomy's group of those who are heard."""
_CONTEXT = {"@context": "https://schema.org"}


def series_data(show: Show, site: Site) -> dict[str, Any]:
    """The show, with the feed to follow."""
    return {
        **_CONTEXT,
        **_series(show, site),
        "description": show.description,
        "inLanguage": show.language,
        "image": site.absolute(quote(show.image.file)),
        "author": {"@type": "Organization", "name": show.owner},
        "identifier": show.guid,
    }


def season_data(season: int, title: str, show: Show, site: Site) -> dict[str, Any]:
    """A season of the show."""
    return {**_CONTEXT, **_season(season, site), "name": title, "partOfSeries": _series(show, site)}


def episode_data(
    episode: Episode, show: Show, site: Site, sound: EpisodeFacts, known: frozenset[str]
) -> dict[str, Any]:
    """An episode that can be heard, with its sound; `known` are the pages that persons have."""
    found = {
        **_CONTEXT,
        "@type": "PodcastEpisode",
        "name": with_example_prefix(episode.title, example=episode.example),
        "url": site.absolute(address_of(episode) or ""),
        "description": episode.summary,
        "inLanguage": show.language,
        "datePublished": released_at(episode).isoformat(),
        "duration": _duration(sound.seconds),
        "episodeNumber": episode.number,
        "partOfSeason": _season(episode.season, site) if episode.season else None,
        "partOfSeries": _series(show, site),
        "associatedMedia": _sound(sound, site),
        "image": site.absolute(quote(episode.image.file)) if episode.image else None,
        "actor": _persons(episode, site, known, heard=True) or None,
        "contributor": _persons(episode, site, known, heard=False) or None,
    }
    return {key: value for key, value in found.items() if value is not None}


def person_data(voice: Voice, site: Site) -> dict[str, Any]:
    """A person who has agreed to be named, on the person's own page."""
    person = {**_person(voice.title, voice.address, site), "jobTitle": voice.roles[0]}
    return {**_CONTEXT, "@type": "ProfilePage", "mainEntity": person}


def _persons(
    episode: Episode, site: Site, known: frozenset[str], *, heard: bool
) -> list[dict[str, str]]:
    """Those of the episode who are heard, or who do other work on it; by name and consent."""
    pages = {
        page: person.name or ""
        for person in episode.people
        if (page := person_page(person)) in known and (person.credit.group == _CAST) is heard
    }
    return [_person(name, page, site) for page, name in pages.items()]


def _person(name: str, page: str, site: Site) -> dict[str, str]:
    return {"@type": "Person", "name": name, "url": site.absolute(page)}


def _series(show: Show, site: Site) -> dict[str, Any]:
    return {
        "@type": "PodcastSeries",
        "name": show.title,
        "url": site.absolute(HOME),
        "webFeed": feed_url(show, site),
    }


def _season(season: int, site: Site) -> dict[str, Any]:
    url = site.absolute(season_page(season))
    return {"@type": "PodcastSeason", "seasonNumber": season, "url": url}


def _sound(sound: EpisodeFacts, site: Site) -> dict[str, Any]:
    found = {
        "@type": "AudioObject",
        "contentUrl": site.absolute(sound.audio_url),
        "encodingFormat": sound.mime,
        "contentSize": str(sound.bytes),
        "duration": _duration(sound.seconds),
        "transcript": sound.transcript.text or None,
    }
    return {key: value for key, value in found.items() if value is not None}


def _duration(seconds: float) -> str:
    """ISO 8601: `PT1H2M5S`."""
    minutes, left = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (left, "S"))
    return "PT" + ("".join(f"{value}{unit}" for value, unit in parts if value) or "0S")
