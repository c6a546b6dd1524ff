"""Every text of the records says to its readers what its editor wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from publishing.icons_in_text import SHORT_NAME
from publishing.verify.texts_store import TextStore
from records.checks.report import found_at, position_in_text
from records.facts.placeholders import PLAIN, PLAIN_LISTS
from records.loading.library import Library
from records.model.base import Part, Record
from records.model.describe import annotated_values, has_text
from records.model.figure import Figure
from records.model.newsletter import Issue, MailingList
from records.source.diagnostics import Diagnostic, Severity, Violation, violation
from records.source.places import MOST, more_than_told
from records.source.tree import Loc
from records.types.field_type import MarkdownText
from records.types.passages import without_marks

_BRACES = re.compile(r"\{\{|\}\}|\{ \{")
_KNOWN = re.compile(r"\{\{[^{}\n]{0,200}\}\}")
"""Of a field that takes words from records; what stands in the braces is checked elsewhere."""
_SETS = (":material", ":simple", ":fontawesome", ":octicons")
"""How the names of signs begin."""
_TOLD = (*PLAIN, *PLAIN_LISTS)
_WITH_TEXTS = (tuple, Part)
_Text = tuple[Loc, str]
_OF_THEIR_OWN = (Figure, Issue, MailingList)
"""Kinds whose fields have braces of another meaning, and rules of their own for them."""


def check_texts(library: Library) -> Iterator[Diagnostic]:
    """Yield what Markdown swallows, drops or shows as signs, at its place in the source."""
    store = TextStore.open(library.project.root) if library.is_cached else TextStore()
    for record in library.written():
        markdown: set[Loc] = set()
        for loc, _, text in annotated_values(record, MarkdownText):
            markdown.add(loc)
            yield from _findings(library, store, record, loc, text)
        if has_text(record, _is_worth_a_look):
            plain = [each for each in _marked_texts(record, ()) if each[0] not in markdown]
            yield from _icons(library, record, plain)
            if not isinstance(record, _OF_THEIR_OWN):
                yield from _braces(library, record, plain)
    store.save()


def _is_worth_a_look(text: str) -> bool:
    """Whether a text may hold what the rules of plain fields look for."""
    if "{" in text or "}}" in text:
        return True
    return ":" in text and any(start in text for start in _SETS)


def _findings(
    library: Library, store: TextStore, record: Record, loc: Loc, text: str
) -> Iterator[Diagnostic]:
    every = store.findings(without_marks(text))
    for severity in Severity:
        found = [each for each in every if each.is_warning is (severity is Severity.WARNING)]
        for each in found[:MOST]:
            wrong = Violation(each.code, loc, each.params, severity)
            position = position_in_text(library, record, loc, each.offset)
            yield found_at(library, record, wrong, position)
        if len(found) > MOST:
            last = position_in_text(library, record, loc, found[MOST].offset)
            yield more_than_told(severity, len(found) - MOST, last)


def _braces(library: Library, record: Record, plain: list[_Text]) -> Iterator[Diagnostic]:
    """Braces in plain fields: only titles, summaries and key points take words from records."""
    for loc, text in plain:
        if "{" not in text:
            continue
        rest = _KNOWN.sub(lambda found: " " * len(found[0]), text) if loc[0] in _TOLD else text
        found = _BRACES.search(rest)
        if found:
            wrong = violation("braces-in-plain-field", loc, written=text[found.start() :])
            position = position_in_text(library, record, loc, found.start())
            yield found_at(library, record, wrong, position)


def _icons(library: Library, record: Record, plain: list[_Text]) -> Iterator[Diagnostic]:
    """Names of signs in plain fields, where they are words: titles, mails, calendars have none."""
    for loc, text in plain:
        found = SHORT_NAME.search(text)
        if found:
            wrong = violation("icon-in-plain-field", loc, written=found[0])
            position = position_in_text(library, record, loc, found.start())
            yield found_at(library, record, wrong, position)


def _marked_texts(value: object, loc: Loc) -> Iterator[_Text]:
    """Every text with a brace or a colon in it: few of what the records hold."""
    for part, inner in _inside(value):
        if isinstance(inner, str):
            if "{" in inner or ":" in inner:
                yield (*loc, part), inner
        elif inner and isinstance(inner, _WITH_TEXTS):
            yield from _marked_texts(inner, (*loc, part))


def _inside(value: object) -> Iterable[tuple[str | int, object]]:
    return enumerate(value) if isinstance(value, tuple) else vars(value).items()
