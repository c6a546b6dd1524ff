"""What the newest public count says of a municipality."""

from __future__ import annotations

from records.clock import Clock
from records.model.area import Area
from records.model.library_view import LibraryView
from records.model.need import MunicipalNeed, Need


def needs_by(library: LibraryView, clock: Clock) -> tuple[Need, ...]:
    """The counts whose day has come."""
    return tuple(need for need in library.all(Need) if need.date <= clock.today)


def need_at(library: LibraryView, clock: Clock) -> Need | None:
    """The newest count that is made by then; an example only where there is no real one."""
    made = needs_by(library, clock)
    return max(made, key=lambda need: (not need.example, need.date, need.id), default=None)


def need_in(area: Area, library: LibraryView, clock: Clock) -> tuple[Need, MunicipalNeed] | None:
    """The count and what it says of a municipality; None where it says nothing, as of districts."""
    need = need_at(library, clock)
    if need is None:
        return None
    return next(((need, row) for row in need.numbers if row.area == area.code and row.told), None)
