"""Headings, order and counts of lists of vacancies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publishing.blocks import CardGroup
from publishing.cards import cards_of
from records.clock import Clock
from records.danish.numbers import count
from records.facts.openings import by_deadline
from records.facts.status import State, state_of
from records.loading.library import Library
from records.model.vacancy import Vacancy

GROUPS = (
    (State.OPEN, "Ledige nu", "Du kan søge nu."),
    (State.COMING, "På vej", "Besluttet, men ikke slået op endnu."),
    (State.EXPIRED, "Fristen er udløbet", "Fristen er gået, og der er ikke afgjort noget endnu."),
    (State.UNDERWAY, "I gang", "Ansøgninger bliver vurderet, eller en læge er på vej."),
    (State.CLOSED, "Afsluttet", "De kan ikke længere søges, men historien kan læses."),
)
"""The headings of a list in their order, each with a note for the reader."""


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
    """Cards of the vacancies under these headings, without empty ones."""
    shown = tuple(vacancies)
    for state, title, text in GROUPS:
        members = sorted((v for v in shown if state_of(v, clock) is state), key=by_deadline)
        if members:
            cards = cards_of(members, library, clock)
            number = count(len(members), "mulighed", "muligheder")
            yield CardGroup(state.value, title, f"{number}. {text}", cards)
