"""All that is looked at, in the order in which a visitor meets it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from lxml import etree

from publishing.addresses import PODCAST_RSS, ROBOTS, SITEMAP
from releasing.doctor.connection import check_certificate, check_https, check_missing
from releasing.doctor.finding import Finding, fault, fine, warning
from releasing.doctor.headers import check_file, check_ranges, check_safety
from releasing.doctor.links import LinkChecker, outward
from releasing.doctor.reading import check_readable, offered, sound_of
from releasing.doctor.release import check_overdue, check_release
from releasing.doctor.visitor import Answer, UnreachableError, Visitor
from releasing.release import Release

_MOST_PAGES = 400


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be looked at."""

    url: str
    """The front page, ending in `/`."""
    now: datetime
    release: Release | None = None
    """What should be live."""
    whole: bool = False
    """Whether every file is compared."""
    forms: str = ""
    """The origin of the mail engine that the sign-up form goes to."""


def examine(
    asked: Asked, visitor: Visitor, checker: LinkChecker | None = None
) -> Iterator[Finding]:
    """Look at the live site; nothing that it answers stops the look."""
    try:
        *_, front = visitor.follow(asked.url)
    except UnreachableError as error:
        yield fault("front", f"{asked.url} svarer ikke: {error}.")
        return
    if front.status != 200:
        yield fault("front", f"{asked.url} bliver besvaret med {front.status}.")
        return
    yield fine("front", f"{asked.url} svarer.")
    yield from check_https(visitor, asked.url)
    yield from check_certificate(asked.url, asked.now, visitor.certificates)
    yield from check_safety(front, asked.forms)
    yield from check_missing(visitor, asked.url)
    yield from check_release(visitor, asked.url, asked.release, whole=asked.whole)
    yield from check_overdue(visitor, asked.url, asked.release, asked.now)
    home = offered(front).home or asked.url
    if home != asked.url:
        yield warning("address", f"Siden siger selv, at den ligger på {home}.")
    yield from _files(asked, visitor, front, home)
    if checker:
        yield from checker.check(_links(asked, visitor, home))


def _files(asked: Asked, visitor: Visitor, front: Answer, home: str) -> Iterator[Finding]:
    on_page = offered(front)
    map_ = asked.url + SITEMAP
    for url in (*on_page.followed, map_):
        yield from check_readable(visitor, url)
    for url in (*on_page.assets, *on_page.followed, map_, asked.url + ROBOTS, asked.url):
        if url.startswith(asked.url):
            yield from check_file(visitor, asked.url, url.removeprefix(asked.url))
    podcast = next((url for url in on_page.followed if url.endswith(PODCAST_RSS)), "")
    sound = sound_of(visitor, podcast) if podcast else ""
    if sound:
        yield from check_ranges(visitor, _here(sound, home, asked.url))


def _links(asked: Asked, visitor: Visitor, home: str) -> dict[str, str]:
    """The links to other sites, from the pages that the map of the site names."""
    pages = []
    for url in _mapped(asked, visitor, home)[:_MOST_PAGES]:
        try:
            pages.append((url, offered(visitor.get(url)).links))
        except UnreachableError:
            continue
    outside = outward(pages, urlsplit(asked.url).netloc)
    return {link: page for link, page in outside.items() if not link.startswith(home)}


def _mapped(asked: Asked, visitor: Visitor, home: str) -> list[str]:
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        tree = etree.fromstring(visitor.get(asked.url + SITEMAP).body, parser)
    except (UnreachableError, etree.LxmlError, ValueError):
        return [asked.url]
    found = [_here(str(node.text or ""), home, asked.url) for node in tree.iter("{*}loc")]
    return [asked.url, *(url for url in found if url.startswith(asked.url) and url != asked.url)]


def _here(url: str, home: str, asked: str) -> str:
    """An address of the site where it is looked at: a trial may stand elsewhere than it says."""
    return asked + url.removeprefix(home) if url.startswith(home) else url
