"""Which areas are ours at a clock, and which vacancies belong to an area.

A vacancy belongs to the areas it names; one in a district belongs to København as well. One that
is for the whole region belongs to no single area: it counts on no tile, but the page and the feed
of every area tell of it, so that nobody misses it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from records.clock import Clock
from records.codes.people import Region
from records.danish.sorting import danish_key
from records.model.area import Area
from records.model.base import Content
from records.model.library_view import LibraryView

MERGER = date(2027, 1, 1)
"""From this day on the region is Region Østdanmark with 46 municipalities (domain guide 5)."""
MERGED = "Region Østdanmark"
WHOLE_REGION = "region"


def regions_at(clock: Clock) -> tuple[Region, ...]:
    """The regions whose municipalities are ours at that moment."""
    both = (Region.HOVEDSTADEN, Region.SJAELLAND)
    return both if clock.today >= MERGER else (Region.HOVEDSTADEN,)


def region_labels(regions: Iterable[Region], clock: Clock) -> tuple[str, ...]:
    """The names that regions have at that moment: the merged ones have one name, told once."""
    merged = regions_at(clock) if clock.today >= MERGER else ()
    return tuple(dict.fromkeys(MERGED if r in merged else r.label for r in regions))


def region_label_of(region: Region, year: int) -> str:
    """The name that a region had in a year: what was done before the merger keeps its name."""
    merged = year >= MERGER.year and region in (Region.HOVEDSTADEN, Region.SJAELLAND)
    return MERGED if merged else region.label


def region_name(first: str, clock: Clock) -> str:
    """The name of the office's region at that moment; `first` is the one before the merger."""
    return MERGED if clock.today >= MERGER else first


def municipalities(library: LibraryView, clock: Clock) -> tuple[Area, ...]:
    """Ours at that moment, in Danish alphabetical order."""
    return _in_order(a for a in areas_at(library, clock) if not a.is_district)


def districts(municipality: Area, library: LibraryView, clock: Clock) -> tuple[Area, ...]:
    """The districts of a municipality at that moment, in Danish alphabetical order."""
    found = areas_at(library, clock)
    return _in_order(a for a in found if a.is_district and a.municipality == municipality.code)


def old_region_of(regions: Iterable[Region], clock: Clock) -> Region | None:
    """The one merged region that something still holds for alone; None before the merger."""
    ours = {Region.HOVEDSTADEN, Region.SJAELLAND} & set(regions)
    return next(iter(ours)) if len(ours) == 1 and clock.today >= MERGER else None


def municipalities_of(region: Region, library: LibraryView, clock: Clock) -> tuple[Area, ...]:
    """The municipalities that lay in a region before the merger."""
    return tuple(area for area in municipalities(library, clock) if area.region is region)


def areas_at(library: LibraryView, clock: Clock) -> tuple[Area, ...]:
    """Every municipality and district that is ours at that moment, in the order of the files."""
    ours = regions_at(clock)
    return tuple(a for a in library.all(Area) if a.region in ours and _valid(a, clock.today))


def belongs_to(record: Content, area: Area) -> bool:
    """Whether the record is of that area, or in a part of it."""
    return area.code in places_of(record.areas)


@lru_cache(maxsize=4096)
def places_of(codes: tuple[str, ...]) -> frozenset[str]:
    """The areas with those codes, and those that they are parts of."""
    parts = (code.split("/") for code in codes)
    return frozenset("/".join(each[: n + 1]) for each in parts for n in range(len(each)))


def is_for_whole_region(record: Content) -> bool:
    """Whether the record names no single area."""
    return WHOLE_REGION in record.areas


def _valid(area: Area, today: date) -> bool:
    begun = area.valid_from is None or area.valid_from <= today
    return begun and (area.valid_through is None or today <= area.valid_through)


def _in_order(areas: Iterable[Area]) -> tuple[Area, ...]:
    return tuple(sorted(areas, key=lambda area: danish_key(area.name)))
