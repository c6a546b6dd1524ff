"""What the page of an area tells of the places around it, where it has little of its own.

Each list says where it is from, so nobody takes it for something of the area itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from publishing.blocks import CardGroup, Link
from publishing.cards import cards_of
from publishing.pages.learning.events import coming_events
from records.clock import Clock
from records.codes.scenes import Subject
from records.danish.numbers import count
from records.facts.councils import council_of, members_at
from records.facts.openings import count_open_in
from records.facts.regions import is_for_whole_region, places_of
from records.facts.told import told
from records.loading.library import Library
from records.model.area import Area
from records.model.base import Content
from records.model.registry import address_of
from records.model.told import Told

_MOST = 2
_ALSO = {
    Subject.BY: "som også er by",
    Subject.FORSTAD: "som også er en forstad",
    Subject.HAVN: "hvor der også er havn",
    Subject.KYST: "som også ligger ved kysten",
    Subject.SKOV: "hvor der også er skov",
    Subject.KOEBSTAD: "som også er en købstad",
    Subject.LAND: "som også er på landet",
    Subject.OE: "som også er en ø",
}
"""How two areas with the same drawing are alike."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The other municipalities of the same health council, with what is open in each."""

    title: str
    text: str
    council: Link
    links: tuple[Link, ...]


def neighbours(area: Area, library: Library, clock: Clock) -> Neighbours | None:
    """Those of the council that the area lies in; None where it is in none, or alone."""
    council = council_of(area.code, library)
    others = [
        each
        for each in (members_at(council, library, clock) if council else ())
        if each.code not in (area.code, area.municipality)
    ]
    if council is None or not others:
        return None
    links = []
    for each in others:
        number = count_open_in(each.code, library, clock)
        said = f": {count(number, 'ledig mulighed', 'ledige muligheder')}" if number else ""
        links.append(Link(f"{each.name}{said}", address_of(each) or ""))
    return Neighbours(
        title="Samme sundhedsråd",
        text="Planlægningen af læger følger sundhedsrådet og dets kommuner.",
        council=Link(f"Om sundhedsrådet {council.name}", address_of(council) or ""),
        links=tuple(links),
    )


def lists_around(
    area: Area, own: Collection[str], library: Library, clock: Clock
) -> Iterator[CardGroup]:
    """Events for all of the region, and a story of another place; `own` are the lists it has."""
    if "arrangementer" not in own:
        events: list[Content] = [
            event for event in coming_events(library, clock) if is_for_whole_region(event)
        ]
        cards = cards_of(events[:_MOST], library, clock)
        if cards:
            text = f"De er for læger i hele regionen, også {area.where}."
            yield CardGroup(
                "arrangementer", "Arrangementer for hele regionen", "", cards, text=text
            )
    if "historier" not in own:
        found = _story_elsewhere(area, library, clock)
        if found:
            story, text = found
            cards = cards_of((story,), library, clock)
            yield CardGroup("historier", "En historie fra et andet sted", "", cards, text=text)


def _story_elsewhere(area: Area, library: Library, clock: Clock) -> tuple[Told, str] | None:
    """The newest of a place in the same council, else of one alike, else of any other place."""
    council = council_of(area.code, library)
    around = {each.code for each in members_at(council, library, clock)} if council else set()
    scene = _scene(area, library)
    best: tuple[int, Told, str] | None = None
    for story in told(library, clock):
        place = library.area(story.areas[0]) if story.areas else None
        if place is None or area.code in places_of(story.areas):
            continue
        rank, why = 2, ""
        if not around.isdisjoint(places_of((place.code,))):
            rank, why = 0, ", som hører til samme sundhedsråd"
        elif scene and scene in _ALSO and _scene(place, library) is scene:
            rank, why = 1, f", {_ALSO[scene]}"
        if best is None or rank < best[0]:
            best = rank, story, f"Den er fra {place.name}{why}."
    return best[1:] if best else None


def _scene(area: Area, library: Library) -> Subject | None:
    whole = library.area(area.municipality) if area.is_district else area
    return area.scene or (whole.scene if whole else None)
