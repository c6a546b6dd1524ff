"""The text pages of the site, made from records."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from publishing.brand import Brand
from publishing.page import Page
from publishing.pages.areas.areas import area_pages
from publishing.pages.areas.councils import council_pages
from publishing.pages.areas.designations import designation_pages
from publishing.pages.articles import article_pages
from publishing.pages.front import front_page
from publishing.pages.learning.glossary import glossary_pages
from publishing.pages.learning.guides import guide_pages
from publishing.pages.learning.offers import offer_pages
from publishing.pages.people.audiences import audience_pages
from publishing.pages.people.stories import story_pages
from publishing.pages.plain import plain_pages
from publishing.pages.practice.forms import practice_form_pages
from publishing.pages.themes import theme_pages
from publishing.traced import kept_pages, traces
from records.clock import Clock
from records.loading.library import Library


def text_pages(library: Library, clock: Clock, brand: Brand | None = None) -> Iterator[Page]:
    """The front page, articles, audiences, stories, areas, councils, guides, offers and themes.

    Terms and practice forms are there too. Kinds without a page maker of their own come last.
    """
    traced = traces(library, clock)

    def kept(name: str, pages: Callable[[Library, Clock], Iterator[Page]]) -> Iterator[Page]:
        """So few pages that they are kept together; none of them asks for all openings."""
        return kept_pages(traced, name, None, lambda told: pages(told, clock))

    front = front_page(library, clock)
    if front:
        yield front
    yield from article_pages(library, clock)
    yield from audience_pages(library, clock, brand or Brand())
    yield from story_pages(library, clock)
    yield from area_pages(library, clock)
    yield from council_pages(library, clock)
    yield from kept("designations", designation_pages)
    yield from kept("guides", guide_pages)
    yield from kept("offers", offer_pages)
    yield from kept("glossary", glossary_pages)
    yield from practice_form_pages(library, clock)
    yield from kept("themes", theme_pages)
    yield from plain_pages(library, clock)
