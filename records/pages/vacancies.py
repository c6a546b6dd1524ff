"""The overview of every opening, and every page that is made of them."""

from __future__ import annotations

from collections.abc import Iterator

from records.clock import Clock
from records.kinds.article import Article
from records.kinds.vacancy import Vacancy
from records.library import Library
from records.pages.groupings import grouping_pages
from records.pages.match import match_page
from records.pages.open_data import open_data_page
from records.pages.overview import overview_page
from records.pages.page import Page
from records.pages.vacancy import vacancy_page
from records.visibility import with_page


def vacancy_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """The overview, its parts, a page for each opening, the open data, the match."""
    front = library.find(Article, "muligheder")
    if front:
        yield overview_page(front, library, clock)
    yield from grouping_pages(library, clock)
    for vacancy in with_page(library, Vacancy, clock):
        yield vacancy_page(vacancy, library, clock)
    yield open_data_page(library, clock)
    yield match_page(library, clock)
