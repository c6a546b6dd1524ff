"""Which addresses are pages, now and before, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable

from publishing.addresses import DRAFTS, FORM, NOT_FOUND
from records.facts.memory import Memory
from records.loading.library import Library
from records.model.newsletter import Issue
from records.model.registry import address_of

_INDEX = "index.html"


def published_pages(memory: Memory) -> tuple[str, ...]:
    """The addresses of the pages that the last release holds."""
    return tuple(path.removesuffix(_INDEX) for path in memory.files if path.endswith(".html"))


def pages_known(made: Iterable[str], memory: Memory) -> dict[str, str]:
    """The address that counts, by every address under which a page is or was.

    A page that moved counts under its last address, one that is gone under the one it had.
    """
    known = {address: address for address in made}
    for record in memory.records.values():
        if record.address:
            known[record.address] = record.address
    for record in memory.records.values():
        known |= dict.fromkeys(record.former, record.address)
    for episode in memory.podcast.episodes.values():
        known[episode.address] = episode.address
        known |= dict.fromkeys(episode.former, episode.address)
    left_out = (FORM, DRAFTS, NOT_FOUND)
    return {old: new for old, new in known.items() if not old.startswith(left_out)}


def page_titles(library: Library) -> dict[str, str]:
    """What the pages of records are called, by address, those that are gone included."""
    gone = {known.address: known.title for known in library.memory.records.values()}
    here = {address_of(record) or "": record.label for record in library.written()}
    return {address: title for address, title in (gone | here).items() if address}


def issues_known(library: Library) -> dict[str, str]:
    """What the letters are called, by id, those that are gone included."""
    records = library.memory.records.items()
    gone = {key.partition(":")[2]: known.title for key, known in records if key[:6] == "issue:"}
    return gone | {issue.id: issue.label for issue in library.all(Issue)}
