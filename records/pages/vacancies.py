"""The overview of every opening, and the pages of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from records.clock import Clock
from records.danish.numbers import count
from records.danish.sorting import danish_key
from records.kinds.article import Article
from records.kinds.vacancy import Vacancy
from records.library import Library
from records.markdown import render
from records.pages.cards import cards_of
from records.pages.page import Page, make_page, record_head
from records.pages.parts import CardGroup, Link
from records.pages.tile_map import tile_map
from records.pages.vacancy import vacancy_page
from records.status import State, is_open, state_of
from records.visibility import listed, with_page

_GROUPS = (
    (State.OPEN, "Ledige nu", "Du kan søge nu."),
    (State.COMING, "På vej", "Besluttet, men ikke slået op endnu."),
    (State.EXPIRED, "Fristen er udløbet", "Fristen er gået, og der er ikke afgjort noget endnu."),
    (State.UNDERWAY, "I gang", "Ansøgninger bliver vurderet, eller en læge er på vej."),
    (State.CLOSED, "Afsluttet", "De kan ikke længere søges, men historien kan læses."),
)
FEEDS = (
    Link("Nye muligheder som RSS", "muligheder.xml"),
    Link("Alle frister som kalender", "frister.ics"),
)


def vacancy_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """The overview, then a page for each opening that may be seen."""
    front = library.find(Article, "muligheder")
    if front:
        yield overview_page(front, library, clock)
    for vacancy in with_page(library, Vacancy, clock):
        yield vacancy_page(vacancy, library, clock)


def overview_page(front: Article, library: Library, clock: Clock) -> Page:
    """`/muligheder/`: every opening in one list, grouped by what a reader can do."""
    shown = listed(library, Vacancy, clock)
    open_now = open_vacancies(library, clock)
    values = {
        "lead": front.summary,
        "count_text": count_text(open_now),
        "groups": tuple(_groups(shown, library, clock)),
        "map": tile_map(library, clock, _area_codes(open_now)),
        "feeds": FEEDS,
    }
    head = record_head(front, "vacancies.html", "muligheder")
    return make_page(head, values, render(front.body, library))


def open_vacancies(library: Library, clock: Clock) -> tuple[Vacancy, ...]:
    """What can be applied for now, soonest deadline first, those without one last."""
    found = (v for v in listed(library, Vacancy, clock) if is_open(v, clock))
    return tuple(sorted(found, key=by_deadline))


def by_deadline(vacancy: Vacancy) -> tuple[date, tuple[str, str]]:
    """The order of lists: deadline, then title in Danish order."""
    return vacancy.deadline or date.max, danish_key(vacancy.title)


def count_text(vacancies: tuple[Vacancy, ...]) -> str:
    """`3 ledige muligheder (alle eksempler)` (domain guide 9.2)."""
    total, examples = len(vacancies), sum(vacancy.example for vacancy in vacancies)
    text = count(total, "ledig mulighed", "ledige muligheder", "Ingen ledige muligheder lige nu")
    if not examples:
        return text
    return f"{text} ({'alle' if examples == total else f'heraf {examples}'} eksempler)"


def _groups(vacancies: tuple[Vacancy, ...], library: Library, clock: Clock) -> Iterator[CardGroup]:
    for state, title, text in _GROUPS:
        members = sorted((v for v in vacancies if state_of(v, clock) is state), key=by_deadline)
        if members:
            cards = cards_of(members, library, clock)
            number = count(len(members), "mulighed", "muligheder")
            yield CardGroup(state.value, title, f"{number}. {text}", cards)


def _area_codes(vacancies: tuple[Vacancy, ...]) -> Iterator[str]:
    for vacancy in vacancies:
        yield from vacancy.areas
