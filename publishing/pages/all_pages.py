"""The text pages of the site, made from records."""

from __future__ import annotations

from collections.abc import Iterator

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
from records.clock import Clock
from records.loading.library import Library


def text_pages(library: Library, clock: Clock, brand: Brand | None = None) -> Iterator[Page]:
    """The front page, articles, audiences, stories, areas, councils, guides, offers and themes.

    Terms and practice forms are there too. Kinds without a page maker of their own come last.
    """
    front = front_page(library, clock)
    if front:
        yield front
    yield from article_pages(library, clock)
    yield from audience_pages(library, clock, brand or Brand())
    yield from story_pages(library, clock)
    yield from area_pages(library, clock)
    yield from council_pages(library, clock)
    yield from designation_pages(library, clock)
    yield from guide_pages(library, clock)
    yield from offer_pages(library, clock)
    yield from glossary_pages(library, clock)
    yield from practice_form_pages(library, clock)
    yield from theme_pages(library, clock)
    yield from plain_pages(library, clock)
