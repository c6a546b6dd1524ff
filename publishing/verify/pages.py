"""The links that pages, feeds and data really have: what no text of an editor's accounts for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from html import unescape
from itertools import chain
from sys import intern
from typing import Any
from urllib.parse import unquote

from publishing.output import OutputFile
from publishing.page import Page, hash_of_page
from publishing.pages.about.handbook import HOME, chapter_of
from publishing.verify.reach import Reach
from records.checks.report import found_at
from records.loading.library import Library
from records.model.describe import annotated_values
from records.model.registry import address_of
from records.source.cache_file import digest_of
from records.source.diagnostics import Diagnostic, Position, Severity, diagnostic, violation
from records.source.kept_values import hash_of
from records.types.field_type import Ref

_HREF = re.compile(r'<a\b[^<>]*?\bhref="([^"]*)"')
_LINK_KEYS = ("url", "mail_url", "file", "subscription")
_AWAY = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_REST = r'[^\s"<>\\,;)]*'
_REST_OF_TEXT, _REST_OF_BYTES = re.compile(_REST), re.compile(_REST.encode())
_FOLDED = re.compile(rb"\r\n[ \t]")
"""Where a calendar breaks a long line (RFC 5545)."""
_IN_FILES = (".xml", ".atom", ".json", ".ics", ".csv", ".txt")


def dead_links(
    reach: Reach, files: Mapping[str, OutputFile], shell: Mapping[str, Any]
) -> Iterator[Diagnostic]:
    """One problem for each target that is not there, with how many pages and files lead to it.

    `shell` holds the values of what is around every page: menu, foot, feeds; it counts once.
    For a library without faults: what an editor wrote was told before, at its place.
    """
    dead: dict[str, list[str]] = {}
    around = (("", target) for target in _in_meta(shell))
    lead_on: set[str] = set()  # most pages lead to the same
    for here, target in chain(around, _all_links(reach, files)):
        if target in lead_on:
            continue
        if _leads_somewhere(reach, here, target):
            if target.startswith("/"):
                lead_on.add(target)
        else:
            place = f"/{here}{target}" if target.startswith("#") else target
            dead.setdefault(place, []).append(here)
    for target, places in dead.items():
        yield _told(reach, places, target)


def _all_links(reach: Reach, files: Mapping[str, OutputFile]) -> Iterator[tuple[str, str]]:
    library = reach.shown
    for page in reach.pages.values():
        for target in _kept_links(page, library):
            yield page.address, target
    for path, file in files.items():
        if path.endswith(_IN_FILES):
            made_of = file.made_of or digest_of(file.content)
            key = hash_of("links of a file", reach.origin, made_of)
            for found in library.kept.get(key, partial(addresses_in, file, reach.origin)):
                yield path, "/" + unescape(found)[len(reach.origin) :]


def _kept_links(page: Page, library: Library) -> tuple[str, ...]:
    made_of = hash_of_page(page, library)
    if made_of is None:
        return _links_of(page)
    return library.kept.get(hash_of("links of a page", made_of), partial(_links_of, page))


def addresses_in(file: OutputFile, origin: str) -> tuple[str, ...]:
    """Every address below `origin` once, however its letters are written."""
    content = file.content
    if file.path.endswith(".ics"):
        content = _FOLDED.sub(b"", content)
    if origin.isascii():
        found: Iterable[str] = _found_in(content, origin)
    else:
        ours = re.compile(re.escape(origin) + _REST, re.IGNORECASE)
        found = ours.findall(content.decode("utf-8", "replace"))
    return tuple(map(intern, dict.fromkeys(found)))


def _found_in(content: bytes, origin: str) -> Iterator[str]:
    """As a pattern would find them that passes over case, which takes three times as long."""
    small, start = content.lower(), origin.encode()
    at = small.find(start)
    while at >= 0:
        rest = _REST_OF_BYTES.match(content, at + len(start))
        longest = content[at : rest.end() if rest else None].decode("utf-8", "replace")
        # Of spaces, octets tell those of ASCII alone.
        address = longest[: len(origin)] + _REST_OF_TEXT.findall(longest[len(origin) :])[0]
        yield address
        at = small.find(start, at + len(address.encode()))


def _leads_somewhere(reach: Reach, here: str, target: str) -> bool:
    whole, _, anchor = target.partition("#")
    bare = unquote(whole.partition("?")[0])
    path = bare.removeprefix("/") if bare else here
    if path.startswith("media/"):
        return True  # judged where they are named
    return reach.is_there(path) and (
        not anchor or anchor.startswith("t=") or reach.has_place(path, unquote(anchor))
    )


def _links_of(page: Page) -> tuple[str, ...]:
    """Every target once; one string for the many pages that lead to the same."""
    in_meta = _in_meta({key: value for key, value in page.meta.items() if key != "url"})
    return tuple(map(intern, dict.fromkeys((*_in_html(page.body), *in_meta))))


def _in_meta(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from _in_html(value)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key in _LINK_KEYS and isinstance(inner, str):
                if not _AWAY.match(inner):
                    yield inner if inner.startswith("#") else f"/{inner.removeprefix('/')}"
            else:
                yield from _in_meta(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _in_meta(inner)


def _in_html(html: str) -> Iterator[str]:
    if "<a" in html:
        found = (unescape(target) for target in _HREF.findall(html))
        yield from (target for target in found if not _AWAY.match(target))


def _told(reach: Reach, places: list[str], target: str) -> Diagnostic:
    """Said of the record that names the target in a field, of the guide, or of the site."""
    if places[0].startswith(HOME):
        position = chapter_of(reach.written.project.root / "docs", places[0], target)
        return diagnostic("chapter-link-dead", position, link=target)
    wanted = target.removeprefix("/")
    for record in reach.shown.written():
        for loc, marker, value in annotated_values(record, Ref):
            if isinstance(marker, Ref):
                reference = value if marker.kind == "*" else f"{marker.kind}:{value}"
                named = reach.shown.resolve(reference)
                if named is not None and address_of(named) == wanted:
                    dead = violation("link-to-nowhere", loc, link=target, near="")
                    return found_at(reach.written, record, dead)
    return diagnostic(
        "page-missing",
        Position(reach.written.project.shown(reach.written.project.content)),
        Severity.WARNING,  # a project may be new; nobody wrote the link, so nobody can mend it
        link=target,
        places=len(places),
    )
