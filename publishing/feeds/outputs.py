"""All feeds of the site as files, except for the podcast feed (see `podcast`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from publishing.addresses import (
    NEWS_JSON,
    NEWS_RSS,
    VACANCIES_JSON_FEED,
)
from publishing.dated import dated
from publishing.feeds.filters import feed_filters
from publishing.feeds.json_feed import write_json_feed
from publishing.feeds.news import (
    ALL_VACANCIES,
    FeedFilter,
    items_by_vacancy,
    news_channel,
    news_items,
    news_records,
    vacancy_channel,
)
from publishing.feeds.rss import Item, write_rss
from publishing.output import OutputFile
from publishing.site import Site
from records.clock import Clock
from records.facts.turns import last_turn
from records.loading.library import Library
from records.model.vacancy import Vacancy


def feed_files(library: Library, site: Site, clock: Clock) -> Iterator[OutputFile]:
    """The feeds at the root, and those of groups, areas and audiences."""
    news = news_items(library, site, clock)

    def write(changed: datetime | None) -> bytes:
        return write_rss(news_channel(library, site, NEWS_RSS, changed), news)

    turn = last_turn(news_records(library), clock)
    yield dated(NEWS_RSS, write, turn, library.memory, clock)
    yield OutputFile(NEWS_JSON, write_json_feed(news_channel(library, site, NEWS_JSON), news))
    yield from _vacancy_feeds(library, site, clock)


def _vacancy_feeds(library: Library, site: Site, clock: Clock) -> Iterator[OutputFile]:
    found = items_by_vacancy(library, site, clock)
    channel = vacancy_channel(library, site, address=VACANCIES_JSON_FEED)
    json = write_json_feed(channel, [item for _, item in found])
    yield OutputFile(VACANCIES_JSON_FEED, json)
    for narrowing in (ALL_VACANCIES, *feed_filters(library, clock)):
        yield _vacancy_feed(narrowing, found, library, site, clock)


def _vacancy_feed(
    narrowing: FeedFilter,
    found: Iterable[tuple[Vacancy, Item]],
    library: Library,
    site: Site,
    clock: Clock,
) -> OutputFile:
    items = [item for vacancy, item in found if narrowing.keep(vacancy)]
    held = (vacancy for vacancy in library.all(Vacancy) if narrowing.keep(vacancy))

    def write(changed: datetime | None) -> bytes:
        return write_rss(vacancy_channel(library, site, narrowing, changed), items)

    return dated(narrowing.address, write, last_turn(held, clock), library.memory, clock)
