"""Former ids (`was`): each belongs to one record, and to none that is still there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.report import found_at
from records.model.registry import KINDS, address_of, former_addresses, former_ids
from records.source.diagnostics import Diagnostic, Violation, violation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from records.model.base import Record
    from records.model.library_view import LibraryView


def check_renames(library: LibraryView) -> Iterator[Diagnostic]:
    """One fault for each former id that leads nowhere or two ways."""
    for kind in KINDS:
        claims: dict[str, Record] = {}
        shelf = library.records[kind.key]
        for record in shelf.values():
            for number, old in enumerate(former_ids(record)):
                first = claims.setdefault(old, record)
                wrong = _wrong(library, record, number, first, shelf)
                if wrong:
                    yield found_at(library, record, wrong)
            if former_ids(record):
                for taken in _taken(library, record, shelf):
                    yield found_at(library, record, taken)


def _wrong(
    library: LibraryView, record: Record, number: int, first: Record, shelf: Mapping[str, Record]
) -> Violation | None:
    old, loc = former_ids(record)[number], ("was", number)
    if old == record.id:
        return violation("was-own-id", loc, old=old)
    other = shelf.get(old)
    if other is not None:
        path = library.locate(other, ("id",)).path
        if record.id in former_ids(other):
            return violation("was-in-loop", loc, old=old, path=path)
        return violation("was-still-in-use", loc, old=old, path=path)
    if first is not record:
        path = library.locate(first, ("id",)).path
        return violation("was-claimed-twice", loc, old=old, path=path)
    return None


def _taken(
    library: LibraryView, record: Record, shelf: Mapping[str, Record]
) -> Iterator[Violation]:
    """A former address at which another record stands now, e.g. by its `slug`."""
    if any(old in shelf for old in former_ids(record)):  # told already, at the id
        return
    standing = library.once("standing at each address", lambda: _standing(library))
    for address in former_addresses(record):
        other = standing.get(address)
        if other is not None and other is not record:
            path = library.locate(other, ("id",)).path
            yield violation("was-address-taken", ("was",), address=address, path=path)


def _standing(library: LibraryView) -> dict[str, Record]:
    return {
        address: record
        for shelf in library.records.values()
        for record in shelf.values()
        if (address := address_of(record))
    }
