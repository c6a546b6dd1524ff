"""Every feed and calendar of the site, as files. The podcast feed is made by `podcast`."""

from __future__ import annotations

from collections.abc import Iterator

from records.addresses import (
    DEADLINES_CALENDAR,
    EVENTS_CALENDAR,
    NEWS_JSON,
    NEWS_RSS,
    VACANCIES_JSON_FEED,
    VACANCIES_RSS,
)
from records.clock import Clock
from records.feeds.calendar import Subscription, write_calendar
from records.feeds.entries import deadline_entry, event_entry
from records.feeds.event_calendars import event_calendars
from records.feeds.json_feed import write_json_feed
from records.feeds.narrowed import narrowings
from records.feeds.news import items_by_vacancy, news_channel, news_items, vacancy_channel
from records.feeds.rss import write_rss
from records.feeds.schedule import (
    calendar_events,
    calendar_vacancies,
    deadline_file,
    event_file_address,
)
from records.library import Library
from records.opendata.outputs import data_files
from records.output import OutputFile
from records.site import Site


def feed_files(library: Library, site: Site, clock: Clock) -> Iterator[OutputFile]:
    """The feeds and calendars at the root, a calendar file beside each page that has one, the
    feeds of groups, areas and audiences, and the open data.
    """  # noqa: D205 - one list
    yield from _feeds(library, site, clock)
    yield from data_files(library, site, clock)
    yield from _event_files(library, site, clock)
    yield from _deadline_files(library, site, clock)


def _feeds(library: Library, site: Site, clock: Clock) -> Iterator[OutputFile]:
    news = news_items(library, site, clock)
    rss = write_rss(news_channel(library, site, clock, NEWS_RSS), news)
    yield OutputFile(NEWS_RSS, rss)
    json = write_json_feed(news_channel(library, site, clock, NEWS_JSON), news)
    yield OutputFile(NEWS_JSON, json)
    yield from _vacancy_feeds(library, site, clock)


def _vacancy_feeds(library: Library, site: Site, clock: Clock) -> Iterator[OutputFile]:
    found = items_by_vacancy(library, site, clock)
    openings = [item for _, item in found]
    rss = write_rss(vacancy_channel(library, site, clock, VACANCIES_RSS), openings)
    yield OutputFile(VACANCIES_RSS, rss)
    json = write_json_feed(vacancy_channel(library, site, clock, VACANCIES_JSON_FEED), openings)
    yield OutputFile(VACANCIES_JSON_FEED, json)
    for narrowing in narrowings(library, clock):
        items = [item for vacancy, item in found if narrowing.keep(vacancy)]
        channel = vacancy_channel(library, site, clock, narrowing.address, narrowing)
        yield OutputFile(narrowing.address, write_rss(channel, items))


def _event_files(library: Library, site: Site, clock: Clock) -> Iterator[OutputFile]:
    entries = [(event, event_entry(event, site)) for event in calendar_events(library, clock)]
    subscription = Subscription(f"Arrangementer – {site.name}", EVENTS_CALENDAR)
    whole = write_calendar([entry for _, entry in entries], site, clock, subscription)
    yield OutputFile(EVENTS_CALENDAR, whole)
    yield from event_calendars(entries, library, site, clock)
    for event, entry in entries:
        address = event_file_address(event, clock)
        if address:
            yield OutputFile(address, write_calendar([entry], site, clock))


def _deadline_files(library: Library, site: Site, clock: Clock) -> Iterator[OutputFile]:
    entries = [
        (vacancy, deadline_entry(vacancy, vacancy.closes, site))
        for vacancy in calendar_vacancies(library, clock)
        if vacancy.closes
    ]
    subscription = Subscription(f"Ansøgningsfrister – {site.name}", DEADLINES_CALENDAR)
    whole = write_calendar([entry for _, entry in entries], site, clock, subscription)
    yield OutputFile(DEADLINES_CALENDAR, whole)
    for vacancy, entry in entries:
        yield OutputFile(deadline_file(vacancy), write_calendar([entry], site, clock))
