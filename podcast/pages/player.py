"""What the player and the transcript beside it are given: plain values, titles with their mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from podcast.pages.facts import ChapterFacts, EpisodeFacts
from podcast.selection import the_show
from podcast.transcript.transcripts import Turn
from publishing.page import plain_value
from publishing.site import Site
from records.danish.dates import long_date
from records.facts.examples import with_example_prefix
from records.loading.library import Library
from records.model.episode import Episode
from records.model.registry import address_of


def player_values(
    episode: Episode, library: Library, site: Site, sound: EpisodeFacts
) -> dict[str, Any]:
    """The sound, and what it is called on a lock screen, in a shared link and in a quotation."""
    show = the_show(library)
    picture = episode.image or (show.image if show else None)
    return {
        "url": sound.audio_url,
        "host": sound.host,
        "mime": sound.mime,
        "seconds": round(sound.seconds),
        "duration_text": sound.duration_text,
        "size_text": sound.size_text,
        "measured": sound.measured,
        "key": episode.id,
        "title": with_example_prefix(episode.title, example=episode.example),
        "show": show.title if show else "Podcast",
        "date": long_date(episode.released) if episode.released else "",
        "page": site.absolute(address_of(episode) or ""),
        "artwork": quote(picture.file) if picture else "",
    }


def paragraphs(turns: Sequence[Turn], chapters: Sequence[ChapterFacts]) -> Iterator[dict[str, Any]]:
    """What is said, with the moments that lead to each paragraph: its own and its chapters'.

    A moment leads to one paragraph alone, even where two begin together.
    """
    taken: set[str] = set()
    for turn, own in zip(turns, _chapter_starts(turns, chapters), strict=True):
        places = [each for each in dict.fromkeys((turn.seconds, *own)) if each not in taken]
        taken.update(places)
        yield {**plain_value(turn), "places": places}


def _chapter_starts(
    turns: Sequence[Turn], chapters: Sequence[ChapterFacts]
) -> Iterator[tuple[str, ...]]:
    """The chapters that begin with each paragraph; one that is silent to its end, with the next."""
    starts = [float(turn.seconds) for turn in turns]
    firsts = [
        next((at for at, start in enumerate(starts) if start >= chapter.seconds), len(starts) - 1)
        for chapter in chapters
    ]
    for at in range(len(turns)):
        found = zip(chapters, firsts, strict=True)
        yield tuple(str(chapter.seconds) for chapter, first in found if first == at)
