"""The page of one record without those of all others, for who waits for just that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from publishing.page import Page
from publishing.pages.areas.designations import designation_page
from publishing.pages.articles import page_of_article
from publishing.pages.learning.event import event_page
from publishing.pages.learning.events import series_page
from publishing.pages.learning.glossary import term_page
from publishing.pages.learning.guides import guide_page
from publishing.pages.learning.offers import offer_page
from publishing.pages.practice.forms import practice_form_page
from publishing.pages.vacancies.premises import premises_page
from publishing.pages.vacancies.vacancy import vacancy_page
from records.clock import Clock
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.model.article import Article
from records.model.base import Content
from records.model.designation import Designation
from records.model.event import Event, EventSeries
from records.model.guide import Guide
from records.model.offer import Offer
from records.model.practice_profile import PracticeProfile
from records.model.premises import Premises
from records.model.term import Term
from records.model.vacancy import Vacancy

MAKERS: Mapping[type[Content], Callable[[Any, Library, Clock], Page | None]] = MappingProxyType({
    Article: page_of_article,
    Designation: designation_page,
    Event: event_page,
    EventSeries: series_page,
    Guide: guide_page,
    Offer: offer_page,
    PracticeProfile: practice_form_page,
    Premises: premises_page,
    Term: term_page,
    Vacancy: vacancy_page,
})  # fmt: skip
"""The kinds whose pages follow from records alone, and who makes the page of one."""


def page_of(record: Content, library: Library, clock: Clock) -> Page | None:
    """The page of a record in the library; None where readers see none, or others make it."""
    make = MAKERS.get(type(record))
    if make is None or visibility(record, clock) is Visibility.HIDDEN:
        return None
    return make(record, library, clock)
