"""What stops the site in what editors wrote: examples, placeholders, people nobody can reach."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publishing.golive.placeholders import Sort, placeholders_in
from publishing.golive.sources import Source, sources_of
from records.checks.report import found_at
from records.clock import Clock
from records.danish.numbers import joined
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.model.article import Article
from records.model.people import Adviser
from records.model.registry import BY_MODEL, address_of
from records.source.diagnostics import Diagnostic, Position, diagnostic, violation

PRIVACY = "om/om-hjemmesiden/"
"""The page that the footer's "Privatliv" leads to, at the heading of that name."""
_ARTICLE_13 = {
    "dataansvarlig": re.compile(r"dataansvarlig", re.IGNORECASE),
    "databeskyttelsesrådgiver": re.compile(r"databeskyttelsesrådgiver|\bDPO\b", re.IGNORECASE),
    "rettigheder": re.compile(r"rettighed|ret til", re.IGNORECASE),
    "Datatilsynet": re.compile(r"datatilsynet", re.IGNORECASE),
}
"""What readers have to be told of their data (GDPR, article 13), each by a word that it needs."""
GAP_TALK = re.compile(
    r"vi har ikke (?:fundet|oplysninger om|en (?:nyere )?kilde)|gemte? udgaver?"
    r"|kopi af en offentlig|ikke oplyst|i (?:vores )?kilderne?\b|kilden siger ikke"
    r"|ifølge region (?:hovedstaden|østdanmark)|vi kan stå inde for|vi gætter ikke"
    r"|så vidt vi ved|ikke lagt ind",
    re.IGNORECASE,
)
"""Words with which a text speaks of what its writers found or did not find."""
_SECTION = re.compile(r"^## Privatliv\b.*?$", re.MULTILINE)
_NEXT = re.compile(r"^#{1,2} ", re.MULTILINE)


def examples(library: Library) -> Iterator[Diagnostic]:
    """Every record that is an example."""
    for shelf in library.records.values():
        for record in shelf.values():
            if record.example:
                found = violation("golive-example", ("example",), title=record.label)
                yield found_at(library, record, found)


def placeholders(library: Library) -> Iterator[Diagnostic]:
    """Every address, number and word in any text that only keeps a place."""
    for source in sources_of(library.project):
        yield from _in_source(source)


def gap_talk(library: Library) -> Iterator[Diagnostic]:
    """Every sentence that tells readers of our papers, and not of the matter.

    The office owns its postings, dates and planning. What it lacks is a note to the editor.
    """
    for source in sources_of(library.project):
        for start, end in source.spans:
            for found in GAP_TALK.finditer(source.text, start, end):
                at = source.position(found.start())
                yield diagnostic("golive-gap-talk", at, text=found[0])


def _in_source(source: Source) -> Iterator[Diagnostic]:
    for start, end in source.spans:
        for found in placeholders_in(source.text[start:end]):
            at = source.position(start + found.offset)
            yield placeholder_at(found.sort, at, found.text)


def placeholder_at(sort: Sort, at: Position, text: str) -> Diagnostic:
    """The diagnostic of a placeholder at a place."""
    match sort:
        case Sort.HOST:
            return diagnostic("golive-host", at, text=text)
        case Sort.PHONE:
            return diagnostic("golive-phone", at, text=text)
        case Sort.POSTAL:
            return diagnostic("golive-postal-address", at, text=text)
        case Sort.WORDS:
            return diagnostic("golive-words", at, text=text)


def unreachable(library: Library) -> Iterator[Diagnostic]:
    """Advisers without a mail or a number that works; and the lack of any."""
    advisers = [one for one in library.all(Adviser) if not one.example]
    if not library.all(Adviser) and not library.is_unreadable("adviser"):
        at = Position(library.project.shown(library.project.content / BY_MODEL[Adviser].folder))
        yield diagnostic("golive-no-adviser", at)
    for adviser in advisers:
        ways = [way for way in (adviser.email, adviser.phone) if way]
        if all(any(placeholders_in(way)) for way in ways):
            found = violation("golive-adviser-unreachable", ("email",), role=adviser.role)
            yield found_at(library, adviser, found)


def privacy(library: Library, clock: Clock) -> Iterator[Diagnostic]:
    """The text on what happens to readers' data: that it is there, and says what the law wants."""
    page = next((one for one in library.all(Article) if address_of(one) == PRIVACY), None)
    if page is None or visibility(page, clock) is Visibility.HIDDEN:
        at = Position(library.project.shown(library.project.content / BY_MODEL[Article].folder))
        yield diagnostic("golive-no-privacy", at, address=f"/{PRIVACY}")
        return
    heading = _SECTION.search(page.body)
    if heading is None:
        yield found_at(library, page, violation("golive-no-privacy-heading", ("body",)))
        return
    following = _NEXT.search(page.body, heading.end())
    text = page.body[heading.end() : following.start() if following else None]
    lacking = [name for name, sign in _ARTICLE_13.items() if not sign.search(text)]
    if lacking:
        document = library.document(page)
        lost = len(document.body) - len(document.body.lstrip())
        at = document.locate_body(lost + heading.start())
        found = violation("golive-privacy-incomplete", ("body",), lacking=joined(lacking, "og"))
        yield found_at(library, page, found, at)
