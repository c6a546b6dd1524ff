"""What a preview can show of content with faults in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from records.loading.library import Library
from records.loading.loader import Origin
from records.model.base import Record


def presentable(library: Library) -> Library:
    """The library without the records that have faults; its problems stay.

    A record may be readable and still not fit to be shown, such as an episode without its sound.
    """
    if not library.faults:
        return library
    shelves = {kind: _sound(library, kind, shelf) for kind, shelf in library.records.items()}
    return library.with_records(MappingProxyType(shelves))


def comparable(one: Library, other: Library) -> tuple[Library, Library]:
    """Both libraries without what either of them has faults in: what is left can be set together.

    A record that could be read on one side alone would seem to be new, or gone.
    """
    sides = presentable(one), presentable(other)
    faulty = {*_left_out(one, sides[0]), *_left_out(other, sides[1])}
    return _without(sides[0], faulty), _without(sides[1], faulty)


def _left_out(library: Library, shown: Library) -> Iterator[tuple[str, str]]:
    yield from library.unreadable
    for kind, shelf in library.records.items():
        yield from ((kind, key) for key in shelf if key not in shown.records[kind])


def _without(library: Library, faulty: set[tuple[str, str]]) -> Library:
    shelves = {
        kind: MappingProxyType({k: r for k, r in shelf.items() if (kind, k) not in faulty})
        for kind, shelf in library.records.items()
    }
    return library.with_records(MappingProxyType(shelves))


def _sound(library: Library, kind: str, shelf: Mapping[str, Record]) -> Mapping[str, Record]:
    files = {fault.position.path for fault in library.faults}
    rows = {(fault.position.path, fault.position.line) for fault in library.faults}

    def is_sound(origin: Origin) -> bool:
        path = library.project.shown(origin.file)
        return (path, origin.line) not in rows if origin.in_table else path not in files

    return MappingProxyType(
        {key: record for key, record in shelf.items() if is_sound(library.origins[kind, key])}
    )
