"""What can be applied for at a moment, and the order in which it is listed."""

from __future__ import annotations

from collections import Counter
from datetime import date

from records.clock import Clock
from records.danish.sorting import danish_key
from records.facts.status import is_open
from records.facts.visibility import listed
from records.model.library_view import LibraryView
from records.model.vacancy import Vacancy


def open_vacancies(library: LibraryView, clock: Clock) -> tuple[Vacancy, ...]:
    """What can be applied for now, soonest deadline first, those without one last."""
    return library.once(("open vacancies", clock), lambda: _open_vacancies(library, clock))


def _open_vacancies(library: LibraryView, clock: Clock) -> tuple[Vacancy, ...]:
    found = (v for v in listed(library, Vacancy, clock) if is_open(v, clock))
    return tuple(sorted(found, key=by_deadline))


def by_deadline(vacancy: Vacancy) -> tuple[date, tuple[str, str]]:
    """The order of lists: deadline, then title in Danish order."""
    return vacancy.deadline or date.max, danish_key(vacancy.title)


OPEN_BY_AREA = "open_by_area"
"""The name of the index of how many can be applied for in an area."""


def open_by_area(library: LibraryView, clock: Clock) -> Counter[str]:
    """Open vacancies by area; one in a district also counts for the municipality."""
    found: Counter[str] = Counter()
    for vacancy in listed(library, Vacancy, clock):
        if is_open(vacancy, clock):
            found.update({*vacancy.areas, *(code.partition("/")[0] for code in vacancy.areas)})
    return found
