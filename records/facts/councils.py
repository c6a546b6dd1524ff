"""Which health council a municipality belongs to, and which councils are ours at a clock."""

from __future__ import annotations

from records.clock import Clock
from records.danish.sorting import danish_key
from records.facts.regions import municipalities
from records.model.area import Area
from records.model.health_council import HealthCouncil
from records.model.library_view import LibraryView


def council_of(code: str, library: LibraryView) -> HealthCouncil | None:
    """The council of a municipality, or of the one that a district lies in."""
    return library.once("councils", lambda: _by_municipality(library)).get(code.partition("/")[0])


def councils_at(library: LibraryView, clock: Clock) -> tuple[HealthCouncil, ...]:
    """The councils with a municipality that is ours at that moment, in Danish order."""
    found = (c for c in library.all(HealthCouncil) if members_at(c, library, clock))
    return tuple(sorted(found, key=lambda council: danish_key(council.name)))


def members_at(council: HealthCouncil, library: LibraryView, clock: Clock) -> tuple[Area, ...]:
    """The council's municipalities that are ours at that moment, in Danish order."""
    ours = municipalities(library, clock)
    return tuple(area for area in ours if area.code in council.municipalities)


def _by_municipality(library: LibraryView) -> dict[str, HealthCouncil]:
    found: dict[str, HealthCouncil] = {}
    for council in library.all(HealthCouncil):
        for code in council.municipalities:
            found.setdefault(code, council)
    return found
