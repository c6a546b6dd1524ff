"""What one Markdown text may hold, so that rendering it never takes longer than reading it.

The renderer looks for the other end of each bracket again and again, and goes one call deeper for
each level; the bounds are far above what any page needs.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 100_000
"""Characters; the longest page of the demonstration has 4,400."""
DEEPEST = 12
"""Quotes and lists inside each other."""
_MOST_LINES = 4_000
_MOST_STEPS = 5_000_000
"""Of a search that begins at each sign and may go to the end of the text: about a second."""
_MOST = (("[", 2_000), ("[^", 300), ("<", 1_000), ("|", 8_000), ("{", 2_000), ("```", 200),
         ("~~~", 200), ("`", 2_000), ("*", 4_000), ("_", 4_000),
         ("\\", 4_000), ("&", 4_000))  # fmt: skip
_NESTED = re.compile(rf"(?:[ \t]{{0,200}}(?:>|(?:[-*+]|\d{{1,9}}\.)[ \t])){{{DEEPEST + 1}}}")
_INDENTED = re.compile(rf"(?: {{4}}|\t){{{DEEPEST + 1}}}[ \t]*(?:[-*+>!]|\d{{1,9}}\.)")


class Excess(NamedTuple):
    """More of something than a text may hold; of `sign` there are `times`."""

    sign: str
    times: int
    most: int


def excess_of(text: str) -> Excess | None:
    """What the text holds too many of, or None."""
    for sign, most in _MOST:
        times = text.count(sign)
        if times > most:
            return Excess(sign, times, most)
    lines = text.count("\n") + 1
    if lines > _MOST_LINES:
        return Excess("linjer", lines, _MOST_LINES)
    return _searched_too_long("<", text) or _crowded_block(text)


def _crowded_block(text: str) -> Excess | None:
    """A block, which ends at a blank line, is searched for the end of each bracket in it."""
    if text.count("[") * len(text) <= _MOST_STEPS:
        return None
    found = (_searched_too_long("[", block) for block in text.split("\n\n"))
    return next(filter(None, found), None)


def _searched_too_long(sign: str, text: str) -> Excess | None:
    times = text.count(sign)
    if times * len(text) <= _MOST_STEPS:
        return None
    return Excess(sign, times, _MOST_STEPS // len(text))


def is_too_deep(text: str) -> bool:
    """Whether quotes and lists lie deeper in each other than the renderer can follow."""
    return any(_NESTED.match(line) or _INDENTED.match(line) for line in text.split("\n"))
