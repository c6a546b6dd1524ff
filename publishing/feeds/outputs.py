"""All feeds of the site as files, except for the podcast feed (see `podcast`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from publishing.addresses import (
    NEWS_JSON,
    NEWS_RSS,
    STORIES_JSON,
    STORIES_RSS,
    VACANCIES_JSON_FEED,
    as_atom,
)
from publishing.dated import Lazy, dated
from publishing.feeds.atom import write_atom
from publishing.feeds.filters import feed_filters
from publishing.feeds.json_feed import item_text, write_json_feed
from publishing.feeds.news import (
    ALL_VACANCIES,
    WORDS_ALONE,
    FeedFilter,
    Media,
    items_by_vacancy,
    news_channel,
    news_items,
    news_records,
    story_channel,
    story_items,
    vacancy_channel,
)
from publishing.feeds.rss import write_rss
from publishing.feeds.values import Channel, Item
from publishing.output import OutputFile
from publishing.site import Site
from records.clock import Clock
from records.facts.families import all_of
from records.facts.turns import last_turn
from records.loading.library import Library
from records.model.told import Told
from records.model.vacancy import Vacancy
from records.source.kept_values import hash_of


def feed_files(
    library: Library, site: Site, clock: Clock, media: Media = WORDS_ALONE
) -> Iterator[OutputFile]:
    """The feeds at the root, and those of groups, areas and audiences."""
    news = news_items(library, site, clock, media=media)
    head = partial(news_channel, library, site, NEWS_RSS)
    turn = last_turn(news_records(library), clock)
    yield from _rss_and_atom(NEWS_RSS, _Feed(head, news, turn, site), library, clock)
    yield OutputFile(NEWS_JSON, write_json_feed(news_channel(library, site, NEWS_JSON), news))
    yield from _story_feeds(library, site, clock, media)
    yield from _vacancy_feeds(library, site, clock)


def _story_feeds(library: Library, site: Site, clock: Clock, media: Media) -> Iterator[OutputFile]:
    """Summaries alone, as in the news: whoever told may take it back, and programs keep copies."""
    told = story_items(library, site, clock, media)
    turn = last_turn(all_of(library, Told), clock)
    head = partial(story_channel, library, site, STORIES_RSS)
    yield from _rss_and_atom(STORIES_RSS, _Feed(head, told, turn, site), library, clock)
    yield OutputFile(
        STORIES_JSON, write_json_feed(story_channel(library, site, STORIES_JSON), told)
    )


def _vacancy_feeds(library: Library, site: Site, clock: Clock) -> Iterator[OutputFile]:
    found = items_by_vacancy(library, site, clock)
    channel = vacancy_channel(library, site, address=VACANCIES_JSON_FEED)
    text_of = partial(_kept_text, library)
    json = write_json_feed(channel, [item for _, item in found], text_of)
    yield OutputFile(VACANCIES_JSON_FEED, json)
    for narrowing in (ALL_VACANCIES, *feed_filters(library, clock)):
        feed = _vacancy_feed(narrowing, found, library, site, clock)
        yield from _rss_and_atom(narrowing.address, feed, library, clock)


def _kept_text(library: Library, item: Item, author: str) -> str:
    key = hash_of("item as JSON", library.hash_of(item), author)
    return library.kept.get(key, partial(item_text, item, author))


@dataclass(frozen=True, slots=True)
class _Feed:
    head: Callable[[datetime | None], Channel]
    """The channel of the RSS feed, by its last change."""
    items: Sequence[Item]
    turn: datetime | None
    site: Site

    def made_of(self, library: Library) -> bytes:
        """A hash of all that is in it but its last change."""
        items = list(map(library.hash_of, self.items))
        return hash_of(self.head(None), library.hash_of(self.site), items)

    def as_rss(self, changed: datetime | None) -> bytes:
        return write_rss(self.head(changed), self.items)

    def as_atom(self, address: str, changed: datetime | None) -> bytes:
        head = replace(self.head(changed), feed_url=self.site.absolute(address))
        return write_atom(head, self.items)


def _vacancy_feed(
    narrowing: FeedFilter,
    found: Iterable[tuple[Vacancy, Item]],
    library: Library,
    site: Site,
    clock: Clock,
) -> _Feed:
    items = [item for vacancy, item in found if narrowing.keep(vacancy)]
    turns = library.once(("turns", clock), lambda: _turns(library, clock))
    held = [turn for vacancy, turn in turns if narrowing.keep(vacancy)]
    head = partial(vacancy_channel, library, site, narrowing)
    return _Feed(head, items, max(held, default=None), site)


def _turns(library: Library, clock: Clock) -> tuple[tuple[Vacancy, datetime], ...]:
    """When each opening last changed: every feed asks of those that it holds."""
    found = ((vacancy, last_turn((vacancy,), clock)) for vacancy in library.all(Vacancy))
    return tuple((vacancy, turn) for vacancy, turn in found if turn)


def _rss_and_atom(
    address: str, feed: _Feed, library: Library, clock: Clock
) -> Iterator[OutputFile]:
    atom, made_of = as_atom(address), feed.made_of(library)
    for path, write in ((address, feed.as_rss), (atom, partial(feed.as_atom, atom))):
        lazy = Lazy(hash_of(path, made_of), library.kept)
        yield dated(path, write, feed.turn, library.memory, clock, lazy)
