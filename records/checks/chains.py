"""Re-postings form chains: each leads back to an opening that came to nothing (4.3, 6.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.faults import fault
from records.codes.vacancy import VacancyStatus as Status
from records.kinds.vacancy import Vacancy
from records.source.problems import Problem

if TYPE_CHECKING:
    from records.library import Library

_CAME_TO_NOTHING = (Status.UBESAT, Status.TILBAGELEVERET)


def check_chains(library: Library) -> Iterator[Problem]:
    """Loops, two re-postings of one, and re-postings that do not fit the earlier opening."""
    successors: dict[str, Vacancy] = {}
    for vacancy in library.all(Vacancy):
        earlier = library.find(Vacancy, vacancy.repost_of)
        if earlier is None:
            continue
        for said in (
            _loop(library, vacancy),
            _twice(successors.get(earlier.id)),
            *_misfits(vacancy, earlier),
        ):
            if said:
                yield fault(library, vacancy, ("repost_of",), said)
        successors.setdefault(earlier.id, vacancy)


def _loop(library: Library, vacancy: Vacancy) -> str | None:
    seen = [vacancy.id]
    current = library.find(Vacancy, vacancy.repost_of)
    while current is not None:
        seen.append(current.id)
        if current.id == vacancy.id:
            return f"går i ring: {' → '.join(seen)}. Ret den ene, så kæden får en begyndelse."
        if current.id in seen[:-1]:
            return None
        current = library.find(Vacancy, current.repost_of)
    return None


def _twice(other: Vacancy | None) -> str | None:
    if other is None:
        return None
    return f'peger på et opslag, som også "{other.id}" er genopslag af. Ret den ene.'


def _misfits(vacancy: Vacancy, earlier: Vacancy) -> Iterator[str]:
    if earlier.group is not vacancy.group:
        yield (
            f'peger på "{earlier.id}", som hører til {earlier.group.label}. '
            f"Vælg et opslag fra {vacancy.group.label}."
        )
    if earlier.status not in _CAME_TO_NOTHING:
        yield (
            f'peger på "{earlier.id}", som har status {earlier.status}. '
            "Skriv først ubesat eller tilbageleveret på det tidligere opslag."
        )
    if vacancy.posted and earlier.deadline and vacancy.posted <= earlier.deadline:
        yield (
            f'peger på "{earlier.id}", hvis frist er {earlier.deadline}, men "posted" (Slået op) '
            f"er {vacancy.posted}. Ret den ene af datoerne."
        )
