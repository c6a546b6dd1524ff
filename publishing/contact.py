"""Whom to talk to on every page that a reader meets, and mails that say where they come from."""

from __future__ import annotations

import html
import marshal
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from operator import is_
from typing import Any
from urllib.parse import quote

from publishing.blocks import Person
from publishing.owners import records_by_address
from publishing.page import Page, plain_value
from publishing.person import person_for, person_of
from publishing.site import Site
from records.facts.advisers import adviser_for
from records.loading.library import Library
from records.model.area import Area
from records.model.base import Content, Record
from records.model.people import Audience

WITHOUT = {
    "404.html": "says itself where help is",
    "contact.html": "is all advisers",
    "design.html": "shows its parts to those who look after the site",
    "embed.html": "is shown inside pages of others",
    "gone.html": "leads on to what took its place",
    "match.html": "shows the adviser of each answer",
    "newsletter_preview.html": "is for editors",
    "soeg.html": "answers with the adviser where one is asked for",
}
"""Templates of pages that carry no adviser of their own, and why."""
_EDITORS = "redaktoer/"
"""The guide for editors: nobody who reads it asks an adviser."""
LINE_END = "\r\n"
"""RFC 6068, 5: line breaks in the body of a `mailto:` link are `%0D%0A`."""
_LINK = re.compile(r'(?<=href=")mailto:[^"]+(?=")')


def with_contacts(pages: Iterable[Page], library: Library, site: Site) -> Iterator[Page]:
    """The pages that change: each has an adviser, and each of its mail links subject and text."""
    written = records_by_address(library)
    for page in pages:
        known = _with_adviser(page, written.get(page.address), library)
        told = _with_texts(known, site)
        if told is not page:
            yield told


def needs_adviser(page: Page) -> bool:
    """Whether a reader meets the page, and nothing on it says yet whom to talk to."""
    meta = page.meta
    if meta.get("person") or meta.get("persons") or page.address.startswith(_EDITORS):
        return False
    return meta["template"] not in WITHOUT


def _with_adviser(page: Page, record: Record | None, library: Library) -> Page:
    if not needs_adviser(page):
        return page
    person = _person(record, library, f"Spørgsmål: {page.meta['title']}")
    if person is None:
        return page
    return replace(page, meta={**page.meta, "talk": plain_value(person)})


def _person(record: Record | None, library: Library, subject: str) -> Person | None:
    """One who fits the record; on a page without one, one for the whole region."""
    if isinstance(record, Content):
        return person_for(record, library, subject)
    audiences = (record.code,) if isinstance(record, Audience) else ()
    areas = (record.code,) if isinstance(record, Area) else ()
    adviser = adviser_for(library, None, audiences=audiences, areas=areas)
    return person_of(adviser, library, subject) if adviser else None


# --- what a mail says before its writer does --------------------------------------------------


def _with_texts(page: Page, site: Site) -> Page:
    def told(link: str) -> str:
        return mail_link(link, page.meta["title"], site.absolute(page.address))

    def told_in_html(found: re.Match[str]) -> str:
        return html.escape(told(html.unescape(found[0])))

    meta = _told_in_meta(page.meta, told)
    body = _LINK.sub(told_in_html, page.body) if "mailto:" in page.body else page.body
    is_same = meta is page.meta and body == page.body
    return page if is_same else replace(page, meta=meta, body=body)


def mail_link(link: str, title: str, url: str) -> str:
    """A `mailto:` link (RFC 6068) with a subject, and a text that names the page that it is on.

    What the link says already is kept. The text asks for a telephone number and a time, so that
    the office can call back.
    """
    address, _, query = link.partition("?")
    said = {part.partition("=")[0].lower() for part in query.split("&")}
    parts = [query] if query else []
    if "subject" not in said:
        parts.append(f"subject={quote(title)}")
    if "body" not in said:
        lines = (
            "Hej", "", f"Jeg skriver fra siden »{title}«:", url, "", "", "",
            "Ring gerne til mig på:", "Det passer mig bedst:", "", "Venlig hilsen", "",
        )  # fmt: skip
        parts.append(f"body={quote(LINE_END.join(lines))}")
    return f"{address}?{'&'.join(parts)}"


def _told_in_meta(meta: Mapping[str, Any], told: Callable[[str], str]) -> Mapping[str, Any]:
    """The same for all values of a page, of which few parts have a link to a mail at all."""
    other = {}
    for key, each in meta.items():
        if each and _may_hold_link(each) and _names_mail(each):
            now = _told_everywhere(each, told)
            if now is not each:
                other[key] = now
    return {**meta, **other} if other else meta


def _names_mail(value: Any) -> bool:  # noqa: ANN401 - plain values
    """Whether those letters are anywhere in it: in one piece, this is seen at once."""
    try:
        return b"mailto:" in marshal.dumps(value, _PLAIN)
    except ValueError:  # more than plain values
        return True


_PLAIN = 2
"""The last version of the format in which every text is written where it stands."""


def _told_everywhere(value: Any, told: Callable[[str], str]) -> Any:  # noqa: ANN401 - plain values
    """The very same value where no such link is in it, which most of a page is."""
    if isinstance(value, str):
        return told(value) if value.startswith("mailto:") and "@" in value else value
    if isinstance(value, dict):
        other = {}
        for key, each in value.items():
            if each and _may_hold_link(each):
                now = _told_everywhere(each, told)
                if now is not each:
                    other[key] = now
        return {**value, **other} if other else value
    if isinstance(value, list):
        all_now = [_told_everywhere(each, told) if _may_hold_link(each) else each for each in value]
        return value if all(map(is_, all_now, value)) else all_now
    return value


_HOLDS_MORE = (dict, list)


def _may_hold_link(value: object) -> bool:
    if isinstance(value, str):
        return value.startswith("mailto:")
    return isinstance(value, _HOLDS_MORE)
