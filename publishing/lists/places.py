"""The question where: areas in Danish order, each municipality with its districts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from publishing.addresses import area_feed, council_feed
from publishing.blocks import Choice
from publishing.lists.facet import Facet
from records.clock import Clock
from records.danish.slugs import slug
from records.danish.sorting import danish_key
from records.facts.councils import council_of, councils_at
from records.facts.regions import WHOLE_REGION, areas_at, districts, municipalities
from records.loading.library import Library
from records.model.area import Area
from records.model.base import Content
from records.model.event import Event

ONLINE = "online"
R = TypeVar("R", bound=Content)


Codes = Callable[[R], Iterable[str]]
"""The codes of the areas that a record is told for, or `region`."""


def area_facet(library: Library, clock: Clock, *, feeds: bool = False) -> Facet[Content]:
    """In which area; one for the whole region fits every area. `feeds` names the areas' own."""
    return area_facet_of(_areas, library, clock, feeds=feeds)


def area_facet_of(
    codes: Codes[R], library: Library, clock: Clock, *, feeds: bool = False
) -> Facet[R]:
    """The same question of records whose areas are read in another way."""

    def answers(record: R) -> Iterator[str]:
        return area_ids(codes(record), library)

    def choices(records: Sequence[R]) -> Iterator[Choice]:
        used = {id for record in records for id in answers(record)}
        return _area_choices(used, library, clock, feeds=feeds)

    return Facet("omraade", "Område", answers, choices, everywhere=WHOLE_REGION)


def council_facet(library: Library, clock: Clock, *, feeds: bool = False) -> Facet[Content]:
    """In which health council; one for the whole region fits every council."""
    return council_facet_of(_areas, library, clock, feeds=feeds)


def council_facet_of(
    codes: Codes[R], library: Library, clock: Clock, *, feeds: bool = False
) -> Facet[R]:
    """The same question of records whose areas are read in another way."""

    def answers(record: R) -> Iterator[str]:
        places = tuple(codes(record))
        if WHOLE_REGION in places:
            yield WHOLE_REGION
        found = (council_of(code, library) for code in places)
        yield from dict.fromkeys(council.id for council in found if council)

    def choices(records: Sequence[R]) -> Iterator[Choice]:
        used = {id for record in records for id in answers(record)}
        for council in councils_at(library, clock):
            if council.id in used:
                feed = council_feed(council)
                yield Choice(council.id, council.name, feed=feed if feeds else "")

    return Facet("sundhedsraad", "Sundhedsråd", answers, choices, everywhere=WHOLE_REGION)


def area_ids(places: Iterable[str], library: Library) -> Iterator[str]:
    """The ids of areas and of the municipalities of districts, or `region`."""
    told = tuple(places)
    codes = dict.fromkeys(
        part for code in told for part in (code, code.partition("/")[0]) if code != WHOLE_REGION
    )
    if WHOLE_REGION in told:
        yield WHOLE_REGION
    for code in codes:
        area = library.area(code)
        if area:
            yield area.id


def _areas(record: Content) -> tuple[str, ...]:
    return record.areas


def _area_choices(
    used: set[str], library: Library, clock: Clock, *, feeds: bool
) -> Iterator[Choice]:
    """Municipalities in Danish order, each with its districts, and then any other areas."""
    ours = {area.id for area in areas_at(library, clock)} if feeds else set()
    placed: set[str] = set()
    for area in municipalities(library, clock):
        for level, place in ((0, area), *((1, part) for part in districts(area, library, clock))):
            if place.id in used:
                placed.add(place.id)
                yield _choice(place, ours, level)
    others = (area for area in library.all(Area) if area.id in used - placed)
    for area in sorted(others, key=lambda area: danish_key(area.name)):
        yield _choice(area, ours)


def _choice(area: Area, with_feed: set[str], level: int = 0) -> Choice:
    feed = area_feed(area) if area.id in with_feed else ""
    return Choice(area.id, area.name, note=area.code, level=level, feed=feed)


def town_facet() -> Facet[Content]:
    """In which town events are held, or online."""
    return Facet("sted", "Sted", _towns, _town_choices)


def _towns(record: Content) -> Iterator[str]:
    if isinstance(record, Event):
        if record.location:
            yield slug(record.location.city)
        if record.attendance_mode.value != "fysisk":
            yield ONLINE


def _town_choices(records: Sequence[Content]) -> Iterator[Choice]:
    held = [record for record in records if isinstance(record, Event)]
    towns = {slug(e.location.city): e.location.city for e in held if e.location}
    for code, town in sorted(towns.items(), key=lambda pair: danish_key(pair[1])):
        yield Choice(code, town)
    if any(ONLINE in _towns(event) for event in held):
        yield Choice(ONLINE, "Online")
