"""All pages about openings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from publishing.page import Page
from publishing.pages.vacancies.comparison import comparison_page
from publishing.pages.vacancies.groupings import grouping_pages
from publishing.pages.vacancies.match import match_page
from publishing.pages.vacancies.open_data import open_data_page
from publishing.pages.vacancies.overview import overview_page
from publishing.pages.vacancies.vacancy import vacancy_page
from publishing.traced import kept_page, traces
from records.clock import Clock
from records.facts.visibility import with_page
from records.loading.library import Library
from records.model.article import Article
from records.model.vacancy import Vacancy


def vacancy_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """The overview, lists by group and area, the openings, open data, match and comparison."""
    front = library.find(Article, "muligheder")
    if front:
        yield overview_page(front, library, clock)
    yield from grouping_pages(library, clock)
    traced = traces(library, clock)
    for vacancy in with_page(library, Vacancy, clock):
        make = partial(vacancy_page, vacancy, clock=clock)
        yield from kept_page(traced, "page", vacancy, make)
    yield open_data_page(library, clock)
    yield match_page(library, clock)
    yield comparison_page()
