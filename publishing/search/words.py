"""Words as the search knows them: folded, cut, stemmed. `search-index.js` does the same.

`tests/publishing/search/words.csv` holds both sides together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LETTERS = str.maketrans({"æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "å": "aa"})
_WRITTEN_ENDINGS = (
    "hed ethed ered e erede ende erende ene erne ere en heden eren er heder erer heds es endes "
    "erendes enes ernes eres ens hedens erens ers ets erets et eret ning ningen ninger ningerne "
    "nings ningens"
)
_ENDINGS = sorted(_WRITTEN_ENDINGS.split(), key=len, reverse=True)
"""Those of the Danish Snowball stemmer, and `-ning`: rådgivning and rådgiver are one thing."""
_ANY_ENDING = tuple(_ENDINGS)
_OF_ITET = ("et", "ets")
"""No ending in kapacitet, or it would have another stem than kapaciteter."""
_BEFORE_S = set("abcdfghjklmnoprtvyz")
_MORE = ("elig", "lig", "els", "ig")
_VOWELS = set("aeiouy")
_LEAST = 3
"""So many letters are left of a word; one more where its meaning changes with the ending."""

STOP_WORDS = frozenset(
    Path(__file__).with_name("stop_words.txt").read_text(encoding="utf-8").split()
)
"""Left out of a question, unless it holds nothing else."""


def fold(text: str) -> str:
    """One spelling for all: `Læge` and `laege` become the same, and accents fall away."""
    plain = unicodedata.normalize("NFD", text.lower().translate(_LETTERS))
    return "".join(sign for sign in plain if not "\u0300" <= sign <= "\u036f")


def written_words(text: str) -> Iterator[str]:
    """The words of a text, folded; one with hyphens whole, without them."""
    for found in _WORD.finditer(fold(text)):
        yield found[0].replace("-", "")


def words(text: str) -> Iterator[str]:
    """The words of a text, folded; one with hyphens whole and in its parts."""
    for found in _WORD.finditer(fold(text)):
        parts = found[0].split("-")
        if len(parts) > 1:
            yield "".join(parts)
        yield from parts


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """What all inflections of a folded word share."""
    if word.isdecimal():
        return word
    word = re.sub(r"numre(ne|nes|s)?$", "nummer", word)
    start = _region(word)
    word = _without_ending(word, start)
    word = _without_last(word, start)
    word = _derived(word, start)
    if len(word) > start and len(word) > _LEAST and word[-1] == word[-2] not in _VOWELS:
        word = word[:-1]
    return word


def _region(word: str) -> int:
    """Where endings may begin: after the first vowel and the sign that follows it."""
    for at in range(1, len(word)):
        if word[at - 1] in _VOWELS and word[at] not in _VOWELS:
            return max(at + 1, _LEAST)
    return len(word)


def _without_ending(word: str, start: int) -> str:
    for ending in _ENDINGS if word.endswith(_ANY_ENDING) else ():
        if word.endswith(ending) and len(word) - len(ending) >= start:
            whole = ending in _OF_ITET and word.endswith(f"it{ending}")
            return word.removesuffix("s") if whole else word[: -len(ending)]
    if word.endswith("s") and len(word) - 1 >= start and word[-2] in _BEFORE_S:
        return word[:-1]
    return word


def _without_last(word: str, start: int) -> str:
    pair = word.endswith(("gd", "dt", "gt", "kt")) and len(word) - 2 >= start
    return word[:-1] if pair else word


def _derived(word: str, start: int) -> str:
    if word.endswith("igst") and len(word) - 4 >= start:
        word = word[:-2]
    for ending in _MORE:
        if word.endswith(ending) and len(word) - len(ending) >= max(start, _LEAST + 1):
            return _without_last(word[: -len(ending)], start)
    return word
