"""The podcast feed: RSS 2.0 with Apple's tags and the podcast namespace (PSP-1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial

from lxml import etree

from podcast.addresses import PLAIN_STYLE, STYLE, feed_page
from podcast.audio.sounds import Sounds
from podcast.feed.items import Item, feed_items
from podcast.feed.writing_items import write_items
from podcast.feed.writing_show import write_links, write_show, write_trailers
from podcast.feed.xml import NAMESPACES, yes_or_no
from podcast.identity.remembered import known_lock
from podcast.selection import the_show
from publishing.dated import dated
from publishing.output import OutputFile
from publishing.site import Site
from records.clock import Clock
from records.facts.memory import Memory
from records.loading.library import Library
from records.model.podcast import Show

PER_PAGE = 300
"""Episodes on each page of the feed; larger feeds are slow in apps and cut off by some."""


def podcast_feeds(
    library: Library, site: Site, clock: Clock, sounds: Sounds | None = None
) -> Iterator[OutputFile]:
    """The feed in UTF-8, newest episode first; the same bytes for the same clock.

    Descriptions are HTML (RSS Best Practices Profile), so plain text is escaped once more.
    `sounds` keeps what one build has measured. Raises LookupError where there is no show, and
    AudioError or LockError for what `podcast.checks` reports.
    """
    show = the_show(library)
    if show is None:
        raise LookupError("a podcast feed needs a show")
    lock = known_lock(library)
    items = list(feed_items(library, site, clock, sounds or Sounds(), lock))
    yield from write_feeds(show, site, items, library.memory, clock)


def write_feeds(
    show: Show, site: Site, items: Sequence[Item], memory: Memory, clock: Clock
) -> Iterator[OutputFile]:
    """The pages of the feed; there is always a first."""
    turn = max((item.published for item in items), default=None)
    for number in range(1, _count(items) + 1):
        write = partial(_page, show, site, items, number)
        yield dated(feed_page(number), write, turn, memory, clock)


def _count(items: Sequence[Item]) -> int:
    return max(1, -(-len(items) // PER_PAGE))


def _page(
    show: Show, site: Site, items: Sequence[Item], number: int, changed: datetime | None
) -> bytes:
    trailers = [item for item in items if item.type == "trailer"]
    root = etree.Element("rss", {"version": "2.0"}, nsmap=NAMESPACES)
    channel = etree.SubElement(root, "channel")
    write_links(channel, site, number, _count(items))
    write_show(channel, show, site, changed)
    write_trailers(channel, trailers)
    shown = items[(number - 1) * PER_PAGE : number * PER_PAGE]
    write_items(channel, shown, show.language, yes_or_no(show.explicit))
    return _as_bytes(root)


def _as_bytes(root: etree._Element) -> bytes:
    """The document, with the style sheets that show it to people.

    Browsers without XSLT, which Chromium is about to leave out, take the second.
    """
    for kind, name in (("text/xsl", STYLE), ("text/css", PLAIN_STYLE)):
        sheet = etree.ProcessingInstruction("xml-stylesheet", f'type="{kind}" href="{name}"')
        root.addprevious(sheet)
    return etree.tostring(
        root.getroottree(), encoding="UTF-8", xml_declaration=True, pretty_print=True
    )
