"""What went out, as later builds know it: a plain value, empty where nothing is remembered.

It is read from the releases in Git by `releasing`, and handed down with the library. Sequences,
feed dates, redirects, "nyt" and "ændret" follow from it, so that none of them depends on what an
editor writes about a record, or on the moment of a build.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Published:
    """A record as it last went out."""

    address: str
    """Canonical, as `records.model.registry.address_of`; empty for a record without a page."""
    title: str
    fingerprint: str
    """Of the facts that readers act on: date, time, place, deadline, status. Not of its words."""
    sequence: int
    """Of its calendar entry (RFC 5545, 3.8.7.4): rises by one with each other fingerprint."""
    first: datetime
    """When it first went out; with time zone, as all moments here."""
    changed: datetime
    """When its facts last changed: `first` while they never did."""
    last: datetime
    """The last release that carried it."""
    former: tuple[str, ...] = ()
    """Other addresses under which it went out."""
    altered: bool = False
    """Whether other facts went out at `changed` than before; else it is a day of the record's."""
    withdrawn: bool = False
    """It may never come back, as consent for it was taken back."""
    heard: bool = False
    """Of an episode: its sound has been out, so that apps know it. A planned one is a page."""
    sounds: tuple[str, ...] = ()
    """Of an episode: every path under which its sound went out, e.g. `media/audio/a.mp3`."""
    traces: tuple[str, ...] = ()
    """Of what somebody told: `records.facts.told_traces`, so that it is known again."""


@dataclass(frozen=True, slots=True)
class LockedEpisode:
    """An episode as apps met it."""

    id: str
    address: str
    """Where its page lies, e.g. `podcast/en-dag/`."""
    released: str
    """ISO day."""
    former: tuple[str, ...] = ()
    """Earlier addresses, which lead on."""
    retired: str = ""
    """ISO day on which the episode was taken down; empty while it is out."""


@dataclass(frozen=True, slots=True)
class PodcastOut:
    """What apps know the podcast and its episodes by, as it last went out."""

    show: str = ""
    """The guid of the podcast itself."""
    episodes: Mapping[str, LockedEpisode] = field(default_factory=lambda: MappingProxyType({}))
    """By guid, episodes that were taken down included."""
    file: str = ""
    """The hash of the lock file that this was made after: another one was mended since."""


@dataclass(frozen=True, slots=True)
class Memory:
    """All that went out, and when the last of it did."""

    released: datetime | None = None
    """The moment of the last release; None where nothing is remembered."""
    records: Mapping[str, Published] = field(default_factory=lambda: MappingProxyType({}))
    """By `kind:id`, records that are gone included."""
    files: Mapping[str, tuple[str, datetime]] = field(default_factory=lambda: MappingProxyType({}))
    """The hash of each file (SHA-256, hexadecimal) as it last went out, and since when it is so.

    Paths are those in the site, e.g. `feeds/fyn.xml`.
    """
    podcast: PodcastOut = field(default_factory=PodcastOut)


NOTHING = Memory()
"""What a build knows where there is no Git, or nothing went out yet."""
