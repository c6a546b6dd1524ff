"""Words and numbers as short text: `search-index.js` reads it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from publishing.search.weights import LEVELS

_SIGNS = [chr(code) for code in range(35, 127) if chr(code) != "\\"]
"""Printable ASCII that JSON writes as it is; a space stands between the words."""
_HALF = 45
"""A sign below it ends a number; one from it on says that more follows."""


def packed_number(value: int) -> str:
    """A number in as few signs as it needs, the lowest digits first."""
    signs = []
    while value >= _HALF:
        value, rest = divmod(value, _HALF)
        signs.append(_SIGNS[_HALF + rest])
    return "".join((*signs, _SIGNS[value]))


def packed_levels(postings: Iterable[int]) -> str:
    """The documents of a word: steps from one to the next, each with its level."""
    before, signs = -1, []
    for each in postings:
        number, level = divmod(each, LEVELS)
        value = (number - before - 1) * LEVELS + level
        signs.append(_SIGNS[value] if value < _HALF else packed_number(value))
        before = number
    return "".join(signs)


def packed_words(words: Sequence[str]) -> str:
    """Sorted words, each as what it shares with the one before and what is new."""
    return " ".join(_front_coded(words))


def _front_coded(words: Iterable[str]) -> Iterable[str]:
    before = ""
    for word in words:
        shared = 0
        while shared < min(len(word), len(before), _HALF - 1) and word[shared] == before[shared]:
            shared += 1
        yield _SIGNS[shared] + word[shared:]
        before = word
