"""What a release remembers of an opening, asked of the library one opening at a time."""

from __future__ import annotations

from typing import NamedTuple

from records.clock import Clock
from records.facts.changes import Change, change_of
from records.loading.library import Library
from records.model.vacancy import Vacancy


class Known(NamedTuple):
    """What changed, and whether anything went out before."""

    change: Change
    has_release: bool


CHANGES = "changes"
"""The name of the index of what changed."""


def known_change(vacancy: Vacancy, library: Library, clock: Clock) -> Known:
    """As `change_of` says. What asks here hangs on this opening, and not on all that went out."""
    if library.find(Vacancy, vacancy.id) is vacancy:
        found = library.entry((CHANGES, clock), vacancy.id, lambda: changes(library, clock))
        if found:
            return found
    return _known(vacancy, library, clock)


def changes(library: Library, clock: Clock) -> dict[str, Known]:
    """What changed of each opening, by its id."""
    return {each.id: _known(each, library, clock) for each in library.all(Vacancy)}


def _known(vacancy: Vacancy, library: Library, clock: Clock) -> Known:
    memory = library.memory
    return Known(change_of(vacancy, memory, clock), memory.released is not None)
