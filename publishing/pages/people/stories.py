"""`/historier/`, and the pages of stories and films."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from publishing.addresses import STORIES, area_vacancies_url, theme_page
from publishing.blocks import Card, Link
from publishing.cards import cards_of, own_tags
from publishing.lists.stories import story_list
from publishing.markdown import render
from publishing.page import Head, Page, make_page, record_head
from publishing.pages.learning.everyday import week_values
from publishing.pages.people.footage import film_values
from publishing.pages.themes import life_above
from publishing.person import person_for
from publishing.reading_time import reading_time
from publishing.related import related_cards
from publishing.sources import source_lines
from records.clock import Clock
from records.danish.numbers import joined
from records.facts.told import more_told, told
from records.facts.visibility import with_page
from records.loading.library import Library
from records.model.film import Film
from records.model.registry import address_of
from records.model.told import Story, Told

LIST = Link("Historier", STORIES)
MORE = 3
"""How many others a page shows."""
_TITLE = "Historier fra almen praksis"
_LEAD = (
    "Læger og personale fortæller om deres vej og deres dag. Vælg dem, der ligner dig, eller det "
    "sted, du er nysgerrig på."
)


def story_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """The list, and a page for each who tells while their consent holds."""
    head = Head(
        template="listed.html",
        kind="stories",
        section="livet",
        address=STORIES,
        title=_TITLE,
        description=_LEAD,
        breadcrumb=life_above(library),
    )
    shown = told(library, clock)
    yield make_page(head, {"lead": _LEAD, "list": story_list(shown, library, clock)})
    for story in with_page(library, Story, clock):
        yield story_page(story, library, clock)
    for film in with_page(library, Film, clock):
        yield film_page(film, library, clock)


def story_page(story: Story, library: Library, clock: Clock) -> Page:
    """Who tells, the day by the hours, and the story in their own words."""
    values = {
        **_values(story, library, clock),
        "reading_time": reading_time(story.body),
        "week": week_values(story.week) if story.week else None,
    }
    return _page(story, values, render(story.body, library), library)


def film_page(film: Film, library: Library, clock: Clock) -> Page:
    """The film behind one press, and all of it in words."""
    values = {**_values(film, library, clock), "film": film_values(film, library)}
    return _page(film, values, render(film.transcript, library), library)


def _page(record: Told, values: dict[str, Any], html: str, library: Library) -> Page:
    crumbs = (*life_above(library), LIST)
    return make_page(record_head(record, "story.html", "livet", crumbs), values, html)


def _values(record: Told, library: Library, clock: Clock) -> dict[str, Any]:
    related = related_cards(record, library, clock, both_ways=True)
    return {
        "lead": record.summary,
        "tags": own_tags(record, library, clock),
        "byline": tuple(filter(None, (joined(record.tellers), record.place))),
        "credit": record.credit,
        "areas": tuple(_areas(record, library)),
        "quotes": record.quotes,
        "who": joined(record.tellers),
        "themes": tuple(Link(topic.label, theme_page(topic)) for topic in record.topics),
        "related": related,
        "more": _more(record, related, library, clock),
        "person": person_for(record, library, f"Spørgsmål: {record.title}"),
        "sources": source_lines(record.sources),
    }


def _more(
    record: Told, related: Collection[Card], library: Library, clock: Clock
) -> tuple[Card, ...]:
    """Others who tell, but for those that stand under "Læs videre"."""
    named = {card.url for card in related}
    others = (one for one in more_told(library, clock, record) if address_of(one) not in named)
    return cards_of(tuple(others)[:MORE], library, clock)


def _areas(record: Told, library: Library) -> Iterator[dict[str, str]]:
    """The areas that the story is from, each with its page and the list of its openings."""
    for area in filter(None, map(library.area, record.areas)):
        yield {
            "name": area.name,
            "where": area.where,
            "about": address_of(area) or "",
            "openings": area_vacancies_url(area),
        }
