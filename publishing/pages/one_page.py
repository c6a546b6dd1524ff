"""The page of one record without those of all others, for who waits for just that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from publishing.page import Page
from publishing.pages.areas.areas import area_page, tells_of_area
from publishing.pages.areas.councils import council_page, tells_of_council
from publishing.pages.areas.designations import designation_page
from publishing.pages.articles import page_of_article
from publishing.pages.learning.event import event_page
from publishing.pages.learning.events import series_page
from publishing.pages.learning.glossary import term_page
from publishing.pages.learning.guides import guide_page
from publishing.pages.learning.offers import offer_page
from publishing.pages.people.stories import film_page, story_page
from publishing.pages.practice.forms import practice_form_page
from publishing.pages.vacancies.exchanges import exchange_page
from publishing.pages.vacancies.premises import premises_page
from publishing.pages.vacancies.vacancy import vacancy_page
from publishing.pages.vacancies.wishes import wish_page
from records.clock import Clock
from records.facts.councils import councils_at
from records.facts.exchanges import exchanges_at
from records.facts.regions import areas_at
from records.facts.visibility import Visibility, visibility
from records.facts.wishes import wishes_at
from records.loading.library import Library
from records.model.area import Area
from records.model.article import Article
from records.model.base import Record
from records.model.designation import Designation
from records.model.event import Event, EventSeries
from records.model.exchange import Exchange
from records.model.film import Film
from records.model.guide import Guide
from records.model.health_council import HealthCouncil
from records.model.offer import Offer
from records.model.practice_profile import PracticeProfile
from records.model.premises import Premises
from records.model.term import Term
from records.model.told import Story
from records.model.vacancy import Vacancy
from records.model.wish import Wish


def _area(area: Area, library: Library, clock: Clock) -> Page | None:
    return area_page(area, library, clock) if area in areas_at(library, clock) else None


def _article(article: Article, library: Library, clock: Clock) -> Page | None:
    """Its own, or that of the place that its words open."""
    if tells_of_area(article, library, clock):
        area = library.find(Area, article.id)
        return _area(area, library, clock) if area else None
    if tells_of_council(article, library, clock):
        council = library.find(HealthCouncil, article.id)
        return _council(council, library, clock) if council else None
    return page_of_article(article, library, clock)


def _council(council: HealthCouncil, library: Library, clock: Clock) -> Page | None:
    is_ours = council in councils_at(library, clock)
    return council_page(council, library, clock) if is_ours else None


def _exchange(one: Exchange, library: Library, clock: Clock) -> Page | None:
    return exchange_page(one, library, clock) if one in exchanges_at(library, clock) else None


def _wish(wish: Wish, library: Library, clock: Clock) -> Page | None:
    return wish_page(wish, library, clock) if wish in wishes_at(library, clock) else None


MAKERS: Mapping[type[Record], Callable[[Any, Library, Clock], Page | None]] = MappingProxyType({
    Area: _area,
    Article: _article,
    Designation: designation_page,
    Event: event_page,
    EventSeries: series_page,
    Exchange: _exchange,
    Film: film_page,
    Guide: guide_page,
    HealthCouncil: _council,
    Offer: offer_page,
    PracticeProfile: practice_form_page,
    Premises: premises_page,
    Story: story_page,
    Term: term_page,
    Vacancy: vacancy_page,
    Wish: _wish,
})  # fmt: skip
"""The kinds whose pages follow from records alone, and who makes the page of one."""


def page_of(record: Record, library: Library, clock: Clock) -> Page | None:
    """The page of a record in the library; None where readers see none, or others make it."""
    make = MAKERS.get(type(record))
    if make is None or visibility(record, clock) is Visibility.HIDDEN:
        return None
    return make(record, library, clock)
