"""Every feed and calendar of the site, as files. The podcast feed is made by `podcast`."""

from __future__ import annotations

from collections.abc import Iterator

from records.clock import Clock
from records.feeds.calendar import Subscription, write_calendar
from records.feeds.entries import deadline_entry, event_entry
from records.feeds.json_feed import write_json_feed
from records.feeds.news import news_channel, news_items, vacancy_channel, vacancy_items
from records.feeds.rss import write_rss
from records.feeds.schedule import (
    calendar_events,
    calendar_vacancies,
    deadline_file_address,
    event_file_address,
)
from records.library import Library
from records.output import OutputFile
from records.site import Site

NEWS_RSS = "feed.xml"
NEWS_JSON = "feed.json"
VACANCIES_RSS = "muligheder.xml"
EVENTS_CALENDAR = "arrangementer.ics"
DEADLINES_CALENDAR = "frister.ics"


def feed_files(library: Library, site: Site, clock: Clock) -> Iterator[OutputFile]:
    """The feeds and calendars at the root, and a calendar file beside each page that has one."""
    yield from _feeds(library, site, clock)
    yield from _event_files(library, site, clock)
    yield from _deadline_files(library, site, clock)


def _feeds(library: Library, site: Site, clock: Clock) -> Iterator[OutputFile]:
    news = news_items(library, site, clock)
    rss = write_rss(news_channel(library, site, clock, NEWS_RSS), news)
    yield OutputFile(NEWS_RSS, rss)
    json = write_json_feed(news_channel(library, site, clock, NEWS_JSON), news)
    yield OutputFile(NEWS_JSON, json)
    openings = vacancy_items(library, site, clock)
    rss = write_rss(vacancy_channel(library, site, clock, VACANCIES_RSS), openings)
    yield OutputFile(VACANCIES_RSS, rss)


def _event_files(library: Library, site: Site, clock: Clock) -> Iterator[OutputFile]:
    entries = [(event, event_entry(event, site)) for event in calendar_events(library, clock)]
    subscription = Subscription(f"Arrangementer – {site.name}", EVENTS_CALENDAR)
    whole = write_calendar([entry for _, entry in entries], site, clock, subscription)
    yield OutputFile(EVENTS_CALENDAR, whole)
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
        address = deadline_file_address(vacancy, clock)
        if address:
            yield OutputFile(address, write_calendar([entry], site, clock))
