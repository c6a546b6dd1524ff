"""The podcast feed taken apart: its channel, and the texts and attributes in it."""

from lxml import etree

from podcast.feed.xml import NAMESPACES


def channel_of(feed: bytes) -> etree._Element:
    found = etree.fromstring(feed).find("channel")
    assert found is not None
    return found


def attributes(node: etree._Element, path: str) -> list[dict[str, str]]:
    return [{str(k): str(v) for k, v in n.items()} for n in node.findall(path, NAMESPACES)]


def texts(node: etree._Element, path: str) -> list[str | None]:
    return [found.text for found in node.findall(path, NAMESPACES)]
