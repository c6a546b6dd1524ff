"""All feeds of the site as files, except for the podcast feed (see `podcast`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
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
from publishing.feeds.atom import atom_entry, write_atom
from publishing.feeds.filters import feed_filters, marks_of
from publishing.feeds.json_feed import item_text, write_json_feed
from publishing.feeds.news import (
    ALL_VACANCIES,
    WORDS_ALONE,
    Media,
    items_by_vacancy,
    news_channel,
    news_items,
    news_records,
    story_channel,
    story_items,
    vacancy_channel,
)
from publishing.feeds.rss import rss_item, write_rss
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
    yield from _rss_and_atom(NEWS_RSS, _Feed(head, news, turn, site, library), clock)
    yield OutputFile(NEWS_JSON, write_json_feed(news_channel(library, site, NEWS_JSON), news))
    yield from _story_feeds(library, site, clock, media)
    yield from _vacancy_feeds(library, site, clock)


def _story_feeds(library: Library, site: Site, clock: Clock, media: Media) -> Iterator[OutputFile]:
    """Summaries alone, as in the news: whoever told may take it back, and programs keep copies."""
    told = story_items(library, site, clock, media)
    turn = last_turn(all_of(library, Told), clock)
    head = partial(story_channel, library, site, STORIES_RSS)
    yield from _rss_and_atom(STORIES_RSS, _Feed(head, told, turn, site, library), clock)
    yield OutputFile(
        STORIES_JSON, write_json_feed(story_channel(library, site, STORIES_JSON), told)
    )


def _vacancy_feeds(library: Library, site: Site, clock: Clock) -> Iterator[OutputFile]:
    found = items_by_vacancy(library, site, clock)
    channel = vacancy_channel(library, site, address=VACANCIES_JSON_FEED)
    text_of = partial(_kept_text, library)
    json = write_json_feed(channel, [item for _, item in found], text_of)
    yield OutputFile(VACANCIES_JSON_FEED, json)
    held, turns = _by_mark(found), _turns(library, clock)
    for narrowing in (ALL_VACANCIES, *feed_filters(library, clock)):
        numbers = sorted({number for mark in narrowing.marks for number in held.get(mark, ())})
        turn = max((turns[mark] for mark in narrowing.marks if mark in turns), default=None)
        head = partial(vacancy_channel, library, site, narrowing)
        feed = _Feed(head, [found[number][1] for number in numbers], turn, site, library)
        yield from _rss_and_atom(narrowing.address, feed, clock)


def _kept_text(library: Library, item: Item, author: str) -> str:
    key = hash_of("item as JSON", library.hash_of(item), author)
    return library.kept.get(key, partial(item_text, item, author))


def _kept_lines(library: Library, write: Callable[[Item], bytes], item: Item) -> bytes:
    """An opening stands in about ten feeds, and is written for the first of them."""
    key = hash_of("item as XML", write.__name__, library.hash_of(item))
    return library.kept.get(key, partial(write, item))


@dataclass(frozen=True, slots=True)
class _Feed:
    head: Callable[[datetime | None], Channel]
    """The channel of the RSS feed, by its last change."""
    items: Sequence[Item]
    turn: datetime | None
    site: Site
    library: Library

    def made_of(self) -> bytes:
        """A hash of all that is in it but its last change."""
        items = list(map(self.library.hash_of, self.items))
        return hash_of(self.head(None), self.library.hash_of(self.site), items)

    def as_rss(self, changed: datetime | None) -> bytes:
        return write_rss(
            self.head(changed), self.items, partial(_kept_lines, self.library, rss_item)
        )

    def as_atom(self, address: str, changed: datetime | None) -> bytes:
        head = replace(self.head(changed), feed_url=self.site.absolute(address))
        return write_atom(head, self.items, partial(_kept_lines, self.library, atom_entry))


def _by_mark(found: Sequence[tuple[Vacancy, Item]]) -> Mapping[str, Sequence[int]]:
    """The numbers of the open vacancies that each mark stands for."""
    held: defaultdict[str, list[int]] = defaultdict(list)
    for number, (vacancy, _) in enumerate(found):
        for mark in marks_of(vacancy):
            held[mark].append(number)
    return held


def _turns(library: Library, clock: Clock) -> Mapping[str, datetime]:
    """When the vacancies of each mark last changed: open ones, and those that left the feed."""
    turns: dict[str, datetime] = {}
    for vacancy in library.all(Vacancy):
        turn = last_turn((vacancy,), clock)
        if turn:
            for mark in marks_of(vacancy):
                turns[mark] = max(turn, turns.get(mark, turn))
    return turns


def _rss_and_atom(address: str, feed: _Feed, clock: Clock) -> Iterator[OutputFile]:
    atom, made_of, library = as_atom(address), feed.made_of(), feed.library
    for path, write in ((address, feed.as_rss), (atom, partial(feed.as_atom, atom))):
        lazy = Lazy(hash_of(path, made_of), library.kept)
        yield dated(path, write, feed.turn, library.memory, clock, lazy)
