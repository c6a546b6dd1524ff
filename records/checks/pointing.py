"""Words that can point to a person, a clinic or a place smaller than a record's areas.

No check can know every name. Where a sentence begins, all words have a capital letter; whoever
publishes such a text has to read it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from records.facts.councils import council_of
from records.model.base import Content

if TYPE_CHECKING:
    from records.model.library_view import LibraryView

_NUMBER = re.compile(
    r"(?i:\S*(?:@|://|www\.|[(\[]at[)\]]|snabel-?a\b)\S*|[\w-]+\.(?:dk|com|net|org|eu)\b)"
    r"|(?<![\w-])\d[\d .\u00a0-]*\d|(?<![\w-])\d+(?![\w-])"
)
"""Mails, web addresses and numbers: a telephone, an age, a year. `0-kapacitet` is a word."""
_NAME = re.compile(r"(?<![.!?:»\n] )(?<!^)(?<![\w-])[A-ZÆØÅÉÜÖÄ][a-zæøåéüöä][\w'-]*")
"""A word with a capital letter inside a sentence."""
_STREET = re.compile(
    r"\w+(?:vej|gade|stræde|allé|torv|plads|vænge|boulevard)(?:en|et)? \d+"
    r"|(?<!\d)\d{4} [A-ZÆØÅ]\w+|\S+@\S+|(?:https?://|www\.)\S+"
)
"""A street with its number, a postal code with its town, a mail, a web address."""
_KNOWN = frozenset({"region", "hovedstaden", "østdanmark", "danmark"})
_GENITIVE = re.compile(r"'?s$")


def pointing_word(text: str, places: frozenset[str] | None = frozenset()) -> str:
    """The first number, address or name in a text about a person; empty without.

    `places` as `words_of_places` gives them.
    """
    number = _NUMBER.search(text)
    return number[0] if number else name_in(text, places)


def address_in(text: str) -> str:
    """The first street, town or address in a text about a clinic; empty without."""
    found = _STREET.search(text)
    return found[0] if found else ""


def name_in(text: str, places: frozenset[str] | None) -> str:
    """The first name inside a sentence that is none of the places; empty without."""
    if places is None:
        return ""
    for found in _NAME.finditer(text):
        word = found[0].casefold()
        if not {word, _GENITIVE.sub("", word)} & (places | _KNOWN):
            return found[0]
    return ""


def words_of_places(record: Content, library: LibraryView) -> frozenset[str] | None:
    """The words of its own areas' names and of their councils: other places are smaller.

    None where an area is not there: what is wrong is told of the area alone.
    """
    codes = {part for code in record.areas for part in (code, code.partition("/")[0])}
    found = [library.area(code) for code in codes if code != "region"]
    areas = [area.name for area in found if area]
    if len(areas) < len(found):
        return None
    councils = (council.name for code in codes if (council := council_of(code, library)))
    names = (*areas, *councils)
    return frozenset(word.casefold() for name in names for word in re.findall(r"[\w-]+", name))
