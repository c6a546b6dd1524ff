"""Compounds: what stands in `lægehus` and `speciallægeuddannelse`, by the index's own words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from publishing.search.words import STOP_WORDS, stem

LINKS = ("", "s", "e")
"""What Danish puts between the parts."""
_SHORTEST = 3
_LEAST = 7
"""A word of fewer letters is not taken apart."""


def parts(word: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """The stems of the first and the last part, for each way to take a folded word apart.

    `known` are the stems that there are; both parts are among them.
    """
    yield from among(cuts(word), known)


Cut = tuple[tuple[tuple[str, bool], ...], str]
"""What may be the first part, each with whether it is a stop word, and the last part: stems."""


def among(found: Iterable[Cut], known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Those of the cuts of a word whose parts are both known."""
    for firsts, last in found:
        if last in known:
            first, is_stop = next((each for each in firsts if each[0] in known), ("", True))
            if not is_stop:
                yield first, last


def cuts(word: str) -> Iterator[Cut]:
    """Each way to take a folded word apart, whatever words there are."""
    if len(word) < _LEAST or word.isdigit():
        return
    whole = stem(word)  # an ending is no part: medicinstuder-ende
    for at in range(_SHORTEST, len(word) - _SHORTEST + 1):
        last = stem(word[at:])
        if word[at:] not in STOP_WORDS and len(last) >= _SHORTEST:
            yield tuple(_firsts(word[:at], whole)), last


def _firsts(head: str, whole: str) -> Iterator[tuple[str, bool]]:
    for link in LINKS:
        bare = head.removesuffix(link) if link else head
        found = stem(bare)
        if bare + link == head and len(found) >= _SHORTEST:
            yield found, bare in STOP_WORDS or found == whole
