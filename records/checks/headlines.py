"""Titles and short texts that shout or wink: readers, screen readers and inboxes dislike both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.report import found_at, position_in_text
from records.model.area import Area
from records.model.newsletter import Issue
from records.model.registry import BY_MODEL
from records.source.diagnostics import Diagnostic, Severity, violation

if TYPE_CHECKING:
    from records.model.base import Record
    from records.model.library_view import LibraryView

_FIELDS = ("title", "name", "summary", "subject", "preheader")
_EMOJI = re.compile("[\u2600-\u27bf\u2b50-\u2b55\U0001f000-\U0001faff\ufe0f\u200d]+[ ]?")
_MARKS = re.compile(r"[!?]*!{2,}[!?]*|[!?]*\?{2,}[!?]*")
_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<words>[^\n]*?)[ \t#]*$", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME = re.compile(r"(?<=[a-zæøå,] )[A-ZÆØÅ][a-zæøå]+")
"""A word with a capital in the middle of a sentence."""
_SHOUTED = 2
"""So many words of four letters; one alone may be a name: PLO-E, FYAM."""


def check_headlines(library: LibraryView) -> Iterator[Diagnostic]:
    """A warning for each title, summary, subject or heading in capitals, with emoji or `!!`."""
    for record in library.written():
        said = vars(record)  # to ask for a field that a kind does not have takes long
        for name in _FIELDS:
            written = said.get(name)
            if isinstance(written, str):
                yield from _in_field(library, record, name, written)
        yield from _in_headings(library, record)


def _in_field(
    library: LibraryView, record: Record, name: str, written: str
) -> Iterator[Diagnostic]:
    for code, meant in _wrong(library, record, written):
        if code == "words-in-capitals" and isinstance(record, Issue):
            continue  # a letter's own rule is stricter
        found = violation(code, (name,), Severity.WARNING, meant=meant)
        yield found_at(library, record, found)


def _in_headings(library: LibraryView, record: Record) -> Iterator[Diagnostic]:
    body = BY_MODEL[type(record)].body
    text = vars(record).get(body)
    if not isinstance(text, str) or "#" not in text:
        return
    for heading in _HEADING.finditer(text):
        for code, meant in _wrong(library, record, heading["words"]):
            position = position_in_text(library, record, (body,), heading.start("words"))
            found = violation(code, (body,), Severity.WARNING, meant=meant)
            yield found_at(library, record, found, position)


def _wrong(library: LibraryView, record: Record, written: str) -> Iterator[tuple[str, str]]:
    """Code and the words as they could be."""
    if written.isupper() and len(_WORD.findall(written)) >= _SHOUTED:
        yield "words-in-capitals", _quiet(library, record, written)
        return
    has_marks = "!!" in written or "??" in written or _EMOJI.search(written)
    if not has_marks and written == written.strip():
        return
    plain = _MARKS.sub(lambda found: found[0][0], _EMOJI.sub("", written)).strip()
    if plain == written or not plain:
        return
    yield ("words-with-emoji" if _EMOJI.search(written) else "words-with-many-marks"), plain


def _quiet(library: LibraryView, record: Record, shouted: str) -> str:
    """The words in small letters, but for the first one and for names."""
    words = shouted.lower()
    texts = [value for value in vars(record).values() if isinstance(value, str)]
    names = {name for text in texts if not text.isupper() for name in _NAME.findall(text)}
    for name in sorted({*names, *(area.name for area in library.all(Area))}):
        words = re.sub(rf"\b{re.escape(name.lower())}\b", name, words)
    return words[:1].upper() + words[1:]
