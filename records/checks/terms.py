"""A word has one explanation: no two terms claim the same name, synonym or form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.report import found_at
from records.model.term import Term, word_key
from records.source.diagnostics import Diagnostic, violation

if TYPE_CHECKING:
    from records.model.library_view import LibraryView


def check_terms(library: LibraryView) -> Iterator[Diagnostic]:
    """Yield each word that an earlier term has already."""
    owners: dict[str, Term] = {}
    for term in library.all(Term):
        for loc, word in term.placed_words:
            owner = owners.setdefault(word_key(word), term)
            if owner is not term:
                path = library.locate(owner, ()).path
                taken = violation("term-word-taken", loc, word=word, path=path)
                yield found_at(library, term, taken)
