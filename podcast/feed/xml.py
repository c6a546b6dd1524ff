"""The XML of the feed: its namespaces, and how an element is added."""

from __future__ import annotations

from functools import cache

from lxml import etree

from publishing.cleaning import cleaned

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
PSC = "http://podlove.org/simple-chapters"
NAMESPACES = {"atom": ATOM, "content": CONTENT, "itunes": ITUNES, "podcast": PODCAST, "psc": PSC}


def add(parent: etree._Element, name: str, words: str = "", /, **attributes: str) -> etree._Element:
    """Append `prefix:name` with text and attributes; what XML forbids is left out.

    A `_` in the name of an attribute stands for `-`; an attribute without a value is left out.
    """
    known = {
        key.replace("_", "-"): value if value.isprintable() else cleaned(value)
        for key, value in attributes.items()
        if value
    }
    node = etree.SubElement(parent, tag(name), known)
    if words:
        node.text = words if words.isprintable() else cleaned(words)
    return node


@cache
def tag(name: str) -> str:
    """`itunes:title` as lxml names it."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


def yes_or_no(value: object) -> str:
    """As Apple writes it: `true` or `false`."""
    return "true" if value else "false"
