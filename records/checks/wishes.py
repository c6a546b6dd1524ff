"""A number stands for one, and no word tells who: a person, a clinic or a smaller place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.pointing import pointing_word, words_of_places
from records.checks.report import found_at
from records.facts.families import all_of
from records.facts.remembering import key_of
from records.model.need import Need
from records.model.unnamed import Unnamed
from records.source.diagnostics import Diagnostic, violation

if TYPE_CHECKING:
    from records.model.library_view import LibraryView

_TEXTS = ("title", "summary", "note")
_FEWEST = 5
"""Practices among which one is not known by its area alone."""
_OF_SOMEBODY = ("vacancy", "premises", "story", "film", "episode", "wish", "exchange")
"""What one place or person stands behind: a link to it can say who the number is."""


def check_wishes(library: LibraryView) -> Iterator[Diagnostic]:
    """Yield the first such word of each text, and each number that another has already."""
    taken: dict[int, str] = {}
    practices = _practices(library)
    for one in all_of(library, Unnamed):
        places = words_of_places(one, library)
        for key in _TEXTS:
            word = pointing_word(getattr(one, key) or "", places)
            if word:
                yield found_at(library, one, violation("wish-names-somebody", (key,), word=word))
        if one.has_practice:
            yield from _few(one, practices, library)
        for place, named in enumerate(one.related):
            if named.partition(":")[0] in _OF_SOMEBODY:
                tied = violation("wish-tied", ("related", place), named=named)
                yield found_at(library, one, tied)
        other = taken.setdefault(one.number, key_of(one))
        if other != key_of(one):
            said = violation("number-of-another", ("number",), number=one.number, other=other)
            yield found_at(library, one, said)


def _practices(library: LibraryView) -> dict[str, int]:
    """How many there are in each municipality, as the newest real count says."""
    counts = [need for need in library.all(Need) if not need.example]
    newest = max(counts, key=lambda need: need.date, default=None)
    rows = newest.numbers if newest else ()
    return {row.area: row.practices for row in rows if row.practices is not None}


def _few(one: Unnamed, practices: dict[str, int], library: LibraryView) -> Iterator[Diagnostic]:
    """A practice of a place with few of them; where the count says nothing, nothing is told."""
    places = {code.partition("/")[0] for code in one.areas}
    known = [practices[code] for code in places if code in practices]
    if len(known) == len(places) and sum(known) < _FEWEST:
        few = violation("wish-few-practices", ("areas",), number=sum(known), least=_FEWEST)
        yield found_at(library, one, few)
