"""Feeds and calendars that people subscribed to, and that hold nothing any more."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeVar

from publishing.addresses import area_feed, as_atom, council_feed, series_calendar
from publishing.calendars.calendar import Subscription, write_calendar
from publishing.feeds.atom import write_atom
from publishing.feeds.rss import write_rss
from publishing.feeds.values import Channel, guid_of
from publishing.output import OutputFile
from publishing.site import Site
from records.clock import Clock
from records.facts.memory import Memory
from records.loading.library import Library
from records.model.area import Area
from records.model.base import Record
from records.model.event import EventSeries
from records.model.health_council import HealthCouncil
from records.model.registry import former_ids

R = TypeVar("R", bound=Record)
_ENDED = "Her kommer ikke mere"
_FEED = re.compile(r"feeds/.+\.(xml|atom)|podcast-\d+\.xml")
"""Those of a group, an area or an audience, and older pages of the podcast's feed."""


def moved_subscriptions(library: Library) -> Iterator[tuple[str, str]]:
    """Feeds of areas and councils, and calendars of series, that got another id: where they are."""
    areas, councils = library.all(Area), library.all(HealthCouncil)
    for before, now in (*_moved(areas, area_feed), *_moved(councils, council_feed)):
        yield from ((before, now), (as_atom(before), as_atom(now)))
    yield from _moved(library.all(EventSeries), series_calendar)


def _moved(records: Iterable[R], address: Callable[[R], str]) -> Iterator[tuple[str, str]]:
    for record in records:
        for old in former_ids(record):
            yield address(record.model_copy(update={"id": old})), address(record)


def ended_files(
    memory: Memory, standing: Collection[str], site: Site, clock: Clock
) -> Iterator[OutputFile]:
    """An empty feed or calendar for each that went out and is not made any more.

    A program that is told 404 shows an error each time; an empty calendar takes its entries away.
    """
    for path in memory.files:
        if path in standing:
            continue
        if path.endswith(".ics"):
            name = Subscription(f"{_ENDED} – {site.name}", path)
            yield OutputFile(path, write_calendar([], site, clock, name))
        elif _FEED.fullmatch(path):
            write = write_atom if path.endswith(".atom") else write_rss
            yield OutputFile(path, write(_ended(site, path), []))


def _ended(site: Site, path: str) -> Channel:
    return Channel(
        id=guid_of(site.brand.namespace, "feed", path.rpartition(".")[0]),
        title=f"{_ENDED} – {site.name}",
        description="Feedet er lukket. Du finder de andre feeds på siden.",
        home=site.url,
        feed_url=site.absolute(path),
        author=site.name,
        changed=None,
        language=site.language,
    )
