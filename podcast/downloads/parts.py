"""Which bytes of a sound file a listener got, so that none counts twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publishing.serverlogs.lines import Hit

Span = tuple[int, int]
"""From the first byte up to, and without, the second."""
_ONE = re.compile(r"(\d{0,15})-(\d{0,15})")
_MANY = 512
"""Pieces that are held of one listener: who asks for more in a day does not listen."""


class Got:
    """The bytes of one file that one listener got, since a moment."""

    __slots__ = ("began", "sizes", "spans")

    def __init__(self, began: int) -> None:
        self.began = began
        self.spans: list[Span] = []
        """Apart from each other, in order."""
        self.sizes: set[int] = set()
        """Of answers whose place in the file the log does not tell."""

    def add(self, hit: Hit, size: int) -> None:
        """Add what was sent; `size` is the file's own."""
        if hit.status != 200 and not hit.part:
            if len(self.sizes) < _MANY:
                self.sizes.add(hit.bytes)
            return
        for span in spans_of(hit, size):
            if len(self.spans) < _MANY:
                self.spans = union(self.spans, span)

    def sound(self, tag: int) -> int:
        """How many bytes of sound there are in it, where the tags are the first `tag` bytes.

        Where the log does not tell the place, answers of the same size count once: they may be the
        same piece again.
        """
        told = sum(max(0, end - max(start, tag)) for start, end in self.spans)
        return max(told, sum(self.sizes) - tag)


def spans_of(hit: Hit, size: int) -> Iterator[Span]:
    """The bytes that an answer brought: no more than were sent, from where they were asked for."""
    left = hit.bytes
    if hit.status == 200:
        yield 0, left
        return
    for first, last in _ONE.findall(hit.part):
        if not first and not last:
            continue
        start = int(first) if first else max(0, size - int(last))
        end = int(last) + 1 if first and last else start + left
        end = min(end, start + left, size or end)
        if end > start:
            left -= end - start
            yield start, end


def union(spans: list[Span], new: Span) -> list[Span]:
    """The spans with one more, joined where they touch."""
    start, end = new
    apart = []
    for span in spans:
        if span[1] < start or span[0] > end:
            apart.append(span)
        else:
            start, end = min(start, span[0]), max(end, span[1])
    return sorted((*apart, (start, end)))
