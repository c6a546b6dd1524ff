"""A page as a value: all that a static-site generator needs to write it."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import Any

from publishing.blocks import Card, Link, Moment
from publishing.tables import boxed_tables
from records.danish.dates import long_date
from records.danish.hyphens import with_soft_hyphens
from records.facts.examples import with_example_prefix
from records.loading.library import Library
from records.model.base import Content
from records.model.registry import BY_MODEL, address_of
from records.source.cache_file import digest_of


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site.

    `address` is canonical: no leading slash, ends with `/`, empty for the front page. `meta` holds
    plain values only (text, numbers, booleans, lists, mappings), so that it can be written as
    front matter. `body` is clean HTML with links from the root (`/muligheder/`).
    """

    address: str
    meta: Mapping[str, Any]
    body: str = ""

    @property
    def search_text(self) -> str:
        """Text that the search finds the page by, in addition to title and description."""
        return str(self.meta.get("search_text", ""))


def hash_of_page(page: Page, library: Library) -> bytes | None:
    """A hash of all that the page says; None for one that holds more than plain values."""
    return library.once_for(page, "hash", lambda: _hash_of_page(page))


_PLAIN_MARSHAL = 2
"""The last version in which equal values have equal bytes, however they are held in memory."""


def _hash_of_page(page: Page) -> bytes | None:
    value: Any = (page.address, page.meta, page.body)
    try:
        return digest_of(marshal.dumps(value, _PLAIN_MARSHAL))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Head:
    """The metadata that all pages have."""

    template: str
    kind: str
    section: str
    address: str
    title: str
    description: str
    breadcrumb: tuple[Link, ...] = ()
    """The pages above this one, without the page itself."""
    example: bool = False
    noindex: bool = False
    updated: date | None = None
    published: date | None = None


def make_page(head: Head, values: Mapping[str, Any], body: str = "") -> Page:
    """A page from its head, the values of its template and its body."""
    crumbs = (*head.breadcrumb, Link(head.title, "")) if head.address else ()
    changed = head.updated or head.published
    meta = {
        "title": head.title,
        "shown_title": with_soft_hyphens(head.title),
        "head_title": with_example_prefix(head.title, example=head.example),
        "description": head.description,
        "template": head.template,
        "kind": head.kind,
        "section": head.section,
        "url": head.address,
        "breadcrumb": crumbs,
        "example": head.example,
        "noindex": head.noindex or head.example,
        "updated": Moment(long_date(head.updated), head.updated.isoformat())
        if head.updated
        else None,
        "changed": changed.isoformat() if changed else "",
        **values,
    }
    return Page(head.address, plain_value(meta), boxed_tables(body))


def record_head(
    record: Content, template: str, section: str, breadcrumb: tuple[Link, ...] = ()
) -> Head:
    """The head of a record's own page."""
    return Head(
        template=template,
        kind=BY_MODEL[type(record)].key,
        section=section,
        address=address_of(record) or "",
        title=record.title,
        description=record.summary,
        breadcrumb=breadcrumb,
        example=record.example,
        updated=record.updated,
        published=record.published,
    )


def told_apart(page: Page) -> Page:
    """The page with its title before its description, for one that another page has as well.

    No two results of a search shall look alike.
    """
    title, told = page.meta["title"], page.meta["description"]
    if not told or title == told:
        return page
    return replace(page, meta={**page.meta, "description": f"{title}. {told}"})


_PLAIN = frozenset({str, bool, int, float, type(None)})


def plain_value(value: Any) -> Any:
    """Convert dataclasses to mappings, tuples to lists and codes to text."""
    kind = type(value)
    if kind in _PLAIN:  # most of what pages hold
        return value
    if isinstance(value, list | tuple):
        return [item if type(item) in _PLAIN else plain_value(item) for item in value]
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, dict):
        inner: Iterable[tuple[str, Any]] = value.items()
    elif kind is Card:
        return _plain_card(value)
    elif (read := _reader_of(kind)) is not None:
        names, values = read
        inner = zip(names, values(value), strict=True)
    elif isinstance(value, Mapping):
        inner = value.items()
    else:
        return value
    return {key: item if type(item) in _PLAIN else plain_value(item) for key, item in inner}


def _plain_card(card: Card) -> dict[str, Any]:
    """One mapping for all the pages that show the card: half of what lists hold are cards."""
    if card.plain is None:
        names, values = _new_reader(Card)
        made = {name: plain_value(value) for name, value in zip(names, values(card), strict=True)}
        object.__setattr__(card, "plain", made)
    assert card.plain is not None  # noqa: S101 - it was just made
    return card.plain


_Reader = tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]
_READERS: dict[type[Any], _Reader | None] = {}


def _reader_of(kind: type[Any]) -> _Reader | None:
    """The names of the fields of a class of plain values, and how to read all; else None."""
    if kind not in _READERS:
        _READERS[kind] = _new_reader(kind) if is_dataclass(kind) else None
    return _READERS[kind]


def _new_reader(kind: type[Any]) -> _Reader:
    names = tuple(each.name for each in fields(kind) if each.init)
    if len(names) > 1:
        return names, attrgetter(*names)
    return names, lambda value: tuple(getattr(value, name) for name in names)
