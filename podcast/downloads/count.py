"""Counting plays by the rules of IAB Podcast Measurement 2.x, as they are publicly described.

A play is a GET that was answered with 200 or 206, by a person's app, of at least a minute of
sound after the tags; all that one listener (address and agent) fetched of an episode within 24
hours of the first request is added up and counts once. Addresses are never kept: a listener is a
number that nothing can be read from, and it is forgotten after a day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from podcast.downloads.agents import app_of
from podcast.downloads.logs import Hit
from records.clock import COPENHAGEN

DAY = 86_400
LEAST_SECONDS = 60
_SIZE_BITS = 40
_MOST = (1 << _SIZE_BITS) - 1
_COUNTED = 1 << (_SIZE_BITS + 40)
"""A listener is one number: whether counted, since when, and bytes so far. A million fit."""


class Sound(NamedTuple):
    """A sound file that plays are counted of."""

    episode: str
    least: int
    """Bytes that hold the tags and a minute of sound."""


class Key(NamedTuple):
    """What plays are added up by."""

    episode: str
    day: date
    app: str


@dataclass
class Downloads:
    """Plays while they are being counted. Feed it hits in the order of their time."""

    sounds: Mapping[str, Sound]
    """By the path that a browser asks for, unquoted: `/praksis/media/audio/a.mp3`."""
    counted: Counter[Key] = field(default_factory=Counter)
    machines: int = 0
    """Requests by bots and crawlers."""
    without_agent: int = 0
    """Requests in logs that do not tell agents."""
    _listeners: dict[int, int] = field(default_factory=dict)
    _swept: int = 0

    def add(self, hits: Iterable[Hit]) -> None:
        """Count hits."""
        sound_of = lru_cache(maxsize=4096)(self._sound_of)
        app_named = lru_cache(maxsize=16_384)(app_of)
        for hit in hits:
            if hit.method != "GET" or hit.status not in {200, 206}:
                continue
            sound = sound_of(hit.path)
            if sound is None:
                continue
            app = app_named(hit.agent)
            if app is None:
                self.machines += 1
                continue
            self.without_agent += hit.agent is None
            self._hear(hit, sound, app)

    def _sound_of(self, path: str) -> Sound | None:
        return self.sounds.get(unquote(path.partition("?")[0]))

    def _hear(self, hit: Hit, sound: Sound, app: str) -> None:
        if hit.moment - self._swept > DAY:
            self._sweep(hit.moment)
        listener = hash((hit.address, hit.agent, sound.episode))
        known = self._listeners.get(listener)
        began = (known >> _SIZE_BITS) & _MOST if known is not None else hit.moment
        if known is None or hit.moment - began >= DAY:
            known, began = hit.moment << _SIZE_BITS, hit.moment
        if known & _COUNTED:
            return
        known += min(hit.bytes, _MOST - (known & _MOST))
        if known & _MOST >= sound.least:
            known |= _COUNTED
            self.counted[Key(sound.episode, _day(began // 3600), app)] += 1
        self._listeners[listener] = known

    def _sweep(self, now: int) -> None:
        """Forget the listeners of more than a day ago."""
        self._swept = now
        kept = {k: v for k, v in self._listeners.items() if now - (v >> _SIZE_BITS & _MOST) < DAY}
        self._listeners = kept


@lru_cache(maxsize=10_000)
def _day(hour: int) -> date:
    """The day in Copenhagen of an hour since 1970."""
    return datetime.fromtimestamp(hour * 3600, UTC).astimezone(COPENHAGEN).date()


def least_bytes(size: int, tag: int, seconds: float) -> int:
    """How many bytes hold the tags and a minute of sound, or all of it where it is shorter."""
    share = min(1.0, LEAST_SECONDS / seconds) if seconds > 0 else 1.0
    return tag + int((size - tag) * share)
