"""All feeds of the site as files, except for the podcast feed (see `podcast`)."""

from __future__ import annotations

from collections.abc import Iterator

from publishing.addresses import (
    NEWS_JSON,
    NEWS_RSS,
    VACANCIES_JSON_FEED,
    VACANCIES_RSS,
)
from publishing.feeds.filters import feed_filters
from publishing.feeds.json_feed import write_json_feed
from publishing.feeds.news import items_by_vacancy, news_channel, news_items, vacancy_channel
from publishing.feeds.rss import write_rss
from publishing.output import OutputFile
from publishing.site import Site
from records.clock import Clock
from records.loading.library import Library


def feed_files(library: Library, site: Site, clock: Clock) -> Iterator[OutputFile]:
    """The feeds at the root, and those of groups, areas and audiences."""
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
    for narrowing in feed_filters(library, clock):
        items = [item for vacancy, item in found if narrowing.keep(vacancy)]
        channel = vacancy_channel(library, site, clock, narrowing.address, narrowing)
        yield OutputFile(narrowing.address, write_rss(channel, items))
