"""What can be applied for at a moment, and the order in which it is listed."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from itertools import islice

from records.clock import Clock
from records.danish.sorting import danish_key
from records.facts.councils import members_at
from records.facts.regions import places_of
from records.facts.status import is_open
from records.facts.visibility import listed
from records.model.health_council import HealthCouncil
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


def open_in(code: str, library: LibraryView, clock: Clock) -> tuple[Vacancy, ...]:
    """What can be applied for now in an area and its parts, in the order of `open_vacancies`."""
    return library.entry((OPEN_IN, clock), code, lambda: open_in_each(library, clock)) or ()


OPEN_IN = "open_in"
"""The name of the index of what can be applied for in an area."""


def open_in_each(library: LibraryView, clock: Clock) -> dict[str, tuple[Vacancy, ...]]:
    """Open vacancies by the code of each area that they are in, or in a part of."""
    found: defaultdict[str, list[Vacancy]] = defaultdict(list)
    for vacancy in open_vacancies(library, clock):
        for code in places_of(vacancy.areas):
            found[code].append(vacancy)
    return {code: tuple(of_area) for code, of_area in found.items()}


def first_open_around(council: str, library: LibraryView, clock: Clock) -> tuple[Vacancy, ...]:
    """The first of `open_vacancies` in the municipalities of a council; of all, without its id."""
    return library.entry((AROUND, clock), council, lambda: first_open(library, clock)) or ()


AROUND = "first_open_around"
"""The name of the index of what is told of where nothing is open."""
_FIRST = 2
"""So many openings stand where an area has none of its own."""


def first_open(library: LibraryView, clock: Clock) -> dict[str, tuple[Vacancy, ...]]:
    """The first open vacancies by the council that they lie in; those of all under no id."""
    everywhere = open_vacancies(library, clock)
    found = {"": everywhere[:_FIRST]}
    for council in library.all(HealthCouncil):
        codes = {each.code for each in members_at(council, library, clock)}
        same = (v for v in everywhere if not codes.isdisjoint(places_of(v.areas)))
        found[council.id] = tuple(islice(same, _FIRST))
    return found


def count_open_in(code: str, library: LibraryView, clock: Clock) -> int:
    """How many can be applied for now in an area and its parts."""
    return library.entry((OPEN_BY_AREA, clock), code, lambda: open_by_area(library, clock)) or 0


OPEN_BY_AREA = "open_by_area"
"""The name of the index of how many can be applied for in an area."""


def open_by_area(library: LibraryView, clock: Clock) -> Counter[str]:
    """Open vacancies by area; one in a district also counts for the municipality."""
    found: Counter[str] = Counter()
    for vacancy in listed(library, Vacancy, clock):
        if is_open(vacancy, clock):
            found.update({*vacancy.areas, *(code.partition("/")[0] for code in vacancy.areas)})
    return found
