"""Which show, and which of its episodes, are out at a moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from records.clock import COPENHAGEN, Clock
from records.facts.visibility import is_out, listed
from records.loading.library import Library
from records.model.episode import Episode
from records.model.show import Show

HOUR = time(6)
"""When an episode counts as out on its day, in Copenhagen: before people go to work."""


def the_show(library: Library) -> Show | None:
    """The podcast that all episodes belong to, or None while there is no podcast."""
    return next(iter(library.all(Show)), None)


def published_episodes(library: Library, clock: Clock) -> tuple[Episode, ...]:
    """The episodes that can be heard, newest first: published, listed, with sound.

    Episodes whose details are missing are never among them (domain guide 9.3).
    """
    heard = (e for e in listed(library, Episode, clock) if is_out(e, clock))
    return tuple(sorted(heard, key=lambda e: (released_at(e), e.id), reverse=True))


def with_file(library: Library) -> Iterator[tuple[Episode, str]]:
    """The episodes whose sound lies here, whatever their status, with its path from `content/`."""
    for episode in library.all(Episode):
        if episode.audio and episode.audio.file:
            yield episode, episode.audio.file


def released_at(episode: Episode) -> datetime:
    """The moment of release: 06.00 in Copenhagen on the day. Raises ValueError without a day."""
    if episode.released is None:
        raise ValueError(f"{episode.id} has no day of release")
    return datetime.combine(episode.released, HOUR, COPENHAGEN)
