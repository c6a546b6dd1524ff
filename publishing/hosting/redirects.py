"""Where addresses that went out lead now: one table, which pages and all web servers are made of.

An address is never dead. What got another address leads on to it, and what was removed says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from publishing.addresses import FORM, PERSONS
from records.facts.changes import remembered
from records.facts.memory import Memory, Published
from records.loading.library import Library
from records.model.registry import OF_PEOPLE, address_of, former_addresses, former_ids

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Gone:
    """An address whose page was removed."""

    address: str
    title: str = ""
    """What the page was called; empty where that is not known, or may not be said any more."""
    key: str = ""
    """`kind:id` of its record; empty for a page that no single record had."""


@dataclass(frozen=True, slots=True)
class Redirects:
    """Every address that went out and has no page of its own; canonical, from the root."""

    moved: Mapping[str, str] = field(default_factory=dict)
    """Where each leads, pages and files alike."""
    gone: Mapping[str, Gone] = field(default_factory=dict)
    """Pages that were removed."""


def redirects(
    library: Library, pages: Collection[str], files: Collection[str], more: Redirects | None = None
) -> Redirects:
    """The table of a build that has these pages (addresses) and files (paths) beside them.

    `more` is what another room knows, e.g. of the podcast; what the build has stands above it.
    """
    known = more or Redirects()
    led = {**known.moved, **dict(_of_records(library)), **dict(_of_memory(library))}
    there = {*pages, *files}
    moved = {old: new for old, new in led.items() if _is_free(old, there) and new in there}
    moved |= dict(_below(moved, pages, files))
    gone = {each.address: each for each in (*known.gone.values(), *_removed(library))}
    gone |= {each.address: each for each in _unknown(library.memory) if each.address not in gone}
    return Redirects(
        moved,
        {old: each for old, each in gone.items() if _is_free(old, there) and old not in moved},
    )


def _is_free(address: str, there: Collection[str]) -> bool:
    """Whether nothing stands there; a place on a page (`#`) is not asked of a server."""
    return bool(address) and "#" not in address and address not in there


def _of_records(library: Library) -> Iterator[tuple[str, str]]:
    """From the addresses that records say they had."""
    for shelf in library.records.values():
        for record in shelf.values():
            now = address_of(record)
            if now is not None and former_ids(record):
                yield from ((old, now) for old in former_addresses(record))


def _of_memory(library: Library) -> Iterator[tuple[str, str]]:
    """From the addresses that records had when they went out."""
    for shelf in library.records.values():
        for record in shelf.values():
            known, now = remembered(record, library.memory), address_of(record)
            if known and now is not None:
                yield from ((old, now) for old in (*known.former, known.address) if old != now)


def _below(
    moved: Mapping[str, str], pages: Collection[str], files: Collection[str]
) -> Iterator[tuple[str, str]]:
    """What lies below a page goes with it: a player, a calendar file, a transcript."""
    targets: dict[str, list[str]] = {}
    for old, new in moved.items():
        targets.setdefault(new, []).append(old)
    for path in (*pages, *files):
        for new, before in targets.items():
            if path.startswith(new) and path != new:
                yield from ((old + path.removeprefix(new), path) for old in before)


def _removed(library: Library) -> Iterator[Gone]:
    for key, known in library.memory.records.items():
        kind, _, record_id = key.partition(":")
        if library.is_unreadable(kind, record_id):
            continue
        for address in (known.address, *known.former):
            yield Gone(address, _title(kind, known), key)


def _title(kind: str, known: Published) -> str:
    """Who told of themselves may have taken back the consent: then nothing says it again."""
    return "" if known.withdrawn or kind in OF_PEOPLE else known.title


def _unknown(memory: Memory) -> Iterator[Gone]:
    """Pages that went out and belong to no record that is remembered: lists, seasons, players.

    Not those of persons: who withdraws consent is named nowhere any more, not even in an address.
    """
    for path in memory.files:
        if path.endswith(f"/{INDEX}") and not path.startswith((FORM, PERSONS)):
            yield Gone(path.removesuffix(INDEX))
