"""What somebody perhaps meant: the one place where a slip is compared with what is known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_CUTOFF = 0.6
"""How alike two words must be, from 0 to 1: two slips in a word of six letters still count."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one; empty where none is like it."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=_CUTOFF)), "")
