"""RSS 2.0 with the Atom and Content modules."""

from __future__ import annotations

from collections.abc import Iterable

from publishing.cleaning import as_html, cleaned
from publishing.feeds.generator import RSS, new_entry, new_feed, rss_bytes
from publishing.feeds.values import Channel, Item
from publishing.output import MINUTES_TO_LIVE


def write_rss(channel: Channel, items: Iterable[Item]) -> bytes:
    """The feed as RSS 2.0 in UTF-8, items in the order given.

    Titles are plain text, descriptions are HTML (RSS Best Practices Profile). `lastBuildDate` is
    the last change of the feed (RSS 2.0: "the last time the content of the channel changed").
    """
    feed = new_feed(channel, RSS)
    feed.ttl(MINUTES_TO_LIVE)
    for item in items:
        entry = new_entry(feed, item.guid, cleaned(item.title), item.url, item.published)
        entry.description(as_html(cleaned(item.summary)))
        entry.content(cleaned(item.html))
        entry.dates.tags = tuple(map(cleaned, item.tags))
        if item.sound:
            entry.enclosure(item.sound.url, str(item.sound.bytes), item.sound.mime)
    return rss_bytes(feed)
