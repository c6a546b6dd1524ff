"""The bridge to feedgen: what it would choose is chosen here, and what it cannot do is added.

The one module that knows how feedgen behaves; `docs/architecture.md` lists what it cannot do. It
dates a feed with the wall clock, puts new entries first, takes the last link for the page, names
itself as generator, and has no types. Extensions of our own are registered as its documentation
says, with `register_extension`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from publishing.cleaning import as_html, cleaned
from publishing.feeds.values import Channel

RSS, ATOM = "application/rss+xml", "application/atom+xml"
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Atom wants a moment of a feed that never held anything."""


class FeedExtension(BaseExtension):  # type: ignore[misc] # feedgen has no types
    """Adds to the head of a feed; register it with `register_extension`."""

    def extend_ns(self) -> dict[str, str]:
        """The namespaces that the root declares."""
        return {}

    def extend_rss(self, feed: etree._Element) -> etree._Element:
        """Add to the root of an RSS feed, whose first child is the channel."""
        return feed

    def extend_atom(self, feed: etree._Element) -> etree._Element:
        """Add to the root of an Atom feed."""
        return feed


class EntryExtension(BaseEntryExtension):  # type: ignore[misc] # feedgen has no types
    """Adds to an entry; `register_extension` takes it beside that of the feed."""

    def extend_rss(self, entry: etree._Element) -> etree._Element:
        """Add to an RSS item."""
        return entry

    def extend_atom(self, entry: etree._Element) -> etree._Element:
        """Add to an Atom entry."""
        return entry


def new_feed(channel: Channel, kind: str) -> FeedGenerator:
    """A feed of that type with its head, without entries."""
    feed = FeedGenerator()
    feed.id(channel.id)
    feed.title(cleaned(channel.title))
    described = cleaned(channel.description)
    feed.description(as_html(described) if kind == RSS else described)
    feed.link(href=channel.feed_url, rel="self", type=kind)
    feed.link(href=channel.home, rel="alternate", type="text/html")  # the last is RSS's <link>
    feed.language(channel.language)
    feed.author(name=cleaned(channel.author))
    feed.generator("")
    feed.docs("")
    feed.updated(channel.changed or _NEVER)
    feed.register_extension("dates", _FeedDate, _EntryDates)
    feed.dates.changed = channel.changed
    return feed


def head_of_any(kind: str) -> FeedGenerator:
    """A feed of that type for one entry, whose own head nobody reads."""
    feed = FeedGenerator()
    feed.id("-")
    feed.title("-")
    feed.description("-")
    feed.link(href="-", type=kind)
    feed.updated(_NEVER)
    feed.register_extension("dates", _FeedDate, _EntryDates)
    return feed


def new_entry(feed: FeedGenerator, guid: str, title: str, page: str, out: datetime) -> FeedEntry:
    """An entry after those that are there, with what RSS and Atom both want.

    Atom wants `updated` too, which otherwise is the wall clock.
    """
    entry = feed.add_entry(order="append")
    entry.guid(guid, permalink=False)
    entry.title(title)
    entry.link(href=page, rel="alternate")
    entry.dates.out = out
    return entry


def rss_bytes(feed: FeedGenerator) -> bytes:
    """The feed as RSS 2.0 in UTF-8, one element on each line."""
    written: bytes = feed.rss_str(pretty=True, encoding="UTF-8")
    return written


def atom_bytes(feed: FeedGenerator) -> bytes:
    """The feed as Atom 1.0 (RFC 4287) in UTF-8, one element on each line."""
    written: bytes = feed.atom_str(pretty=True, encoding="UTF-8")
    return written


def entry_in(feed: bytes, name: str) -> bytes:
    """The lines of the one entry of a feed: the same in every feed of its type.

    The root declares all namespaces, so no entry says anything of the feed that it stands in.
    """
    start, end = f"<{name}>".encode(), f"</{name}>\n".encode()
    first = feed.index(start)
    return feed[feed.rindex(b"\n", 0, first) + 1 : feed.rindex(end) + len(end)]


def with_entries(feed: bytes, entries: Iterable[bytes], end: str) -> bytes:
    """A feed without entries with these in it, before the line that begins with its tag `end`."""
    at = feed.rindex(b"\n", 0, feed.rindex(f"</{end}>".encode())) + 1
    return b"".join((feed[:at], *entries, feed[at:]))


class _FeedDate(FeedExtension):
    """feedgen dates every RSS feed; one that never held anything has no last change."""

    def __init__(self) -> None:
        self.changed: datetime | None = None

    def extend_rss(self, feed: etree._Element) -> etree._Element:
        channel = feed[0]
        for dated in channel.findall("lastBuildDate"):
            if self.changed is None:
                channel.remove(dated)
        return feed


class _EntryDates(EntryExtension):
    """When an entry came out, and what it is about.

    For each date feedgen gives the whole process another locale and takes it back: a third of the
    time of a feed, and other threads see it.
    """

    def __init__(self) -> None:
        self.out: datetime | None = None
        self.tags: Sequence[str] = ()
        """Of RSS; feedgen's own check of each takes as long as writing it."""

    def extend_rss(self, entry: etree._Element) -> etree._Element:
        for tag in self.tags:
            etree.SubElement(entry, "category").text = tag
        if self.out:
            etree.SubElement(entry, "pubDate").text = format_datetime(self.out)
        return entry

    def extend_atom(self, entry: etree._Element) -> etree._Element:
        if self.out:
            etree.SubElement(entry, "published").text = self.out.isoformat()
        return entry


class AtomSound(EntryExtension):
    """The sound of an Atom entry: feedgen's own links of entries lose type and size."""

    def __init__(self) -> None:
        self.link: dict[str, str] = {}

    def extend_atom(self, entry: etree._Element) -> etree._Element:
        """Add the link to the sound, where there is one."""
        if self.link:
            # feedgen writes Atom's elements without their namespace, and the root declares it.
            etree.SubElement(entry, "link", {"rel": "enclosure", **self.link})
        return entry
