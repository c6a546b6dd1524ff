"""What stands under "Se også": the records that a record names, and those that name it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from publishing.blocks import Card, Link
from publishing.cards import cards_of
from records.clock import Clock
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.model.base import Content, Record
from records.model.episode import Episode
from records.model.registry import BY_MODEL, address_of


def related_cards(
    record: Content, library: Library, clock: Clock, *, both_ways: bool = False
) -> tuple[Card, ...]:
    """The cards of the visible records under "Se også".

    `both_ways` adds the records that point at this one. Episodes have a place of their own on
    every page (`publishing.hearing`), but for the page of another episode.
    """
    found = [library.resolve(reference) for reference in record.related]
    if both_ways:
        found += [other for other in pointing_at(record, library) if other not in found]
    shown = [
        other
        for other in found
        if isinstance(other, Content) and visibility(other, clock) is not Visibility.HIDDEN
        if isinstance(record, Episode) or not isinstance(other, Episode)
    ]
    return cards_of(shown, library, clock)


def related_links(record: Content, library: Library) -> Iterator[Link]:
    """The ways to what is named under "Se også" and has no card: areas, partners, audiences.

    A record without a page of its own is left out.
    """
    for reference in dict.fromkeys(record.related):
        found = library.resolve(reference)
        address = address_of(found) if found and not isinstance(found, Content) else None
        if found and address is not None:
            yield Link(found.label, address)


def pointing_at(record: Content, library: Library) -> list[Record]:
    """The records that name this one under "Se også", ordered by kind and file."""
    key = f"{BY_MODEL[type(record)].key}:{record.id}"
    return library.entry(POINTING, key, lambda: pointing(library)) or []


POINTING = "pointing_at"
"""The name of the index of the records that point at others."""


def pointing(library: Library) -> dict[str, list[Record]]:
    """The records that point at each `kind:id`."""
    found: dict[str, list[Record]] = defaultdict(list)
    for shelf in library.records.values():
        for other in shelf.values():
            if isinstance(other, Content):
                for reference in dict.fromkeys(other.related):
                    found[reference].append(other)
    return found
