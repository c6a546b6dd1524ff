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
_MOST_BRACKETS_OF_BLOCK = 400
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
    if text.count("[") <= _MOST_BRACKETS_OF_BLOCK:
        return None
    crowded = max(block.count("[") for block in text.split("\n\n"))
    if crowded > _MOST_BRACKETS_OF_BLOCK:
        return Excess("[", crowded, _MOST_BRACKETS_OF_BLOCK)
    return None


def is_too_deep(text: str) -> bool:
    """Whether quotes and lists lie deeper in each other than the renderer can follow."""
    return any(_NESTED.match(line) or _INDENTED.match(line) for line in text.split("\n"))
