"""Areas that begin or cease to be ours, and the day the region becomes another."""

from __future__ import annotations

from collections.abc import Iterator

from editing.agenda.item import AgendaItem, Urgency
from records.clock import Clock, midnight
from records.facts.regions import MERGED, MERGER, municipalities, old_region_of
from records.loading.library import Library
from records.model.area import Area
from records.model.offer import Offer
from records.started import command


def areas(library: Library, _clock: Clock) -> Iterator[AgendaItem]:
    """The days on which areas change."""
    for area in library.all(Area):
        if area.valid_from:
            said = "Området begynder at gælde"
            loc = ("valid_from",)
            yield AgendaItem(area.valid_from, Urgency.BEGINS, "valid_from", said, "", area, loc)
        if area.valid_through:
            said = "Områdets sidste dag"
            do = "Se efter, om opslag og rådgivere peger på et område, der gælder bagefter."
            loc = ("valid_through",)
            yield AgendaItem(area.valid_through, Urgency.ACT, "valid_through", said, do, area, loc)
    yield _merger(library)
    yield from _offers_of_one_region(library)


def _offers_of_one_region(library: Library) -> Iterator[AgendaItem]:
    then = Clock(midnight(MERGER))
    for offer in library.all(Offer):
        region = old_region_of(offer.regions, then)
        if region and offer.is_usable and not (offer.areas or offer.draft):
            said = f"Tilbuddet gælder kun kommunerne i det tidligere {region.label}"
            do = "Skriv begge regioner i regions, hvis det skal gælde alle."
            loc = ("regions",)
            yield AgendaItem(MERGER, Urgency.BEGINS, "regions", said, do, offer, loc)


def _merger(library: Library) -> AgendaItem:
    """After that day nobody has to do anything: the site changes by itself."""
    then = Clock(midnight(MERGER))
    number = len(municipalities(library, then))
    do = f"Se siden, som den bliver: {command('serve')} --clock {MERGER}T09:00."
    said = f"Regionen bliver {MERGED} med {number} kommuner"
    return AgendaItem(MERGER, Urgency.BEGINS, "merger", said, do)
