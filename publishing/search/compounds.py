"""Compounds: what stands in `lægehus` and `speciallægeuddannelse`, by the index's own words."""

from __future__ import annotations

from collections.abc import Collection, Iterator

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
    if len(word) < _LEAST or word.isdigit():
        return
    whole = stem(word)  # an ending is no part: medicinstuder-ende
    for at in range(_SHORTEST, len(word) - _SHORTEST + 1):
        last = stem(word[at:])
        if last not in known or word[at:] in STOP_WORDS or len(last) < _SHORTEST:
            continue
        first = _first(word[:at], known)
        if first and first != whole:
            yield first, last


def _first(head: str, known: Collection[str]) -> str | None:
    for link in LINKS:
        bare = head.removesuffix(link) if link else head
        found = stem(bare)
        if bare + link == head and len(found) >= _SHORTEST and found in known:
            return None if bare in STOP_WORDS else found
    return None
