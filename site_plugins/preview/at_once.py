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

from publishing.contact import with_contacts
from publishing.explained import explained
from publishing.hearing import with_episodes
from publishing.output import OutputFile
from publishing.page import Page
from publishing.pages.one_page import page_of
from publishing.structured_data.pages import with_structured_data
from records.facts.placeholders import filled
from records.loading.library import Library
from records.loading.loader import read_one
from records.model.base import Content, Record
from records.model.registry import BY_KEY, BY_MODEL, address_of
from site_plugins.rendering import Rendering
from site_plugins.state import State

log = logging.getLogger("mkdocs.plugins.praksis")
_MOST = 5
"""Where more files were changed, a program did it, and nobody waits for one of them."""
_CARRIED = ("changed", "image", "scene", "share_image")
"""What all pages are told by steps that look at every record."""

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
        files = {origin.file for origin in state.library.origins.values()}
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
    records = [_read(key, file, shown.state) for key, file in changed[:_MOST]]
    known = [record for record in records if record]
    if len(known) != len(changed):
        return []
    library = shown.state.library
    for record in known:
        library = with_record(library, record)
    pages = [one_page(record, replace(shown.state, library=library)) for record in known]
    there = [page for page in pages if page]
    return there if len(there) == len(pages) else []


def _read(key: tuple[str, str], file: Path, state: State) -> Content | None:
    """The record as it is in its file now; None where more than its own words would change."""
    library, kind = state.library, BY_KEY[key[0]]
    before, read = library.records[kind.key].get(key[1]), read_one(library.project, kind, file)
    if not isinstance(before, Content) or not isinstance(read, Content):
        return None
    record = filled(library, read, state.clock.today)
    return record if (record.id, record.image) == (before.id, before.image) else None


def _changed(shown: Shown) -> Iterator[tuple[tuple[str, str], Path]]:
    for key, origin in shown.state.library.origins.items():
        if shown.stamps.get(origin.file) != _stamp(origin.file):
            yield key, origin.file


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


def one_page(record: Content, state: State) -> Page | None:
    """The page of a record as the steps make it, with what the page there was told by others.

    None where there was none at its address.
    """
    before = state.pages.get(address_of(record) or "")
    page = page_of(record, state.library, state.clock)
    if page is None or before is None or page.address != before.address:
        return None
    page = _told_apart(page, state)
    carried = {key: before.meta[key] for key in _CARRIED if key in before.meta}
    page = replace(page, meta={**page.meta, "changed": carried.get("changed", "")})
    page = next(with_episodes([page], state.library, state.clock), page)
    page = next(with_contacts([page], state.library, state.site), page)
    page = with_structured_data(page, state.library, state.site, state.clock)
    page = replace(page, meta={**page.meta, **carried})
    return explained(page, state.library, state.clock)


def _told_apart(page: Page, state: State) -> Page:
    """With its title before a description that another page has too."""
    title, told = page.meta["title"], page.meta["description"]
    others = (each.meta for each in state.pages.values() if each.address != page.address)
    twice = any(meta["description"] in (told, f"{meta['title']}. {told}") for meta in others)
    if not told or not twice or title == told:
        return page
    return replace(page, meta={**page.meta, "description": f"{title}. {told}"})
