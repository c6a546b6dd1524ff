"""The days in records that belong to an area: key figures, designations, events, deadlines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publishing.pages.areas.area_lists import in_area, openings_in
from publishing.pages.learning.events import coming_events
from records.clock import Clock
from records.danish.dates import NBSP
from records.danish.partial_dates import partial_date
from records.facts.designations import designations_of
from records.facts.regions import MERGED, MERGER
from records.facts.status import deadline_text
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.model.area import Area
from records.model.article import Article
from records.model.figure import HOLE, Figure
from records.model.registry import address_of

_WHEN = re.compile(rf"[ {NBSP}]*\b(?:den|fra den|i|fra)?[ {NBSP}]*{re.escape(HOLE)}")
_OF_MERGER = "region-oestdanmark-fra-2027"
"""The article that tells what the new region changes."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a month or year, and what it is."""

    day: str
    """`2026`, `2026-01` or `2026-01-31`."""
    when: str
    text: str
    url: str = ""
    example: bool = False
    is_deadline: bool = False


def moments_of(area: Area, library: Library, clock: Clock) -> Iterator[Moment]:
    """All that records know, in no order."""
    yield from _figures(area, library)
    yield from _designations(area, library, clock)
    for event in in_area(area, coming_events(library, clock)):
        day = event.start_date.isoformat()
        yield Moment(day, partial_date(day), event.title, address_of(event) or "", event.example)
    for opening in openings_in(area, library, clock):
        if opening.closes:
            day = opening.closes.date().isoformat()
            text, url = f"Frist: {opening.title}", address_of(opening) or ""
            yield Moment(day, deadline_text(opening), text, url, opening.example, is_deadline=True)
    yield _merger(area, library, clock)


def _figures(area: Area, library: Library) -> Iterator[Moment]:
    """The key figures about the place whose value is a day."""
    for figure in library.all(Figure):
        about = any(str(topic) == area.id for topic in figure.topics)
        if about and _plain(figure.amount) == _plain(partial_date(figure.date)):
            text = _WHEN.sub("", figure.text).strip(" .")
            yield Moment(figure.date, _upper(figure.amount), text, example=figure.example)


def _designations(area: Area, library: Library, clock: Clock) -> Iterator[Moment]:
    for each in designations_of((area.code,), library, clock):
        url, start, end = address_of(each) or "", each.valid_from, each.valid_through
        begins = "Udpeget som lægedækningstruet område"
        yield Moment(start, partial_date(start), begins, url, each.example)
        if end != start:
            ends = "Sidste dag som udpeget område"
            yield Moment(end, partial_date(end), ends, url, each.example)


def _merger(area: Area, library: Library, clock: Clock) -> Moment:
    article = library.find(Article, _OF_MERGER)
    is_shown = article is not None and visibility(article, clock) is not Visibility.HIDDEN
    url = (address_of(article) or "") if article and is_shown else ""
    day = MERGER.isoformat()
    return Moment(day, partial_date(day), f"{area.name} ligger i {MERGED}", url)


def _plain(words: str) -> str:
    return words.replace(NBSP, " ")


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
