"""Plain pages for kinds without a page maker of their own, so that every address exists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publishing.cards import own_tags
from publishing.markdown import render
from publishing.page import Page, make_page, record_head
from publishing.pages.hosts import HOSTS
from publishing.pages.one_page import MAKERS
from publishing.person import person_for
from publishing.related import related_cards
from records.clock import Clock
from records.facts.visibility import with_page
from records.loading.library import Library
from records.model.base import Content
from records.model.episode import Episode
from records.model.newsletter import Issue
from records.model.people import Audience
from records.model.registry import KINDS, Kind

WITH_OWN_PAGES = frozenset({*MAKERS, Audience, Episode, Issue})
"""The kinds whose pages are made by another module: of records alone, or by more than those."""


def kinds_with_plain_pages(kinds: Sequence[Kind]) -> tuple[Kind, ...]:
    """The kinds that get plain pages.

    Raises ValueError for a kind whose address nobody writes: an anchor on a page that does not
    list the kind, or a page for records that are not content.
    """
    gathered = {host.gathers for host in HOSTS.values()}
    found = []
    for kind in kinds:
        if kind.address is None or kind.model in WITH_OWN_PAGES:
            continue
        if "#" not in kind.address and kind.is_content:
            found.append(kind)
        elif "#" not in kind.address or kind.model not in gathered:
            raise ValueError(f"kind {kind.key}: nobody writes its address {kind.address}")
    return tuple(found)


_PLAIN = kinds_with_plain_pages(KINDS)


def plain_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """The pages of all visible records of these kinds."""
    for kind in _PLAIN:
        if issubclass(kind.model, Content):
            for record in with_page(library, kind.model, clock):
                yield plain_page(record, kind, library, clock)


def plain_page(record: Content, kind: Kind, library: Library, clock: Clock) -> Page:
    """The page of a record: lead, text, contact and related records."""
    values = {
        "lead": record.summary,
        "tags": own_tags(record, library, clock),
        "person": person_for(record, library, f"Spørgsmål om {record.title}"),
        "related": related_cards(record, library, clock, both_ways=True),
    }
    section = (kind.address or "").partition("/")[0]
    text = getattr(record, kind.body, None)
    head = record_head(record, "record.html", section)
    return make_page(head, values, render(text, library) if text else "")
