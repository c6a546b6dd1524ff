"""What a preview can show of content with faults in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from records.kinds.base import Record
from records.library import Library
from records.shelves import Origin


def presentable(library: Library) -> Library:
    """The library without the records that have faults; its problems stay.

    A record may be readable and still not fit to be shown, such as an episode without its sound.
    """
    if not library.faults:
        return library
    shelves = {kind: _sound(library, kind, shelf) for kind, shelf in library.records.items()}
    return replace(library, records=MappingProxyType(shelves))


def _sound(library: Library, kind: str, shelf: Mapping[str, Record]) -> Mapping[str, Record]:
    files = {fault.mark.path for fault in library.faults}
    rows = {(fault.mark.path, fault.mark.line) for fault in library.faults}

    def is_sound(origin: Origin) -> bool:
        path = library.place.shown(origin.file)
        table = origin.file.suffix.lower() == ".csv"
        return (path, origin.line) not in rows if table else path not in files

    return MappingProxyType(
        {key: record for key, record in shelf.items() if is_sound(library.origins[kind, key])}
    )
