"""The podcast feed: RSS 2.0 with Apple's tags and the podcast namespace (PSP-1), by feedgen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from urllib.parse import quote

from feedgen.feed import FeedGenerator

from podcast.addresses import HOME, feed_page
from podcast.audio.sounds import Sounds
from podcast.feed.entry_tags import EpisodeTags
from podcast.feed.items import Item, feed_items, shortened
from podcast.feed.paging import paged
from podcast.feed.show_tags import ShowTags, Told
from podcast.feed.xml import yes_or_no
from podcast.identity.remembered import known_lock
from podcast.selection import the_show
from publishing.cleaning import as_html, cleaned
from publishing.dated import dated
from publishing.feeds.generator import RSS, new_entry, new_feed, rss_bytes
from publishing.feeds.values import Channel
from publishing.output import OutputFile
from publishing.podcast_settings import PAGE_SIZE
from publishing.site import Site
from records.clock import Clock
from records.facts.memory import Memory
from records.loading.library import Library
from records.model.show import Show


def podcast_feeds(
    library: Library,
    site: Site,
    clock: Clock,
    sounds: Sounds | None = None,
    size: int = PAGE_SIZE,
) -> Iterator[OutputFile]:
    """The feed in UTF-8, newest episode first; the same bytes for the same clock.

    `sounds` keeps what one build has measured, `size` is the number of episodes on each page.
    Raises LookupError where there is no show, and AudioError or LockError for what
    `podcast.checks` reports.
    """
    show = the_show(library)
    if show is None:
        raise LookupError("a podcast feed needs a show")
    lock = known_lock(library)
    items = list(feed_items(library, site, clock, sounds or Sounds(), lock))
    yield from write_feeds(Feed(show, site, items, size), library.memory, clock)


@dataclass(frozen=True, slots=True)
class Feed:
    """What the feed is made of."""

    show: Show
    site: Site
    items: Sequence[Item]
    """Newest first."""
    size: int = PAGE_SIZE
    """Episodes on each page."""


def write_feeds(feed: Feed, memory: Memory, clock: Clock) -> Iterator[OutputFile]:
    """The pages of the feed; there is always a first."""
    turn = max((item.published for item in feed.items), default=None)
    pages = paged(feed.items, feed.size)
    for number, shown in enumerate(pages, 1):
        write = partial(_page, feed, shown, number, len(pages))
        yield dated(feed_page(number), write, turn, memory, clock)


def _page(
    feed: Feed, shown: Sequence[Item], number: int, pages: int, changed: datetime | None
) -> bytes:
    show, site = feed.show, feed.site
    made = new_feed(_channel(show, site, number, changed), RSS)
    made.register_extension("podcasting", ShowTags, EpisodeTags, atom=False)
    made.load_extension("podcast", atom=False)
    trailers = tuple(item for item in feed.items if item.type == "trailer")
    made.podcasting.told = Told(show, site, trailers, number, pages)
    _tell_show(made, show, site)
    explicit = yes_or_no(show.explicit)
    for item in shown:
        _add_item(made, item, show.language, explicit)
    return rss_bytes(made)


def _channel(show: Show, site: Site, number: int, changed: datetime | None) -> Channel:
    return Channel(
        id=f"urn:uuid:{show.guid}",
        title=show.title,
        description=show.description,
        home=site.absolute(HOME),
        feed_url=site.absolute(feed_page(number)),
        author=show.owner,
        changed=changed,
        language=show.language,
    )


def _tell_show(made: FeedGenerator, show: Show, site: Site) -> None:
    """What feedgen knows of RSS and of Apple's tags; `ShowTags` adds the rest."""
    made.description(shortened(as_html(cleaned(show.description))))
    made.copyright(cleaned(show.copyright))
    cover = site.absolute(quote(show.image.file))
    made.image(url=cover, title=cleaned(show.title), link=site.absolute(HOME))
    apple = made.podcast
    apple.itunes_author(cleaned(show.owner))
    apple.itunes_owner(name=cleaned(show.owner), email=show.email)
    category, _, narrower = (part.strip() for part in show.category.partition(">"))
    apple.itunes_category({"cat": category, **({"sub": narrower} if narrower else {})})
    apple.itunes_type(show.type.value)
    if show.new_feed_url:
        apple.itunes_new_feed_url(show.new_feed_url)


def _add_item(made: FeedGenerator, item: Item, language: str, explicit: str) -> None:
    entry = new_entry(made, item.guid, item.title, item.page, item.published)
    entry.description(item.description)
    entry.content(item.notes)
    entry.enclosure(item.sound.url, str(item.sound.bytes), item.sound.mime)
    apple = entry.podcast
    apple.itunes_title(item.title)
    apple.itunes_duration(item.sound.seconds)
    apple.itunes_episode_type(item.type)
    apple.itunes_season(item.season)
    apple.itunes_episode(item.number)
    tags = entry.podcasting
    tags.item, tags.language, tags.explicit = item, language, explicit
