"""The overview: all openings in one list, with filters and a map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from publishing import addresses
from publishing.blocks import AreaCount, Card, CardGroup, Link
from publishing.cards import card_of
from publishing.markdown import render
from publishing.page import Page, make_page, record_head
from publishing.pages.vacancies.filters import facets_of, filters_of
from publishing.pages.vacancies.match import ADDRESS as MATCH
from publishing.pages.vacancies.tile_map import tile_map
from publishing.pages.vacancies.vacancy_lists import GROUPS, count_text, examples_note
from records.clock import Clock
from records.codes.vacancy import VacancyGroup
from records.danish.numbers import count, number
from records.facts.openings import by_deadline
from records.facts.regions import municipalities
from records.facts.status import is_open, state_of
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.article import Article
from records.model.vacancy import Vacancy

RENDERED = 1000
"""How many rows the page holds; the script and the pages of groups and areas show the rest."""
FEEDS = (
    Link("Nye muligheder som RSS", addresses.VACANCIES_RSS),
    Link("Alle frister som kalender", addresses.DEADLINES_CALENDAR),
    Link("Flere feeds og åbne data", addresses.OPEN_DATA),
)


def overview_page(front: Article, library: Library, clock: Clock) -> Page:
    """`/muligheder/`: all openings, grouped by state."""
    shown = listed(library, Vacancy, clock)
    open_now = tuple(vacancy for vacancy in shown if is_open(vacancy, clock))
    values = {
        "lead": front.summary,
        "count_text": count_text(open_now),
        "total_text": total_text(shown),
        "groups": tuple(_groups(shown, library, clock)),
        "filters": filters_of(shown, library, clock),
        "map": tile_map(library, clock, open_now),
        "parts": tuple(_group_count(group, open_now) for group in VacancyGroup),
        "more": _more(shown, library, clock),
        "match": Link("Find din vej med fem spørgsmål", MATCH),
        "feeds": FEEDS,
        "feed": addresses.VACANCIES_RSS,
        "source": addresses.VACANCIES_JSON,
    }
    head = record_head(front, "overview.html", "muligheder")
    return make_page(head, values, render(front.body, library))


def total_text(shown: Sequence[Vacancy]) -> str:
    """The size of the list: `13 muligheder (heraf 12 eksempler)`."""
    text = count(len(shown), "mulighed", "muligheder", "Ingen muligheder lige nu")
    return text + examples_note(len(shown), sum(vacancy.example for vacancy in shown))


def _groups(shown: Sequence[Vacancy], library: Library, clock: Clock) -> Iterator[CardGroup]:
    """The groups that are not empty, with cards for the first `RENDERED` openings."""
    left = RENDERED
    for state, title, text in GROUPS:
        members = sorted((v for v in shown if state_of(v, clock) is state), key=by_deadline)
        if members:
            cards = tuple(_row(v, library, clock) for v in islice(members, left))
            left -= len(cards)
            counted = count(len(members), "mulighed", "muligheder")
            yield CardGroup(state.value, title, counted, cards, text=text)


def _row(vacancy: Vacancy, library: Library, clock: Clock) -> Card:
    card = card_of(vacancy, library, clock)
    return replace(card, facets=facets_of(vacancy, library, clock))


def _group_count(group: VacancyGroup, open_now: Sequence[Vacancy]) -> AreaCount:
    members = sum(vacancy.group is group for vacancy in open_now)
    return AreaCount(group.label, members, addresses.group_page(group))


def _more(shown: Sequence[Vacancy], library: Library, clock: Clock) -> dict[str, object] | None:
    """The note and links for openings that the page does not hold; None if it holds all."""
    rest = len(shown) - RENDERED
    if rest <= 0:
        return None
    return {
        "count": rest,
        "text": f"Siden viser de første {number(RENDERED)} af {number(len(shown))} muligheder. "
        "Alle står på siderne for hver gruppe og hvert område.",
        "groups": tuple(Link(g.label, addresses.group_page(g)) for g in VacancyGroup),
        "areas": tuple(
            Link(area.name, addresses.area_vacancies_url(area))
            for area in municipalities(library, clock)
        ),
    }
