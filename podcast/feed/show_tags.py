"""The tags of the podcast that feedgen does not know: the podcast namespace (PSP-1), RFC 5005."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.utils import format_datetime
from urllib.parse import quote

from lxml import etree

from podcast.addresses import PLAIN_STYLE, STYLE, feed_page
from podcast.feed.entry_tags import write_location
from podcast.feed.items import Item
from podcast.feed.xml import NAMESPACES, add, yes_or_no
from publishing.feeds.generator import RSS, FeedExtension
from publishing.site import Site
from records.model.show import Show


@dataclass(frozen=True, slots=True)
class Told:
    """What the tags are made of."""

    show: Show
    site: Site
    trailers: tuple[Item, ...]
    number: int
    """Of the page of the feed, from 1."""
    pages: int


class ShowTags(FeedExtension):
    """Writes the tags of the show, and the style sheets that show the feed to people."""

    def __init__(self) -> None:
        self.told: Told | None = None

    def extend_ns(self) -> dict[str, str]:
        """All namespaces, in the order in which the root declares them."""
        return dict(NAMESPACES)

    def extend_rss(self, feed: etree._Element) -> etree._Element:
        """Append the tags to the channel. Raises ValueError where nothing was given."""
        told = self.told
        if told is None:
            raise ValueError("the podcast feed needs its show")
        _write_style_sheets(feed)
        channel = feed[0]
        _write_pages(channel, told)
        _write_picture(channel, told)
        _write_podcasting(channel, told.show)
        _write_trailers(channel, told.trailers)
        return feed


def _write_style_sheets(root: etree._Element) -> None:
    """Browsers without XSLT, which Chromium has left out, take the second."""
    for kind, name in (("text/xsl", STYLE), ("text/css", PLAIN_STYLE)):
        sheet = etree.ProcessingInstruction("xml-stylesheet", f'type="{kind}" href="{name}"')
        root.addprevious(sheet)


def _write_pages(channel: etree._Element, told: Told) -> None:
    """The other pages of the feed (RFC 5005, section 3); feedgen writes the link to itself."""
    number, pages = told.number, told.pages
    around: Mapping[str, int] = {"first": 1, "previous": number - 1, "next": number + 1,
                                 "last": pages}  # fmt: skip
    for rel, page in around.items():
        if pages > 1 and 1 <= page <= pages:
            add(channel, "atom:link", href=told.site.absolute(feed_page(page)), rel=rel, type=RSS)


def _write_picture(channel: etree._Element, told: Told) -> None:
    """The cover, whatever its ending: feedgen takes no `.jpeg`."""
    cover = told.site.absolute(quote(told.show.image.file))
    add(channel, "itunes:image", href=cover)
    add(channel, "podcast:image", href=cover, alt=told.show.image.alt, aspect_ratio="1/1")


def _write_podcasting(channel: etree._Element, show: Show) -> None:
    """The podcast namespace; nothing is said of money, because the show takes none."""
    add(channel, "itunes:explicit", yes_or_no(show.explicit))
    add(channel, "podcast:guid", show.guid)
    add(channel, "podcast:locked", "yes", owner=show.email)
    add(channel, "podcast:medium", "podcast")
    if show.frequency:
        rule = show.frequency.rule or ""
        add(channel, "podcast:updateFrequency", show.frequency.title, rrule=rule)
    if show.license:
        add(channel, "podcast:license", show.license.title, url=show.license.url or "")
    if show.location:
        write_location(channel, show.location)
    for line in show.txt:
        add(channel, "podcast:txt", line.value, purpose=line.purpose or "")


def _write_trailers(channel: etree._Element, trailers: Iterable[Item]) -> None:
    """Name the trailers, for apps that play one before the first episode."""
    for item in trailers:
        node = add(channel, "podcast:trailer", item.title, url=item.sound.url)
        node.set("pubdate", format_datetime(item.published))
        node.set("length", str(item.sound.bytes))
        node.set("type", item.sound.mime)
        if item.season is not None:
            node.set("season", str(item.season))
