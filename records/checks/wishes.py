"""A number stands for one, and no word tells who: a person, a clinic or a smaller place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.pointing import pointing_word, words_of_places
from records.checks.report import found_at
from records.facts.families import all_of
from records.facts.remembering import key_of
from records.model.unnamed import Unnamed
from records.source.diagnostics import Diagnostic, violation

if TYPE_CHECKING:
    from records.model.library_view import LibraryView

_TEXTS = ("title", "summary", "note")


def check_wishes(library: LibraryView) -> Iterator[Diagnostic]:
    """Yield the first such word of each text, and each number that another has already."""
    taken: dict[int, str] = {}
    for one in all_of(library, Unnamed):
        places = words_of_places(one, library)
        for key in _TEXTS:
            word = pointing_word(getattr(one, key) or "", places)
            if word:
                yield found_at(library, one, violation("wish-names-somebody", (key,), word=word))
        other = taken.setdefault(one.number, key_of(one))
        if other != key_of(one):
            said = violation("number-of-another", ("number",), number=one.number, other=other)
            yield found_at(library, one, said)
