"""Events: the list, a page for each event, and a page for each series."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from publishing.addresses import SIGNUP, series_calendar
from publishing.article_text import article_html
from publishing.blocks import Card, CardGroup, Fact, Link
from publishing.calendars.event_calendars import calendar_link
from publishing.cards import cards_of, own_tags
from publishing.labels import label_list
from publishing.lists.events import event_list
from publishing.markdown import render
from publishing.page import Page, make_page, record_head
from publishing.pages.learning.event import LIST, event_page
from publishing.related import related_cards
from publishing.signup import signup_address
from publishing.sources import source_lines
from records.clock import Clock
from records.codes.programme import EventRole, EventType
from records.danish.numbers import joined
from records.danish.sorting import danish_key
from records.facts.advisers import adviser_for
from records.facts.regions import region_labels
from records.facts.visibility import is_over, listed, with_page
from records.loading.library import Library
from records.model.article import Article
from records.model.event import Event, EventSeries
from records.model.people import Partner
from records.model.registry import address_of


def event_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """The list, and the pages of all visible events and series."""
    front = library.find(Article, "arrangementer")
    if front:
        yield events_page(front, library, clock)
    for event in with_page(library, Event, clock):
        yield event_page(event, library, clock)
    for series in with_page(library, EventSeries, clock):
        yield series_page(series, library, clock)


def events_page(front: Article, library: Library, clock: Clock) -> Page:
    """`/arrangementer/`: coming, past, and the standing series."""
    series = sorted(listed(library, EventSeries, clock), key=lambda s: danish_key(s.title))
    coming, past = coming_events(library, clock), past_events(library, clock)
    values = {
        "lead": front.summary,
        "list": event_list(coming, past, series, library, clock),
        "calendar": calendar_link(library, clock),
    }
    head = record_head(front, "events.html", "arrangementer")
    return make_page(head, values, article_html(front, library))


def coming_events(library: Library, clock: Clock) -> tuple[Event, ...]:
    """Events that have not ended, soonest first."""
    found = (event for event in listed(library, Event, clock) if not is_over(event, clock))
    return tuple(sorted(found, key=lambda event: (event.starts, event.id)))


def past_events(library: Library, clock: Clock) -> tuple[Event, ...]:
    """Events that have ended, newest first."""
    found = (event for event in listed(library, Event, clock) if is_over(event, clock))
    return tuple(sorted(found, key=lambda event: (event.starts, event.id), reverse=True))


def series_page(series: EventSeries, library: Library, clock: Clock) -> Page:
    """The page of a series, with its coming and past events."""
    coming = _of_series(coming_events(library, clock), series, library, clock)
    values = {
        "lead": series.summary,
        "tags": own_tags(series, library, clock),
        "calendar": Link(f"{series.title} som kalender", series_calendar(series)),
        "related": related_cards(series, library, clock),
        "facts": (*_facts(series, clock), *_organizers(series, library)),
        "coming": coming,
        "tell_me": None if coming else _tell_me(series, library),
        "past": _of_series(past_events(library, clock), series, library, clock),
        "letters": _letters(series, library),
        "sources": source_lines(series.sources),
        "search_text": "",
    }
    head = record_head(series, "series.html", "arrangementer", (LIST,))
    return make_page(head, values, render(series.body, library) if series.body else "")


def _organizers(series: EventSeries, library: Library) -> Iterator[Fact]:
    for partner_id in series.organizers:
        partner = library.find(Partner, partner_id)
        if partner:
            yield Fact("Arrangør", partner.name, address_of(partner))


def _letters(series: EventSeries, library: Library) -> Link:
    """Where one hears of new dates; for a single kind of reader with that choice made."""
    whom = series.open_to
    url = signup_address(whom[0], library) if len(whom) == 1 else SIGNUP
    return Link("Få nye datoer i nyhedsbrevet", url)


def _of_series(events: tuple[Event, ...], series: EventSeries, library: Library, clock: Clock
               ) -> tuple[Card, ...]:  # fmt: skip
    return cards_of([event for event in events if event.series == series.id], library, clock)


def _tell_me(series: EventSeries, library: Library) -> Link | None:
    """A mail that asks for the next date. Nobody writes to an example."""
    asked = series.contact, series.open_to, series.topics, series.areas
    adviser = adviser_for(library, *asked)
    if adviser is None or adviser.example or series.example:
        return None
    wish = "Sig til, når der er en dato"
    return Link(wish, f"mailto:{adviser.email}?subject={quote(f'{wish}: {series.title}')}")


def _facts(series: EventSeries, clock: Clock) -> Iterator[Fact]:
    if series.role:
        yield Fact("Vores rolle", series.role.label)
    if series.frequency:
        yield Fact("Hyppighed", series.frequency)
    yield Fact("For hvem", label_list(series.open_to))
    yield Fact("Hvor", joined(region_labels(series.regions, clock)))


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
