"""Wishes name nobody: no words in them that can point to a person, a clinic or a smaller place.

No check can know every name. Where a sentence begins, all words have a capital letter; whoever
publishes a wish has to read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.report import found_at
from records.model.wish import Wish
from records.source.diagnostics import Diagnostic, violation

if TYPE_CHECKING:
    from records.model.library_view import LibraryView

_TEXTS = ("title", "summary", "note")
_POINTING = re.compile(r"\S*(?:@|://|www\.)\S*|(?<![\w-])\d[\d .\u00a0-]*\d|(?<![\w-])\d+(?![\w-])")
"""Mails, web addresses and numbers: a telephone, an age, a year. `0-kapacitet` is a word."""
_NAME = re.compile(r"(?<![.!?:»\n] )(?<!^)(?<![\w-])[A-ZÆØÅÉÜÖÄ][a-zæøåéüöä][\w'-]*")
"""A word with a capital letter inside a sentence."""
_KNOWN = frozenset({"region", "hovedstaden", "østdanmark", "danmark"})
_GENITIVE = re.compile(r"'?s$")


def check_wishes(library: LibraryView) -> Iterator[Diagnostic]:
    """Yield the first such word of each text."""
    for wish in library.all(Wish):
        places = _words_of_places(wish, library)
        for key in _TEXTS:
            word = pointing_word(getattr(wish, key) or "", places)
            if word:
                yield found_at(library, wish, violation("wish-names-somebody", (key,), word=word))


def pointing_word(text: str, places: frozenset[str] = frozenset()) -> str:
    """The first word that can point to somebody, empty without; `places` may be named."""
    number = _POINTING.search(text)
    if number:
        return number[0]
    for found in _NAME.finditer(text):
        word = found[0].casefold()
        if not {word, _GENITIVE.sub("", word)} & (places | _KNOWN):
            return found[0]
    return ""


def _words_of_places(wish: Wish, library: LibraryView) -> frozenset[str]:
    """The words of its own areas' names: any other place would make them smaller."""
    codes = {part for code in wish.areas for part in (code, code.partition("/")[0])}
    names = (area.name for code in codes if (area := library.area(code)))
    return frozenset(word.casefold() for name in names for word in re.findall(r"[\w-]+", name))
