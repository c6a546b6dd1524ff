"""What somebody reads of a record as running text, and what is to be said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from editing.form.spelling import Spelling, misspelled
from editing.form.words_in_text import better_words
from records.danish.lix import reading_ease
from records.loading.library import Library
from records.model.base import Record
from records.model.term import Term

_LONG = ("summary", "body", "what", "why", "show_notes", "description", "intro", "story")
_LISTS = ("benefits", "caveats", "requirements", "key_points")
_NO_WORDS = re.compile(
    r"\]\([^)]*\)|\{\{[^}]*\}\}|\{[^}]*\}|https?://\S+|`[^`]*`|\S+@\S+|:[a-z0-9-]+:"
    r"|\b[\w-]+(?:\.[\w-]+)+\b"
)
"""Addresses, names of files, marks of Markdown and values of ours."""


@dataclass(frozen=True, slots=True)
class Language:
    """What is to be said of the language of a record."""

    reading: str
    """`Lix 32: til at læse for de fleste`; empty for too few words."""
    words: tuple[str, ...]
    """Words of the house's list, each with a better one."""
    spelling: Spelling


def running_texts(record: Record) -> Iterator[str]:
    """Its paragraphs and points, one by one."""
    for key in _LONG:
        text = getattr(record, key, None)
        if isinstance(text, str):
            yield from (line.strip(" -*#>") for line in text.splitlines() if line.strip())
    for key in _LISTS:
        yield from getattr(record, key, ()) or ()


def language_of(record: Record, library: Library) -> Language:
    """The lix, the house's words and the spelling of a record's texts."""
    texts = tuple(running_texts(record))
    ease = reading_ease(texts)
    title = getattr(record, type(record).name_field, "")
    return Language(
        f"Lix {ease.lix:.0f}: {ease.verdict}" if ease.verdict else "",
        tuple(f"»{word}«: skriv hellere {better}" for word, better in better_words(texts)),
        misspelled((_NO_WORDS.sub(" ", text) for text in (title, *texts)), _known(library)),
    )


def _known(library: Library) -> frozenset[str]:
    """Words that the glossary explains, in small letters."""
    words = (word for term in library.all(Term) for name in term.words for word in name.split())
    return frozenset(word.casefold() for word in words)
