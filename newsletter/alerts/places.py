"""The areas of a list that writes by itself: what lies in them, and what they are called."""

from __future__ import annotations

from dataclasses import dataclass

from publishing.addresses import OVERVIEW, area_vacancies_url
from records.clock import Clock
from records.facts.regions import WHOLE_REGION, areas_at, belongs_to, is_for_whole_region
from records.loading.library import Library
from records.model.area import Area
from records.model.base import Content
from records.model.newsletter import MailTarget

_ON = ("Bornholm", "Frederiksberg", "Amager Øst", "Amager Vest")
"""Places that one is "på" and not "i"."""


@dataclass(frozen=True, slots=True)
class Place:
    """One target of such a list."""

    key: str
    """Its name in files, ids and the ledger: `0400`, `0101-valby`, `region`."""
    to: str
    """The engine's own name of the list."""
    area: Area | None
    """None for the whole region."""

    @property
    def name(self) -> str:
        """`Bornholm`."""
        return self.area.name if self.area else "Hele regionen"

    @property
    def where(self) -> str:
        """`på Bornholm`, `i Albertslund`."""
        if self.area is None:
            return "i regionen"
        return f"{'på' if self.area.name in _ON else 'i'} {self.area.name}"

    @property
    def page(self) -> str:
        """The canonical address of the list of its openings."""
        return area_vacancies_url(self.area) if self.area else OVERVIEW

    def holds(self, record: Content) -> bool:
        """Whether the record is told of here.

        A municipality tells of its districts, and what is for the whole region is told everywhere,
        as in the feeds of the areas.
        """
        if self.area is None or is_for_whole_region(record):
            return True
        return belongs_to(record, self.area)


def place_of(target: MailTarget, library: Library, clock: Clock) -> Place | None:
    """The place of a target; None for an audience, or for an area that is not ours at the clock."""
    if target.area is None:
        return None
    if target.area == WHOLE_REGION:
        return Place(target.key, target.to, None)
    area = library.area(target.area)
    ours = area is not None and area in areas_at(library, clock)
    return Place(target.key, target.to, area) if ours else None
