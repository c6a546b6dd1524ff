"""The page at `/soeg/`: a search with script, and a register from A to Å without."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from publishing.addresses import SEARCH_PAGE
from publishing.page import Head, Page, make_page
from publishing.search.documents import Document
from publishing.search.words import fold
from publishing.site import Site
from records.danish.sorting import danish_key
from records.model.registry import BY_KEY


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the register."""

    text: str
    url: str
    kind: str
    example: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """All that begins with a letter; `id` is its anchor."""

    letter: str
    id: str
    entries: tuple[Entry, ...]


def register_page(found: Sequence[Document], site: Site) -> Page:
    """The page, with the titles of all records that have pages."""
    head = Head(
        template="search.html",
        kind="search",
        section="soeg",
        address=SEARCH_PAGE,
        title="Søg",
        description=f"Søg på {site.name}, eller find ord, områder og sider fra A til Å.",
    )
    return make_page(head, {"letters": tuple(_letters(found)), "search": False})


def _letters(found: Sequence[Document]) -> Iterator[Letter]:
    entries = [
        Entry(each.title, each.url, each.label, each.example)
        for each in found
        if each.kind in BY_KEY and each.url and each.is_listed and not each.lang
    ]
    entries.sort(key=lambda entry: (danish_key(_begun(entry.text)), entry.url))
    for letter, group in groupby(entries, key=lambda entry: _letter(entry.text)):
        yield Letter(letter, f"bogstav-{fold(letter)}" if letter != "0–9" else "tal", tuple(group))


def _begun(title: str) -> str:
    """The title from its first letter or digit."""
    return title.lstrip("»\"'–( ")


def _letter(title: str) -> str:
    first = danish_key(_begun(title))[0][:1]
    if first.isdigit():
        return "0–9"
    written = unicodedata.normalize("NFC", _begun(title))[0].upper()
    return {"{": "Æ", "|": "Ø", "}": "Å"}.get(
        first, written if written.isascii() else first.upper()
    )
