"""The list of openings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from publishing import addresses
from publishing.blocks import Choice, Link
from publishing.lists.designations import designation_facet
from publishing.lists.facet import Compare, Facet, audiences, coded, limited
from publishing.lists.listing import Ask, ListView, Part, Sort, Words, list_view
from publishing.lists.places import area_facet, council_facet
from publishing.place_names import place_names
from records.clock import Clock
from records.codes.vacancy import PracticeForm, VacancyGroup, VacancyType
from records.facts.openings import by_deadline
from records.facts.status import State, is_open, last_moment_iso, state_of
from records.loading.library import Library
from records.model.vacancy import Vacancy

WORDS = Words("mulighed", "muligheder")
DEADLINE_DAYS = (7, 14, 30, 60)
GROUPS = (
    (State.OPEN, "Ledige nu", "Du kan søge nu."),
    (State.COMING, "På vej", "Besluttet, men ikke slået op endnu."),
    (State.EXPIRED, "Fristen er udløbet", "Fristen er gået, og der er ikke afgjort noget endnu."),
    (State.UNDERWAY, "I gang", "Ansøgninger bliver vurderet, eller en læge er på vej."),
    (State.CLOSED, "Afsluttet", "De kan ikke længere søges, men historien kan læses."),
)
"""The headings of a list in their order, each with a note for the reader."""
RENDERED = 60
"""How many rows the page holds; the script and the pages of groups and areas show the rest."""
SORTS = (
    Sort("", "Frist"),
    Sort("nyeste", "Nyeste", "opslaaet", down=True),
    Sort("omraade", "Område", "sted"),
)


def vacancy_list(shown: Sequence[Vacancy], library: Library, clock: Clock) -> ListView:
    """All openings by state, with what can be asked of them."""
    parts = tuple(vacancy_parts(shown, clock))
    made = list_view(parts, vacancy_ask(library, clock), library, clock, RENDERED)
    feed = Link("Få besked om nye opslag (feed)", addresses.VACANCIES_RSS)
    return replace(made, feed=feed, source=addresses.VACANCY_LIST, compare=addresses.COMPARISON)


def vacancy_ask(library: Library, clock: Clock) -> Ask[Vacancy]:
    """The questions and orders."""
    facets: tuple[Facet[Vacancy], ...] = (
        coded("gruppe", "Gruppe", VacancyGroup, lambda v: (v.group,), feed=addresses.group_feed),
        area_facet(library, clock, feeds=True),
        council_facet(library, clock, feeds=True),
        limited("frist", "Frist", lambda v: _closes(v, clock),
                [(days, f"Inden for {days} dage") for days in DEADLINE_DAYS],
                Compare.WITHIN, "Alle frister"),
        audiences(addresses.audience_feed),
        coded("type", "Type", VacancyType, lambda v: (v.type,)),
        coded("form", "Praksisform", PracticeForm,
              lambda v: (v.practice_form,) if v.practice_form else ()),
        designation_facet(library, clock),
        _state_facet(clock),
    )  # fmt: skip
    return Ask("muligheder", WORDS, facets, SORTS, lambda vacancy: _keys(vacancy, library))


def vacancy_parts(shown: Sequence[Vacancy], clock: Clock) -> Iterator[Part[Vacancy]]:
    """The openings under their headings, the soonest deadline first."""
    for state, title, text in GROUPS:
        members = [vacancy for vacancy in shown if state_of(vacancy, clock) is state]
        yield Part(state.value, title, sorted(members, key=by_deadline), text)


def _closes(vacancy: Vacancy, clock: Clock) -> str | None:
    """The last moment in which one can apply, for what is open; the page compares with it."""
    is_told = vacancy.closes and is_open(vacancy, clock)
    return last_moment_iso(vacancy.closes) if is_told and vacancy.closes else None


def _state_facet(clock: Clock) -> Facet[Vacancy]:
    def choices(records: Sequence[Vacancy]) -> Iterator[Choice]:
        has = {state_of(vacancy, clock) for vacancy in records}
        for state, title, _ in GROUPS:
            if state in has:
                yield Choice(state.value, title)

    return Facet("status", "Status", lambda v: (state_of(v, clock).value,), choices)


def _keys(vacancy: Vacancy, library: Library) -> dict[str, str]:
    return {
        "opslaaet": vacancy.posted.isoformat() if vacancy.posted else "",
        "sted": place_names(vacancy.areas, library),
    }
