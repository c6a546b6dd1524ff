"""Places in a transcript as lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate


def line_at(text: str) -> Callable[[int], int]:
    """A function that gives the line, from 1, of a place in the text, however long the text is."""
    breaks = list(accumulate(len(line) + 1 for line in text.split("\n")))

    def line(offset: int) -> int:
        return bisect_left(breaks, offset + 1) + 1

    return line
