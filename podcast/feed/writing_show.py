"""Writing what the feed says of the podcast itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime
from html import escape
from urllib.parse import quote

from lxml import etree

from podcast.addresses import FEED, HOME, feed_page
from podcast.feed.items import Item, shortened
from podcast.feed.writing_items import write_location
from podcast.feed.xml import add, yes_or_no
from publishing.site import Site
from records.model.podcast import Show

RSS = "application/rss+xml"


def write_show(channel: etree._Element, show: Show, site: Site, changed: datetime | None) -> None:
    """Append all tags of the channel but its links and items."""
    add(channel, "title", show.title)
    add(channel, "link", site.absolute(HOME))
    add(channel, "description", shortened(escape(show.description, quote=False)))
    add(channel, "language", show.language)
    add(channel, "copyright", show.copyright)
    if changed:
        add(channel, "lastBuildDate", format_datetime(changed))
    _write_image(channel, show, site)
    _write_apple(channel, show)
    _write_podcasting(channel, show)


def _write_image(channel: etree._Element, show: Show, site: Site) -> None:
    cover = site.absolute(quote(show.image.file))
    image = add(channel, "image")
    add(image, "url", cover)
    add(image, "title", show.title)
    add(image, "link", site.absolute(HOME))
    add(channel, "itunes:image", href=cover)
    add(channel, "podcast:image", href=cover, alt=show.image.alt, aspect_ratio="1/1")


def _write_apple(channel: etree._Element, show: Show) -> None:
    add(channel, "itunes:author", show.owner)
    owner = add(channel, "itunes:owner")
    add(owner, "itunes:name", show.owner)
    add(owner, "itunes:email", show.email)
    group = channel
    for name in show.category.split(">"):
        group = add(group, "itunes:category", text=name.strip())
    add(channel, "itunes:explicit", yes_or_no(show.explicit))
    add(channel, "itunes:type", show.type.value)
    if show.new_feed_url:
        add(channel, "itunes:new-feed-url", show.new_feed_url)


def _write_podcasting(channel: etree._Element, show: Show) -> None:
    """The podcast namespace; nothing is said of money, because the show takes none."""
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


def write_trailers(channel: etree._Element, items: Iterable[Item]) -> None:
    """Name the trailers among the items, for apps that play one before the first episode."""
    for item in items:
        if item.type == "trailer":
            node = add(channel, "podcast:trailer", item.title, url=item.sound.url)
            node.set("pubdate", format_datetime(item.published))
            node.set("length", str(item.sound.bytes))
            node.set("type", item.sound.mime)
            if item.season is not None:
                node.set("season", str(item.season))


def write_links(channel: etree._Element, site: Site, number: int, pages: int) -> None:
    """The feed's own address, and those of its other pages (RFC 5005, section 3)."""
    around = {"self": number}
    if pages > 1:
        around |= {"first": 1, "previous": number - 1, "next": number + 1, "last": pages}
    for rel, page in around.items():
        if 1 <= page <= pages:
            add(channel, "atom:link", href=site.absolute(feed_page(page)), rel=rel, type=RSS)


def feed_url(show: Show, site: Site) -> str:
    """The address to subscribe to."""
    return show.new_feed_url or site.absolute(FEED)
