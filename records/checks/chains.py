"""Re-postings form chains: each leads back to an opening that came to nothing (4.3, 6.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.report import found_at
from records.facts.lifecycle import can_be_reposted
from records.model.vacancy import Vacancy
from records.source.diagnostics import Diagnostic, Violation, violation

if TYPE_CHECKING:
    from records.model.library_view import LibraryView

_LOC = ("repost_of",)


def check_chains(library: LibraryView) -> Iterator[Diagnostic]:
    """Loops, two re-postings of one, and re-postings that do not fit the earlier opening.

    A loop is told once, at the first of its files, and nothing else is asked of those in it.
    """
    successors: dict[str, Vacancy] = {}
    told: set[str] = set()
    for vacancy in library.all(Vacancy):
        earlier = library.find(Vacancy, vacancy.repost_of)
        if earlier is None or vacancy.id in told:
            continue
        ring = _ring(library, vacancy)
        told.update(ring)
        faults = [_loop(ring)] if ring else [*_misfits(vacancy, earlier)]
        if earlier.id in successors and not ring:
            faults.append(_twice(successors[earlier.id]))
        for found in faults:
            yield found_at(library, vacancy, found)
        successors.setdefault(earlier.id, vacancy)


def _ring(library: LibraryView, vacancy: Vacancy) -> list[str]:
    """The ids from the vacancy through earlier postings back to itself; empty without a loop."""
    seen = [vacancy.id]
    current = library.find(Vacancy, vacancy.repost_of)
    while current is not None and current.id not in seen:
        seen.append(current.id)
        current = library.find(Vacancy, current.repost_of)
    return seen if current is not None and current.id == vacancy.id else []


def _loop(ring: list[str]) -> Violation:
    return violation("reposts-in-loop", _LOC, chain=" → ".join([*ring, ring[0]]))


def _twice(other: Vacancy) -> Violation:
    return violation("reposted-twice", _LOC, other=other.id)


def _misfits(vacancy: Vacancy, earlier: Vacancy) -> Iterator[Violation]:
    if earlier.group is not vacancy.group:
        yield violation(
            "repost-of-other-group",
            _LOC,
            earlier=earlier.id,
            other_group=earlier.group.label,
            group=vacancy.group.label,
        )
    if not can_be_reposted(earlier):
        yield violation("repost-of-unfinished", _LOC, earlier=earlier.id, status=earlier.status)
    if vacancy.posted and earlier.deadline and vacancy.posted <= earlier.deadline:
        yield violation(
            "repost-before-deadline",
            _LOC,
            earlier=earlier.id,
            deadline=earlier.deadline,
            posted=vacancy.posted,
        )
