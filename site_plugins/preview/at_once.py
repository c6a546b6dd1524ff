"""The page of the one file that was just saved, before everything else is made again.

Its editor looks at that page. What it says of others is as of now; what others say of it, the whole
build tells a moment later, and that build is what counts.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
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
from records.model.base import Content
from records.model.registry import BY_KEY, address_of
from site_plugins.rendering import Rendering
from site_plugins.state import State

log = logging.getLogger("mkdocs.plugins.praksis")
_TABLES = ".csv"
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
    def now(cls, state: State, rendering: Rendering) -> Shown:
        """That build, with its files as they lie there now."""
        files = {origin.file for origin in state.library.origins.values()}
        return cls(state, rendering, {file: found for file in files if (found := _stamp(file))})


def page_at_once(shown: Shown) -> OutputFile | None:
    """The page of the record whose file was changed since, where it is the only one.

    None where the whole build has to tell: of faults, new addresses, other pictures.
    """
    try:
        page = _changed_page(shown)
        if page is None:
            return None
        return OutputFile(f"{page.address}index.html", shown.rendering.text(page))
    except Exception as error:  # noqa: BLE001 - the whole build meets it too, and tells of it
        log.debug("The page is shown with all others: %s", error)
        return None


def _changed_page(shown: Shown) -> Page | None:
    state = shown.state
    changed = list(_changed(shown))
    if len(changed) != 1:
        return None
    (kind, key), file = changed[0]
    before = state.library.records[kind].get(key)
    read = read_one(state.library.project, BY_KEY[kind], file)
    if not isinstance(before, Content) or not isinstance(read, Content):
        return None
    record = filled(state.library, read, state.clock.today)
    if (record.id, record.image) != (before.id, before.image):
        return None
    library = _with(state.library, kind, record)
    return one_page(record, replace(state, library=library))


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


def _with(library: Library, kind: str, record: Content) -> Library:
    shelf = MappingProxyType({**library.records[kind], record.id: record})
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
