"""The areas and audiences of a list that writes by itself: what is theirs, and their names."""

from __future__ import annotations

from dataclasses import dataclass

from publishing.addresses import OVERVIEW, area_vacancies_url
from records.clock import Clock
from records.codes.people import AudienceCode
from records.facts.regions import WHOLE_REGION, areas_at, belongs_to, is_for_whole_region
from records.loading.library import Library
from records.model.area import Area
from records.model.base import Content
from records.model.newsletter import MailTarget
from records.model.people import Audience
from records.model.registry import address_of

_ON = ("Bornholm", "Frederiksberg", "Amager Øst", "Amager Vest")
"""Places that one is "på" and not "i"."""


@dataclass(frozen=True, slots=True)
class Place:
    """One target of such a list."""

    key: str
    """Its name in files, ids and the ledger: `0400`, `0101-valby`, `region`, `kbu-laege`."""
    to: str
    """The engine's own name of the list."""
    area: Area | None
    """None for the whole region, and for an audience."""
    audience: AudienceCode | None = None
    """Whom it is for, wherever they are; None of an area."""
    readers: str = ""
    """What the audience is called, e.g. `KBU-læger`."""
    own_page: str = ""
    """The page of the audience."""

    @property
    def name(self) -> str:
        """`Bornholm`, `KBU-læger`."""
        if self.audience:
            return self.readers
        return self.area.name if self.area else "Hele regionen"

    @property
    def where(self) -> str:
        """`på Bornholm`, `i Albertslund`, `til KBU-læger`."""
        if self.audience:
            return f"til {_inside(self.readers)}"
        if self.area is None:
            return "i regionen"
        return f"{'på' if self.area.name in _ON else 'i'} {self.area.name}"

    @property
    def page(self) -> str:
        """The canonical address of the list of its openings, or of the page of the audience."""
        if self.audience:
            return self.own_page
        return area_vacancies_url(self.area) if self.area else OVERVIEW

    def holds(self, record: Content) -> bool:
        """Whether the record is told of here.

        A municipality tells of its districts, and what is for the whole region is told everywhere,
        as in the feeds of the areas. An audience is told what is for it, in whatever area.
        """
        if self.audience:
            return self.audience in record.audiences
        if self.area is None or is_for_whole_region(record):
            return True
        return belongs_to(record, self.area)


def place_of(target: MailTarget, library: Library, clock: Clock) -> Place | None:
    """The place of a target; None for an area that is not ours at the clock."""
    if target.audience:
        return _for_audience(target, target.audience, library)
    if target.area is None:
        return None
    if target.area == WHOLE_REGION:
        return Place(target.key, target.to, None)
    area = library.area(target.area)
    ours = area is not None and area in areas_at(library, clock)
    return Place(target.key, target.to, area) if ours else None


def _inside(name: str) -> str:
    """As it stands in a sentence: `KBU-læger` keep their letters, `Nye speciallæger` do not."""
    return name[0].lower() + name[1:] if name[1:2].islower() else name


def _for_audience(target: MailTarget, code: AudienceCode, library: Library) -> Place:
    record = next((each for each in library.all(Audience) if each.code is code), None)
    page = (record and address_of(record)) or OVERVIEW
    return Place(target.key, target.to, None, code, record.name if record else code.label, page)
