"""Wishes name nobody: no words in them that can point to a person, a clinic or a smaller place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.pointing import pointing_word, words_of_places
from records.checks.report import found_at
from records.model.wish import Wish
from records.source.diagnostics import Diagnostic, violation

if TYPE_CHECKING:
    from records.model.library_view import LibraryView

_TEXTS = ("title", "summary", "note")


def check_wishes(library: LibraryView) -> Iterator[Diagnostic]:
    """Yield the first such word of each text."""
    for wish in library.all(Wish):
        places = words_of_places(wish, library)
        for key in _TEXTS:
            word = pointing_word(getattr(wish, key) or "", places)
            if word:
                yield found_at(library, wish, violation("wish-names-somebody", (key,), word=word))
