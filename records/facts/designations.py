"""Which designations hold for an area at a clock, and what is said of them.

A designation of a municipality holds for its districts too; one of a district says nothing of the
municipality. Where no record names an area, nothing is said: absent is not "not designated".
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from records.clock import Clock
from records.danish.dates import long_date
from records.danish.sorting import danish_key
from records.facts.visibility import listed
from records.model.designation import Designation
from records.model.library_view import LibraryView

SHORT_OF_DOCTORS = "Lægedækningstruet"


class Standing(StrEnum):
    """Whether a designation holds; never written by an editor."""

    COMING = "kommer"
    CURRENT = "gaelder"
    ENDED = "slut"


STANDINGS = {
    Standing.COMING: "Kommer",
    Standing.CURRENT: "Gælder nu",
    Standing.ENDED: "Historisk",
}


def standing_of(designation: Designation, clock: Clock) -> Standing:
    """Derived from its period: it holds to the end of its last day."""
    if clock.today < designation.begins:
        return Standing.COMING
    return Standing.ENDED if clock.today > designation.ends else Standing.CURRENT


def designations_of(
    codes: Iterable[str], library: LibraryView, clock: Clock
) -> tuple[Designation, ...]:
    """Every listed designation of one of the areas, those that begin last first."""
    wanted = {part for code in codes for part in (code, code.partition("/")[0])}
    key = "designations", frozenset(wanted), clock.today
    return library.once(key, lambda: _designations_of(wanted, library, clock))


def _designations_of(
    wanted: set[str], library: LibraryView, clock: Clock
) -> tuple[Designation, ...]:
    found = (d for d in listed(library, Designation, clock) if not wanted.isdisjoint(d.areas))
    return tuple(sorted(found, key=_newest_first))


def current_designations(
    codes: Iterable[str], library: LibraryView, clock: Clock
) -> tuple[Designation, ...]:
    """Those that hold now."""
    found = designations_of(codes, library, clock)
    return tuple(one for one in found if standing_of(one, clock) is Standing.CURRENT)


def in_order(library: LibraryView, clock: Clock) -> tuple[Designation, ...]:
    """All listed designations, those that begin last first."""
    return tuple(sorted(listed(library, Designation, clock), key=_newest_first))


def said_of(designation: Designation, clock: Clock) -> str:
    """`Er udpeget som lægedækningstruet til og med …`, `Var udpeget i 2019`."""
    match standing_of(designation, clock):
        case Standing.COMING:
            return f"Bliver udpeget fra den {long_date(designation.begins)}"
        case Standing.ENDED:
            return f"Var udpeget i {designation.years} som lægedækningstruet område"
    return f"Er udpeget som lægedækningstruet til og med den {long_date(designation.ends)}"


def _newest_first(designation: Designation) -> tuple[int, int, tuple[str, str]]:
    begins, ends = designation.begins, designation.ends
    return -begins.toordinal(), -ends.toordinal(), danish_key(designation.title)
