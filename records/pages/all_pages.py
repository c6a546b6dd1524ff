"""Every page that the records alone can make."""

from __future__ import annotations

from collections.abc import Iterator

from records.clock import Clock
from records.library import Library
from records.pages.areas import area_pages
from records.pages.articles import article_pages
from records.pages.audiences import audience_pages
from records.pages.front import front_page
from records.pages.guides import guide_pages
from records.pages.offers import offer_pages
from records.pages.page import Page


def text_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """The front page, the articles, and the pages of audiences, areas, guides and offers."""
    front = front_page(library, clock)
    if front:
        yield front
    yield from article_pages(library, clock)
    yield from audience_pages(library, clock)
    yield from area_pages(library, clock)
    yield from guide_pages(library, clock)
    yield from offer_pages(library, clock)
