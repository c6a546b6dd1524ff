"""Counting downloads and listeners as IAB Podcast Measurement 2.2 is publicly described.

A download is a GET that was answered with 200 or 206, by a person's app, of at least a minute of
sound after the tags. All that one listener (address and agent) got of an episode within 24 hours of
the first request counts once, and each byte of it once: who fetches the same piece eight times has
fetched it once. A player's first look (two bytes) is nothing. A listener of a month is an address
and agent with at least one download in it. Addresses are never kept: a listener is a number that
nothing can be read from (`publishing.serverlogs.visitors`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from podcast.downloads.parts import Got
from publishing.serverlogs.agents import app_of
from publishing.serverlogs.lines import Hit
from publishing.serverlogs.visitors import day_of, network_of, numbering

DAY = 86_400
LEAST_SECONDS = 60
LOOK = 2
"""Bytes of a player's first look at a file (`Range: bytes=0-1`)."""


class Sound(NamedTuple):
    """A sound file that downloads are counted of."""

    episode: str
    minute: int
    """Bytes that a minute of sound takes; of a shorter one, all of it."""
    tag: int = 0
    """Bytes of tags before the sound."""
    size: int = 0
    """Of the whole file; 0 where it is not known."""


class Key(NamedTuple):
    """What downloads are added up by."""

    episode: str
    day: date
    app: str


@dataclass
class Downloads:
    """Downloads while they are being counted. Feed it hits in the order of their time."""

    sounds: Mapping[str, Sound]
    """By the path that a browser asks for, unquoted: `/praksis/media/audio/a.mp3`."""
    counted: Counter[Key] = field(default_factory=Counter)
    machines: int = 0
    """Requests by bots and crawlers."""
    without_agent: int = 0
    """Requests in logs that do not tell agents."""
    without_part: int = 0
    """Answers with a part of a file, in logs that do not tell which one."""
    of_address: Counter[int] = field(default_factory=Counter)
    """Downloads of each address, which stands here as a number."""

    def __post_init__(self) -> None:
        self._number = numbering()
        self._listeners: dict[int, int | Got] = {}
        self._of_month: dict[tuple[int, int], set[int]] = {}
        self._swept = 0

    def add(self, hits: Iterable[Hit]) -> None:
        """Count hits."""
        sound_of = lru_cache(maxsize=4096)(self._sound_of)
        app_named = lru_cache(maxsize=16_384)(app_of)
        for hit in hits:
            if hit.method != "GET" or hit.status not in {200, 206} or hit.bytes <= LOOK:
                continue
            sound = sound_of(hit.path)
            if sound is None:
                continue
            app = app_named(hit.agent)
            if app is None:
                self.machines += 1
                continue
            self.without_agent += hit.agent is None
            self.without_part += hit.status == 206 and not hit.part
            self._hear(hit, sound, app)

    @property
    def listeners(self) -> dict[str, int]:
        """How many heard something, by month: `{"2026-11": 40}`."""
        return {f"{y}-{m:02}": len(found) for (y, m), found in sorted(self._of_month.items())}

    @property
    def most_of_one(self) -> int:
        """The downloads of the address that has most of them."""
        return max(self.of_address.values(), default=0)

    def _sound_of(self, path: str) -> Sound | None:
        return self.sounds.get(unquote(path.partition("?")[0]))

    def _hear(self, hit: Hit, sound: Sound, app: str) -> None:
        if hit.moment - self._swept > DAY:
            self._sweep(hit.moment)
        network = network_of(hit.address)
        listener = self._number((network, hit.agent, sound.episode))
        known = self._listeners.get(listener)
        if isinstance(known, int):
            if abs(hit.moment - known) < DAY:
                return
            known = None
        if known is None or abs(hit.moment - known.began) >= DAY:
            known = self._listeners[listener] = Got(hit.moment)
        known.add(hit, sound.size)
        if known.sound(sound.tag) >= sound.minute:
            self._listeners[listener] = known.began
            self._count(network, hit.agent, Key(sound.episode, day_of(known.began), app))

    def _count(self, network: str, agent: str | None, key: Key) -> None:
        self.counted[key] += 1
        self.of_address[self._number(network)] += 1
        month = self._of_month.setdefault((key.day.year, key.day.month), set())
        month.add(self._number((network, agent)))

    def _sweep(self, now: int) -> None:
        """Forget what each got more than a day ago."""
        self._swept = now
        self._listeners = {
            number: known
            for number, known in self._listeners.items()
            if now - (known if isinstance(known, int) else known.began) < DAY
        }


def least_bytes(size: int, tag: int, seconds: float) -> int:
    """How many bytes a minute of sound takes after the tags, or all of it where it is shorter."""
    share = min(1.0, LEAST_SECONDS / seconds) if seconds > 0 else 1.0
    return int((size - tag) * share)
