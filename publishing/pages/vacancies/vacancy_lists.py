"""Counts and cards of lists of vacancies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publishing.blocks import CardGroup
from publishing.cards import cards_of
from publishing.lists.listing import examples_note
from publishing.lists.vacancies import vacancy_parts
from records.clock import Clock
from records.danish.numbers import count
from records.loading.library import Library
from records.model.vacancy import Vacancy


def count_text(open_now: Iterable[Vacancy]) -> str:
    """`3 ledige muligheder (alle eksempler)` (domain guide 9.2)."""
    vacancies = tuple(open_now)
    total, examples = len(vacancies), sum(vacancy.example for vacancy in vacancies)
    text = count(total, "ledig mulighed", "ledige muligheder", "Ingen ledige muligheder lige nu")
    return text + examples_note(total, examples)


def card_groups(
    vacancies: Iterable[Vacancy], library: Library, clock: Clock
) -> Iterator[CardGroup]:
    """Cards of the vacancies under these headings, without empty ones."""
    for part in vacancy_parts(tuple(vacancies), clock):
        if part.records:
            cards = cards_of(part.records, library, clock)
            number = count(len(part.records), "mulighed", "muligheder")
            yield CardGroup(part.id, part.title, f"{number}. {part.text}", cards)
