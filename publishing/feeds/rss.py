"""Feeds as values, and written as RSS 2.0 with the Atom and Content modules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from html import escape

from lxml import etree

from publishing.cleaning import cleaned
from publishing.output import MINUTES_TO_LIVE

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"


def guid_of(namespace: str, kind: str, record_id: str) -> str:
    """`urn:min-almen-praksis:vacancy:bornholm-roenne-2026-1`.

    Feed readers recognise an item by it, so it is made of what never changes: kind and id, not
    title, slug, section, or the address of the site.
    """
    return f"urn:{namespace}:{kind}:{record_id}"


@dataclass(frozen=True, slots=True)
class Channel:
    """The head of a feed. Addresses are absolute."""

    title: str
    description: str
    home: str
    """The address of the page that the feed belongs to."""
    feed_url: str
    """The address of the feed."""
    changed: datetime | None
    """When the feed last changed; None for one that never held anything."""
    language: str = "da"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed. Texts are plain except `html`; moments are aware."""

    guid: str
    kind: str
    """The key of the kind, e.g. `vacancy`."""
    url: str
    title: str
    summary: str
    html: str
    """Clean HTML with absolute links only."""
    published: datetime
    modified: datetime | None = None
    tags: tuple[str, ...] = ()
    example: bool = False
    deadline: datetime | None = None


def write_rss(channel: Channel, items: Iterable[Item]) -> bytes:
    """The feed as RSS 2.0 in UTF-8, items in the order given.

    Titles are plain text, descriptions are HTML (RSS Best Practices Profile), so the summary is
    escaped once more than the title. `lastBuildDate` is the last change of the feed (RSS 2.0: "the
    last time the content of the channel changed").
    """
    rss = etree.Element("rss", {"version": "2.0"}, nsmap={"atom": ATOM, "content": CONTENT})
    root = etree.SubElement(rss, "channel")
    _add(root, "title", channel.title)
    _add(root, "link", channel.home)
    _add(root, "description", escape(channel.description, quote=False))
    _add(root, "language", channel.language)
    if channel.changed:
        _add(root, "lastBuildDate", format_datetime(channel.changed))
    _add(root, "ttl", str(MINUTES_TO_LIVE))
    link = {"href": channel.feed_url, "rel": "self", "type": "application/rss+xml"}
    etree.SubElement(root, f"{{{ATOM}}}link", link)
    for item in items:
        _add_item(root, item)
    return etree.tostring(rss, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _add_item(root: etree._Element, item: Item) -> None:
    node = etree.SubElement(root, "item")
    _add(node, "title", item.title)
    _add(node, "link", item.url)
    _add(node, "guid", item.guid).set("isPermaLink", "false")
    _add(node, "pubDate", format_datetime(item.published))
    _add(node, "description", escape(item.summary, quote=False))
    for tag in item.tags:
        _add(node, "category", tag)
    _add(node, f"{{{CONTENT}}}encoded", item.html)


def _add(parent: etree._Element, name: str, text: str) -> etree._Element:
    node = etree.SubElement(parent, name)
    node.text = cleaned(text)
    return node
