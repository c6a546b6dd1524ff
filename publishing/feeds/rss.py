"""RSS 2.0 with the Atom and Content modules."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from publishing.cleaning import as_html, cleaned
from publishing.feeds.generator import (
    RSS,
    entry_in,
    head_of_any,
    new_entry,
    new_feed,
    rss_bytes,
    with_entries,
)
from publishing.feeds.values import Channel, Item
from publishing.output import MINUTES_TO_LIVE


def rss_item(item: Item) -> bytes:
    """An item as it stands in every RSS feed."""
    feed = head_of_any(RSS)
    entry = new_entry(feed, item.guid, cleaned(item.title), item.url, item.published)
    entry.description(as_html(cleaned(item.summary)))
    entry.content(cleaned(item.html))
    entry.dates.tags = tuple(map(cleaned, item.tags))
    if item.sound:
        entry.enclosure(item.sound.url, str(item.sound.bytes), item.sound.mime)
    return entry_in(rss_bytes(feed), "item")


def write_rss(
    channel: Channel, items: Iterable[Item], text_of: Callable[[Item], bytes] = rss_item
) -> bytes:
    """The feed as RSS 2.0 in UTF-8, items in the order given.

    Titles are plain text, descriptions are HTML (RSS Best Practices Profile). `lastBuildDate` is
    the last change of the feed (RSS 2.0: "the last time the content of the channel changed").
    `text_of` gives what `rss_item` does, for who has it already.
    """
    feed = new_feed(channel, RSS)
    feed.ttl(MINUTES_TO_LIVE)
    return with_entries(rss_bytes(feed), map(text_of, items), "channel")
