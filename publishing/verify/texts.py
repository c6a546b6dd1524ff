"""Every text of the records says to its readers what its editor wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
from records.source.kept_values import hash_of
from records.source.places import MOST, more_than_told
from records.source.tree import Loc
from records.types.field_type import MarkdownText
from records.types.passages import without_marks

_BRACES = re.compile(r"\{\{|\}\}|\{ \{")
_KNOWN = re.compile(r"\{\{[^{}\n]{0,200}\}\}")
"""Of a field that takes words from records; what stands in the braces is checked elsewhere."""
_WORTH_A_LOOK = re.compile(rf"\{{|\}}\}}|{SHORT_NAME.pattern}").search
"""Finds whatever the two rules of plain fields might find."""
_TOLD = (*PLAIN, *PLAIN_LISTS)
_OF_THEIR_OWN = (Figure, Issue, MailingList)
"""Kinds whose fields have braces of another meaning, and rules of their own for them."""


def check_texts(library: Library) -> Iterator[Diagnostic]:
    """Yield what Markdown swallows, drops or shows as signs, at its place in the source."""
    store = TextStore.open(library.project.root) if library.is_cached else TextStore()
    for record in library.written():
        markdown: set[Loc] = set()
        for loc, marker, text in annotated_values(record):
            if isinstance(marker, MarkdownText):
                markdown.add(loc)
                yield from _findings(library, store, record, loc, text)
        if _is_worth_a_look(record, library):
            yield from _icons(library, record, markdown)
            if not isinstance(record, _OF_THEIR_OWN):
                yield from _braces(library, record, markdown)
    store.save()


def _is_worth_a_look(record: Record, library: Library) -> bool:
    """Whether any text may hold what the rules of plain fields look for: of most it is known."""
    made_of = hash_of("plain fields worth a look", library.hash_of(record))
    return library.kept.get(made_of, lambda: has_text(record, _WORTH_A_LOOK))


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


def _braces(library: Library, record: Record, markdown: set[Loc]) -> Iterator[Diagnostic]:
    """Braces in plain fields: only titles, summaries and key points take words from records."""
    for loc, text in _plain_texts(record, ()):
        if "{" not in text or loc in markdown:
            continue
        rest = _KNOWN.sub(lambda found: " " * len(found[0]), text) if loc[0] in _TOLD else text
        found = _BRACES.search(rest)
        if found:
            wrong = violation("braces-in-plain-field", loc, written=text[found.start() :])
            position = position_in_text(library, record, loc, found.start())
            yield found_at(library, record, wrong, position)


def _icons(library: Library, record: Record, markdown: set[Loc]) -> Iterator[Diagnostic]:
    """Names of signs in plain fields, where they are words: titles, mails, calendars have none."""
    for loc, text in _plain_texts(record, ()):
        if ":" not in text or loc in markdown:
            continue
        found = SHORT_NAME.search(text)
        if found:
            wrong = violation("icon-in-plain-field", loc, written=found[0])
            position = position_in_text(library, record, loc, found.start())
            yield found_at(library, record, wrong, position)


def _plain_texts(value: object, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _plain_texts(item, (*loc, number))
    elif isinstance(value, Part):
        for name in type(value).model_fields:
            yield from _plain_texts(getattr(value, name, None), (*loc, name))
