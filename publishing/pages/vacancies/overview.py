"""The overview: all openings in one list, with filters and a map."""

from __future__ import annotations

from collections.abc import Sequence

from publishing import addresses
from publishing.article_text import article_html
from publishing.blocks import AreaCount, Link
from publishing.calendars.event_calendars import offered
from publishing.lists.vacancies import RENDERED, vacancy_list
from publishing.page import Page, make_page, record_head
from publishing.pages.vacancies.match import ADDRESS as MATCH
from publishing.pages.vacancies.tile_map import tile_map
from publishing.pages.vacancies.vacancy_lists import count_text
from records.clock import Clock
from records.codes.vacancy import VacancyGroup
from records.danish.numbers import number
from records.facts.regions import municipalities
from records.facts.status import is_open
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.article import Article
from records.model.vacancy import Vacancy

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
        "list": vacancy_list(shown, library, clock),
        "map": tile_map(library, clock, open_now),
        "parts": tuple(_group_count(group, open_now) for group in VacancyGroup),
        "more": _more(shown, library, clock),
        "match": Link("Find din vej med fem spørgsmål", MATCH),
        "feeds": offered(FEEDS, library, clock),
    }
    head = record_head(front, "overview.html", "muligheder")
    return make_page(head, values, article_html(front, library))


def _group_count(group: VacancyGroup, open_now: Sequence[Vacancy]) -> AreaCount:
    members = sum(vacancy.group is group for vacancy in open_now)
    return AreaCount(group.label, members, addresses.group_page(group))


def _more(shown: Sequence[Vacancy], library: Library, clock: Clock) -> dict[str, object] | None:
    """The note and links for openings that the page does not hold; None if it holds all."""
    rest = len(shown) - RENDERED
    if rest <= 0:
        return None
    return {
        "text": f"Siden viser de første {number(RENDERED)} af {number(len(shown))} muligheder. "
        "Alle står på siderne for hver gruppe og hvert område.",
        "groups": tuple(Link(g.label, addresses.group_page(g)) for g in VacancyGroup),
        "areas": tuple(
            Link(area.name, addresses.area_vacancies_url(area))
            for area in municipalities(library, clock)
        ),
    }
