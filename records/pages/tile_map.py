"""The tile map of municipalities, and the list that says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from records.clock import Clock
from records.codes.people import Region
from records.danish.numbers import count
from records.danish.sorting import danish_key
from records.kinds.area import Area
from records.library import Library
from records.pages.parts import AreaCount, Tile, TileMap

MERGER = date(2027, 1, 1)
"""From this day on the region is Region Østdanmark with 46 municipalities (domain guide 5)."""
LEVELS = 4


def regions_at(clock: Clock) -> tuple[Region, ...]:
    """The regions whose municipalities are ours at that moment."""
    both = (Region.HOVEDSTADEN, Region.SJAELLAND)
    return both if clock.today >= MERGER else (Region.HOVEDSTADEN,)


def municipalities(library: Library, clock: Clock) -> tuple[Area, ...]:
    """Ours at that moment, in Danish alphabetical order."""
    ours = regions_at(clock)
    found = (a for a in library.all(Area) if not a.is_district and a.region in ours)
    return tuple(sorted(found, key=lambda area: danish_key(area.name)))


def tile_map(library: Library, clock: Clock, area_codes: Iterable[str]) -> TileMap:
    """A map that counts one for each area code; a district counts for its municipality."""
    counts = Counter(code.partition("/")[0] for code in area_codes if code != "region")
    areas = municipalities(library, clock)
    drawn = [area for area in areas if area.row is not None and area.col is not None]
    highest = max((counts[area.code] for area in areas), default=0)
    listed = sorted((a for a in areas if counts[a.code]), key=lambda area: -counts[area.code])
    total = sum(counts[area.code] for area in areas)
    return TileMap(
        tiles=tuple(_tile(area, counts[area.code], highest) for area in drawn),
        rows=max((area.row or 0 for area in drawn), default=0) + 1,
        cols=max((area.col or 0 for area in drawn), default=0) + 1,
        list=tuple(AreaCount(area.name, counts[area.code], None) for area in listed),
        total=total,
        text="Tallet er antal ledige muligheder i kommunen. Listen siger det samme som kortet."
        if total
        else f"Der er {count(0, 'mulighed', 'muligheder', 'ingen ledige muligheder')} lige nu.",
    )


def _tile(area: Area, number: int, highest: int) -> Tile:
    return Tile(
        code=area.code,
        name=area.name,
        short=_short(area.name),
        count=number,
        row=area.row or 0,
        col=area.col or 0,
        url=None,
        lit=False,
        level=-(-number * LEVELS // highest) if highest else 0,
    )


def _short(name: str) -> str:
    """A name that fits a small tile: `Frederikssund` → `Frederikss.`."""
    first = name.split("-", maxsplit=1)[0]
    return first if len(first) <= 8 else f"{first[:6]}."
