"""A release: what went out, when, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from records.facts.memory import Memory


class Reason(StrEnum):
    """Why a release was made."""

    PUBLISH = "publish"
    ROLLBACK = "rollback"
    PURGE = "purge"


@dataclass(frozen=True, slots=True)
class Ids:
    """What the programs of subscribers know a record by; empty where they do not."""

    calendar: str = ""
    feed: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """A release, without the content of its files."""

    id: str
    """The day and a number: `2026-11-28.1`."""
    memory: Memory
    """All that is known once it is out."""
    reason: Reason = Reason.PUBLISH
    of: str = ""
    """The release that a rollback goes back to."""
    hold: bool = False
    """Whether no other publish may follow before somebody says so."""
    content: str = ""
    """The commit of the content; empty where there was none."""
    program: str = ""
    """The version that made it."""
    openings: tuple[str, ...] = ()
    """What could be applied for, as `kind:id`."""
    items: tuple[str, ...] = ()
    """The ids of all items in the feeds."""
    ids: Mapping[str, Ids] = field(default_factory=lambda: MappingProxyType({}))
    """By `kind:id`."""

    @property
    def moment(self) -> datetime:
        """When it went out. Raises ValueError for a release that never did."""
        if self.memory.released is None:
            raise ValueError(f"{self.id} has no moment")
        return self.memory.released

    @property
    def pages(self) -> frozenset[str]:
        """The addresses of its pages, without those that say what was there before."""
        there = frozenset(
            path.removesuffix("index.html")
            for path in self.memory.files
            if path == "index.html" or path.endswith("/index.html")
        )
        records, shown = self.memory.records, self.shown
        now = {records[key].address for key in shown}
        left = {known.address for known in records.values()}
        left.update(address for known in records.values() for address in known.former)
        return there - (left - now)

    @property
    def shown(self) -> frozenset[str]:
        """What of the records went out with it, as `kind:id`."""
        records = self.memory.records
        return frozenset(key for key, known in records.items() if known.last == self.moment)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A release as it lies in Git."""

    commit: str
    release: Release
    has_site: bool = True
    """Whether its files are there too: not after a purge of what they showed."""
