"""Where the podcast's files lie, from the root of the site without a leading slash."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from publishing.addresses import PERSONS, PODCAST_RSS
from publishing.site import Site
from records.danish.slugs import slug
from records.model.episode import Episode
from records.model.episode_parts import Person
from records.model.registry import address_of
from records.model.show import Show

FEED = PODCAST_RSS
"""At the root of the site, as every feed that pages announce."""
STYLE = "podcast.xsl"
PLAIN_STYLE = "podcast.css"
HOME = "podcast/"
VTT, SRT, HTML = "text/vtt", "application/x-subrip", "text/html"


def feed_page(number: int) -> str:
    """A page of the feed (RFC 5005), the newest first: `podcast.xml`, `podcast-2.xml`."""
    return FEED if number == 1 else f"podcast-{number}.xml"


def feed_url(show: Show, site: Site) -> str:
    """The address to subscribe to."""
    return show.new_feed_url or site.absolute(FEED)


def season_page(season: int) -> str:
    """`podcast/saeson-1/`."""
    return f"{HOME}saeson-{season}/"


def embed_page(episode: Episode) -> str:
    """The page with the player alone, for other sites."""
    return f"{address_of(episode)}afspiller/"


def person_page(person: Person) -> str | None:
    """`podcast/medvirkende/navn/`; None for someone who is not named, or has not agreed to it."""
    if not person.name or not person.consent:
        return None
    return f"{PERSONS}{person.slug or slug(person.name)}/"


def moment_anchor(start: float | str, end: int | None = None) -> str:
    """A place in the sound, as the player of an episode's page reads it: `#t=46`, `#t=10,40`."""
    return f"#t={start}" if end is None else f"#t={start},{end}"


def is_webvtt(path: str | None) -> bool:
    """Whether a transcript has times, told by its name."""
    return bool(path) and str(path).lower().endswith(".vtt")


def transcript_files(episode: Episode) -> Iterator[tuple[str, str]]:
    """Every form of the transcript as (address, type), the source first."""
    if not episode.transcript:
        return
    if is_webvtt(episode.transcript):
        yield quote(episode.transcript), VTT
        yield f"{address_of(episode)}udskrift.srt", SRT
    yield f"{address_of(episode)}udskrift.html", HTML
