"""The podcast feed: RSS 2.0 with Apple's tags and the podcast namespace (PSP-1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from podcast.addresses import PLAIN_STYLE, STYLE, feed_page
from podcast.audio.sounds import Sounds
from podcast.feed.items import Item, feed_items
from podcast.feed.writing_items import write_items
from podcast.feed.writing_show import write_links, write_show, write_trailers
from podcast.feed.xml import NAMESPACES, yes_or_no
from podcast.identity.lock import read_lock
from podcast.selection import the_show
from publishing.output import OutputFile
from publishing.site import Site
from records.clock import Clock
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
    lock = read_lock(library.project.root)
    items = list(feed_items(library, site, clock, sounds or Sounds(), lock))
    yield from write_feeds(show, site, clock, items)


def write_feeds(
    show: Show, site: Site, clock: Clock, items: Sequence[Item]
) -> Iterator[OutputFile]:
    """The pages of the feed; there is always a first."""
    trailers = [item for item in items if item.type == "trailer"]
    pages = [items[at : at + PER_PAGE] for at in range(0, len(items), PER_PAGE)] or [()]
    for number, page in enumerate(pages, start=1):
        root = etree.Element("rss", {"version": "2.0"}, nsmap=NAMESPACES)
        channel = etree.SubElement(root, "channel")
        write_links(channel, site, number, len(pages))
        write_show(channel, show, site, clock)
        write_trailers(channel, trailers)
        write_items(channel, page, show.language, yes_or_no(show.explicit))
        yield OutputFile(feed_page(number), _as_bytes(root))


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
