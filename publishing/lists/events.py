"""The list of events: coming, standing series, past."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publishing import addresses
from publishing.calendars.event_calendars import calendar_link, filled_calendars
from publishing.lists.facet import Compare, Facet, audiences, coded, limited, themes
from publishing.lists.listing import Ask, ListView, Part, Sort, Words, list_view
from publishing.lists.places import council_facet_of, town_facet
from records.clock import Clock
from records.codes.people import AudienceCode
from records.codes.programme import EventRole, EventType
from records.facts.help import places_of
from records.facts.visibility import is_over
from records.loading.library import Library
from records.model.base import Content
from records.model.event import Event, EventSeries

WORDS = Words("arrangement", "arrangementer")
_DAYS = (7, 14, 30, 90)
SORTS = (
    Sort("", "Dato"),
    Sort("titel", "Titel", "titel"),
    Sort("nyeste", "Nyeste", "lagt", down=True),
)


def event_list(
    coming: Sequence[Event],
    past: Sequence[Event],
    series: Sequence[EventSeries],
    library: Library,
    clock: Clock,
) -> ListView:
    """What is coming first, then what comes again, then what was held."""
    parts: tuple[Part[Content], ...] = (
        Part("kommende", "Kommende arrangementer", coming),
        Part("raekker", "Arrangementer, der kommer igen", series,
             "Rækker, som vi holder eller er med i. Datoerne kommer her på siden."),
        Part("tidligere", "Tidligere arrangementer", past),
    )  # fmt: skip
    made = list_view(parts, event_ask(library, clock), library, clock)
    return replace(made, feed=calendar_link(library, clock))


def event_ask(library: Library, clock: Clock) -> Ask[Content]:
    """The questions and orders. Open house is always offered, so that its absence is told."""
    filled = filled_calendars(library, clock)

    def calendar(code: AudienceCode) -> str:
        address = addresses.audience_calendar(code)
        return address if address in filled else ""

    def places(one: Content) -> tuple[str, ...]:
        return places_of(one, library) if isinstance(one, EventSeries) else one.areas

    facets: tuple[Facet[Content], ...] = (
        audiences(calendar),
        coded("type", "Type", EventType, _types, always=(EventType.AABENT_HUS,)),
        town_facet(),
        council_facet_of(places, library, clock),
        limited("tid", "Hvornår", lambda one: _moment(one, clock),
                [(days, f"Inden for {days} dage") for days in _DAYS],
                Compare.WITHIN, "Alle datoer"),
        coded("rolle", "Hvem holder det", EventRole, _roles),
        themes(),
    )  # fmt: skip
    return Ask("arrangementer", WORDS, facets, SORTS, _keys)


def _keys(one: Content) -> dict[str, str]:
    return {"titel": one.title, "lagt": one.published.isoformat()}


def _types(one: Content) -> Sequence[EventType]:
    return (one.type,) if isinstance(one, (Event, EventSeries)) and one.type else ()


def _roles(one: Content) -> Sequence[EventRole]:
    return (one.role,) if isinstance(one, (Event, EventSeries)) and one.role else ()


def _moment(one: Content, clock: Clock) -> str | None:
    """When a coming event begins; when it ends, once it has begun."""
    if not isinstance(one, Event) or is_over(one, clock):
        return None
    return (one.starts if one.starts >= clock.utc else one.ends).isoformat()
