"""The endings that a Danish noun takes, by its shape."""

from __future__ import annotations

import re

_OF_VOWEL = "(?:ns?|rs?|rnes?|s)?"
_OF_CONSONANT = "(?:{last}?e(?:ns?|ts?|rs?|rnes?|nes?)?|s)?"
_OF_ABBREVIATION = "(?:['’]?(?:ens?|ets?|er|erne|s))?"

LONGEST = 6
"""The most letters that an ending has."""


def endings_of(word: str) -> str:
    """A pattern for what may follow the word in a text: `(?:ns?|rs?|rnes?|s)?` for `pulje`."""
    last = word[-1]
    if last.isupper():
        return _OF_ABBREVIATION
    if last.isdigit():
        return ""
    if last in "aeiouyæøå":
        return _OF_VOWEL
    return _OF_CONSONANT.format(last=re.escape(last))
