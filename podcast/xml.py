"""The XML of the feed: its namespaces, and how an element is added."""

from __future__ import annotations

from lxml import etree

from records.feeds.cleaning import cleaned
from records.feeds.rss import ATOM, CONTENT

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
PSC = "http://podlove.org/simple-chapters"
NAMESPACES = {"atom": ATOM, "content": CONTENT, "itunes": ITUNES, "podcast": PODCAST, "psc": PSC}


def add(parent: etree._Element, name: str, words: str = "", /, **attributes: str) -> etree._Element:
    """Append `prefix:name` with text and attributes; what XML forbids is left out.

    A `_` in the name of an attribute stands for `-`; an attribute without a value is left out.
    """
    prefix, _, local = name.rpartition(":")
    tag = f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local
    node = etree.SubElement(parent, tag)
    for key, value in attributes.items():
        if value:
            node.set(key.replace("_", "-"), cleaned(value))
    if words:
        node.text = cleaned(words)
    return node


def yes_or_no(value: object) -> str:
    """As Apple writes it: `true` or `false`."""
    return "true" if value else "false"
