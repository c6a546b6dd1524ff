"""Which record the page at an address is of."""

from __future__ import annotations

from collections.abc import Mapping

from records.loading.library import Library
from records.model.area import Area
from records.model.base import Record
from records.model.registry import address_of


def records_by_address(library: Library) -> Mapping[str, Record]:
    """The record that each page is of. An article that opens an area's page gives way to it."""
    owners: dict[str, Record] = {}
    for shelf in library.records.values():
        for record in shelf.values():
            address = address_of(record)
            if address is not None and not isinstance(owners.get(address), Area):
                owners[address] = record
    return owners
