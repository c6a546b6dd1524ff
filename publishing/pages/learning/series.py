"""The list of series where readers can meet the office."""

from __future__ import annotations

from publishing.blocks import CardGroup
from publishing.cards import cards_of
from records.clock import Clock
from records.codes.programme import EventRole, EventType
from records.danish.sorting import danish_key
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.event import EventSeries


def series_to_meet(library: Library, clock: Clock) -> tuple[CardGroup, ...]:
    """Fairs, and the series of others in which the office takes part."""
    found = [
        series
        for series in listed(library, EventSeries, clock)
        if series.role in (EventRole.DELTAGER, EventRole.MEDARRANGOER)
        or series.type is EventType.MESSE
    ]
    if not found:
        return ()
    found.sort(key=lambda series: danish_key(series.title))
    return (CardGroup("raekker", "Her er vi med", "", cards_of(found, library, clock)),)
