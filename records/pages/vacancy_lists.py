"""Lists of vacancies as pages show them: in which order, under which headings, with which count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from records.clock import Clock
from records.danish.numbers import count
from records.danish.sorting import danish_key
from records.kinds.vacancy import Vacancy
from records.library import Library
from records.pages.cards import cards_of
from records.pages.parts import CardGroup
from records.status import State, is_open, state_of
from records.visibility import listed

GROUPS = (
    (State.OPEN, "Ledige nu", "Du kan søge nu."),
    (State.COMING, "På vej", "Besluttet, men ikke slået op endnu."),
    (State.EXPIRED, "Fristen er udløbet", "Fristen er gået, og der er ikke afgjort noget endnu."),
    (State.UNDERWAY, "I gang", "Ansøgninger bliver vurderet, eller en læge er på vej."),
    (State.CLOSED, "Afsluttet", "De kan ikke længere søges, men historien kan læses."),
)
"""The headings of a list, in their order, and what a reader can do with what stands there."""


def open_vacancies(library: Library, clock: Clock) -> tuple[Vacancy, ...]:
    """What can be applied for now, soonest deadline first, those without one last."""
    found = (v for v in listed(library, Vacancy, clock) if is_open(v, clock))
    return tuple(sorted(found, key=by_deadline))


def by_deadline(vacancy: Vacancy) -> tuple[date, tuple[str, str]]:
    """The order of lists: deadline, then title in Danish order."""
    return vacancy.deadline or date.max, danish_key(vacancy.title)


def count_text(open_now: Iterable[Vacancy]) -> str:
    """`3 ledige muligheder (alle eksempler)` (domain guide 9.2)."""
    vacancies = tuple(open_now)
    total, examples = len(vacancies), sum(vacancy.example for vacancy in vacancies)
    text = count(total, "ledig mulighed", "ledige muligheder", "Ingen ledige muligheder lige nu")
    return text + examples_note(total, examples)


def examples_note(total: int, examples: int) -> str:
    """` (alle eksempler)`, ` (heraf 2 eksempler)`, or nothing."""
    if not examples:
        return ""
    if examples == total:
        return " (et eksempel)" if total == 1 else " (alle eksempler)"
    return f" (heraf {count(examples, 'eksempel', 'eksempler')})"


def card_groups(
    vacancies: Iterable[Vacancy], library: Library, clock: Clock
) -> Iterator[CardGroup]:
    """The vacancies as cards, by what a reader can do; headings without any are left out."""
    shown = tuple(vacancies)
    for state, title, text in GROUPS:
        members = sorted((v for v in shown if state_of(v, clock) is state), key=by_deadline)
        if members:
            cards = cards_of(members, library, clock)
            number = count(len(members), "mulighed", "muligheder")
            yield CardGroup(state.value, title, f"{number}. {text}", cards)
