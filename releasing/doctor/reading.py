"""Whether programs can read what the site offers them: feeds, calendars, open data, the map."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import icalendar
from lxml import etree, html

from releasing.doctor.finding import Finding, fault, fine
from releasing.doctor.visitor import Answer, UnreachableError, Visitor

_MOST_LINKS = 50


@dataclass(frozen=True, slots=True)
class Offered:
    """What a page names; absolute addresses on the site's own host, each once."""

    followed: tuple[str, ...] = ()
    """Feeds and calendars."""
    assets: tuple[str, ...] = ()
    """Style and scripts."""
    links: tuple[str, ...] = ()
    """Where its text leads, other sites as well."""
    home: str = ""
    """Where the page says that it is."""


def offered(page: Answer) -> Offered:
    """Read a page as far as it can be read."""
    try:
        tree = html.fromstring(page.body, parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.LxmlError, ValueError):
        return Offered()

    def found(path: str) -> tuple[str, ...]:
        values = tree.xpath(path)
        absolute = (_joined(page.url, str(value)) for value in values)  # type: ignore[union-attr]
        return tuple(dict.fromkeys(filter(None, absolute)))

    own = urlsplit(page.url).netloc
    followed = found("//link[contains(@rel, 'alternate')]/@href")
    assets = found("//link[@rel='stylesheet']/@href | //script/@src")
    return Offered(
        tuple(url for url in followed if urlsplit(url).netloc == own)[:_MOST_LINKS],
        tuple(url for url in assets if urlsplit(url).netloc == own)[:_MOST_LINKS],
        found("//a/@href"),
        next(iter(found("//link[@rel='canonical']/@href")), ""),
    )


def check_readable(visitor: Visitor, url: str) -> Iterator[Finding]:
    """Read a feed, a calendar or data as the programs of subscribers do."""
    path = urlsplit(url).path
    try:
        answer = visitor.get(url)
    except UnreachableError as error:
        yield fault("readable", f"{path} kan ikke hentes: {error}.")
        return
    if answer.status != 200:
        yield fault("readable", f"{path} bliver besvaret med {answer.status}.")
    elif answer.is_cut:
        yield fault("readable", f"{path} er så stor, at programmer giver op.")
    else:
        wrong = _unreadable(answer)
        yield (
            fault("readable", f"{path} kan ikke læses af programmer: {wrong}.")
            if wrong
            else fine("readable", f"{path} kan læses af programmer.")
        )


def sound_of(visitor: Visitor, feed: str) -> str:
    """The first sound that a feed names; empty where there is none."""
    try:
        tree = _xml(visitor.get(feed).body)
    except (UnreachableError, etree.LxmlError, ValueError):
        return ""
    found = (str(node.get("url") or "") for node in tree.iter("enclosure"))
    return next((url for url in found if url.startswith(("https://", "http://"))), "")


def _unreadable(answer: Answer) -> str:
    """What is wrong, or nothing."""
    path = urlsplit(answer.url).path
    try:
        if path.endswith(".ics"):
            return _calendar(answer.body)
        if path.endswith(".json"):
            return _json(answer.body)
        return _feed(answer.body)
    except (etree.LxmlError, ValueError, RecursionError, KeyError, IndexError, TypeError):
        return "den er i stykker"


def _calendar(body: bytes) -> str:
    calendar = icalendar.Calendar.from_ical(body.decode("utf-8"))
    events = list(calendar.walk("VEVENT"))
    ids = [str(event.get("UID") or "") for event in events]
    if not all(ids):
        return "en begivenhed mangler sit UID"
    return "to begivenheder har samme UID" if len(ids) != len(set(ids)) else ""


def _json(body: bytes) -> str:
    return "" if isinstance(json.loads(body), dict | list) else "den er tom"


def _feed(body: bytes) -> str:
    tree = _xml(body)
    name = etree.QName(tree).localname
    if name == "rss":
        items = list(tree.iter("item"))
        ids = [str(item.findtext("guid") or "") for item in items]
        if not tree.findtext("channel/title"):
            return "den har ingen titel"
        if len(ids) != len(set(ids)) or not all(ids):
            return "dens punkter kan ikke kendes fra hinanden"
    elif name not in {"feed", "urlset", "sitemapindex"}:
        return "den er ikke et feed"
    return ""


def _xml(body: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(body, parser)


def _joined(base: str, link: str) -> str:
    """The address without what stands after `#`; empty for what is no web address."""
    try:
        joined = urljoin(base, link.strip())
        parts = urlsplit(joined)
    except ValueError:
        return ""
    is_web = parts.scheme in {"http", "https"} and parts.hostname
    return joined.partition("#")[0] if is_web else ""
