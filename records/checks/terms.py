"""A word has one explanation: no two terms claim the same name, synonym or form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from records.checks.report import found_at
from records.danish.endings import LONGEST, endings_of
from records.model.term import Term, word_key
from records.source.diagnostics import Diagnostic, violation

if TYPE_CHECKING:
    from records.model.library_view import LibraryView

_Owners = Mapping[str, tuple[Term, str]]
"""By what spellings have in common: the term that has the word, and how it writes it."""


def check_terms(library: LibraryView) -> Iterator[Diagnostic]:
    """Yield each word that an earlier term has already, and each that is a form of another's."""
    owners: dict[str, tuple[Term, str]] = {}
    for term in library.all(Term):
        for loc, word in term.placed_words:
            owner, _ = owners.setdefault(word_key(word), (term, word))
            if owner is not term:
                path = library.locate(owner, ()).path
                taken = violation("term-word-taken", loc, word=word, path=path)
                yield found_at(library, term, taken)
    for term in library.all(Term):
        yield from _forms(library, term, owners)


def _forms(library: LibraryView, term: Term, owners: _Owners) -> Iterator[Diagnostic]:
    """Words that a text cannot tell from another term's word with an ending."""
    for loc, word in term.placed_words:
        for owner, other in _stems(word_key(word), owners):
            if owner is not term:
                path = library.locate(owner, ()).path
                form = violation("term-word-is-form", loc, word=word, other=other, path=path)
                yield found_at(library, term, form)
                break


def _stems(key: str, owners: _Owners) -> Iterator[tuple[Term, str]]:
    """Every word of a term that becomes this one with an ending."""
    for length in range(max(2, len(key) - LONGEST), len(key)):
        found = owners.get(key[:length])
        if found and re.fullmatch(endings_of(found[1]), key[length:]):
            yield found
