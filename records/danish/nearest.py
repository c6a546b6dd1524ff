"""What somebody perhaps meant: the one place where a slip is compared with what is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

_CUTOFF = 0.6
"""How alike two words must be, from 0 to 1: two slips in a word of six letters still count."""
_KEY = 0.7
"""The same of the names of fields, which are long words that share many letters by chance."""
_SURE = 0.8
"""So alike that a slip is likelier than another word."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one; empty where none is like it."""
    return _most_like(word, known, _CUTOFF)


def sure(word: str, known: Iterable[str]) -> str:
    """The known word that differs by a slip of the fingers only; empty for none."""
    words = list(known)
    return next((each for each in words if each in _swapped(word)), "") or _most_like(
        word, words, _SURE
    )


def _swapped(word: str) -> frozenset[str]:
    """The word with two letters beside each other in the other order, at each place."""
    return frozenset(
        word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)
    )


def nearest_key(written: str, labels: Mapping[str, str]) -> str:
    """The key that was perhaps meant, known by itself or by its Danish label; empty for none.

    Somebody who writes a label often writes one word of it: `frist` for `Ansøgningsfrist`. That
    goes before what is only somewhat alike.
    """
    names = {label.casefold(): key for key, label in labels.items()} | {key: key for key in labels}
    wanted = written.casefold()
    sure = _most_like(wanted, names, _SURE)
    if sure:
        return names[sure]
    words = {word: key for name, key in names.items() for word in name.split() if len(word) > 4}
    part = next((key for word, key in words.items() if _is_part(wanted, word)), "")
    begun = [name for name in names if name[:3] == wanted[:3]]
    near = _most_like(wanted, names, _KEY) or nearest(wanted, begun)
    return part or names.get(near, "")


def _is_part(written: str, word: str) -> bool:
    return (len(written) > 3 and written in word) or word in written


def _most_like(word: str, known: Iterable[str], cutoff: float) -> str:
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=cutoff)), "")
