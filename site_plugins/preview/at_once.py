"""The pages of the files that were just saved, before everything else is made again.

Their editor looks at such a page. What it says of others is as of now; what others say of it, the
whole build tells a moment later, and that build is what counts.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from publishing.output import OutputFile
from publishing.page import Page
from records.facts.placeholders import filled
from records.loading.library import Library
from records.loading.loader import TABLES, table_files
from records.loading.one_file import read_one
from records.model.base import Content, Image, Record
from records.model.registry import BY_KEY, BY_MODEL
from site_plugins.preview.one_page import one_page
from site_plugins.rendering import Rendering
from site_plugins.state import State

log = logging.getLogger("mkdocs.plugins.praksis")
_MOST = 5
"""Where more files were changed, a program did it, and nobody waits for one of them."""

Stamp = tuple[int, int]


@dataclass(frozen=True)
class Shown:
    """What the preview shows: the last whole build, and the files that it was made of."""

    state: State
    rendering: Rendering
    stamps: Mapping[Path, Stamp] = field(default_factory=dict)

    @classmethod
    def since(cls, began: int, state: State, rendering: Rendering) -> Shown:
        """That build, which read its files after that moment, in nanoseconds.

        A file that was saved since counts as one that it has not read.
        """
        files = {file for _, file in _read_from(state.library)}
        stamps = {file: found for file in files if (found := _stamp(file)) and found[0] < began}
        return cls(state, rendering, stamps)


def pages_at_once(shown: Shown) -> tuple[OutputFile, ...]:
    """The pages of the records whose files were changed since.

    None where the whole build has to tell: of faults, new addresses, other pictures, many files.
    """
    try:
        found = _changed_pages(shown)
        return tuple(
            OutputFile(f"{page.address}index.html", shown.rendering.text(page)) for page in found
        )
    except Exception as error:  # noqa: BLE001 - the whole build meets it too, and tells of it
        log.debug("The pages are shown with all others: %s", error)
        return ()


def _changed_pages(shown: Shown) -> list[Page]:
    changed = list(islice(_changed(shown), _MOST + 1))
    records = [_read(kind, file, shown.state) for kind, file in changed[:_MOST]]
    known = [record for record in records if record]
    if len(known) != len(changed):
        return []
    library = shown.state.library
    for record in known:
        library = with_record(library, record)
    pages = [one_page(record, replace(shown.state, library=library)) for record in known]
    there = [page for page in pages if page]
    return there if len(there) == len(pages) else []


def _read(kind: str, file: Path, state: State) -> Record | None:
    """The record as it is in its file now; None where more than its own words would change."""
    library = state.library
    read = read_one(library.project, BY_KEY[kind], file)
    before = library.records[kind].get(read.id) if read else None
    if read is None or before is None:
        return None
    origin = library.origins[kind, read.id]
    if not origin.in_table and origin.file != file:
        return None
    record = filled(library, read, state.clock.today)
    return record if _image(record) == _image(before) else None


def _image(record: Record) -> Image | None:
    return record.image if isinstance(record, Content) else None


def _changed(shown: Shown) -> Iterator[tuple[str, Path]]:
    for kind, file in _read_from(shown.state.library):
        if shown.stamps.get(file) != _stamp(file):
            yield kind, file


def _read_from(library: Library) -> Iterator[tuple[str, Path]]:
    """The kind and the file of every record, and each file that adds to a row of a table.

    A table is in it as often as it has rows.
    """
    for (kind, _), origin in library.origins.items():
        yield kind, origin.file
    whole = {origin.file for origin in library.origins.values()}
    for kind in TABLES:
        yield from ((kind, file) for file in table_files(library.project, BY_KEY[kind])
                    if file not in whole)  # fmt: skip


def _stamp(file: Path) -> Stamp | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def with_record(library: Library, record: Record) -> Library:
    """The library with the record in place of the one that had its id."""
    kind = BY_MODEL[type(record)].key
    shelf = MappingProxyType({**library.records.get(kind, {}), record.id: record})
    return library.with_records(MappingProxyType({**library.records, kind: shelf}))
