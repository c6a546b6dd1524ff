"""Editions that say the same, word for word, but for the line that names their readers."""

from __future__ import annotations

from collections.abc import Iterable

from newsletter.edition import Edition
from newsletter.inbox import inbox_line


def alike(editions: Iterable[Edition]) -> tuple[tuple[Edition, ...], ...]:
    """The editions, those that say the same together, in the order of the first of each."""
    groups: dict[tuple[object, ...], list[Edition]] = {}
    for edition in editions:
        groups.setdefault(_words(edition), []).append(edition)
    return tuple(map(tuple, groups.values()))


def _words(edition: Edition) -> tuple[object, ...]:
    blocks = tuple(
        (
            block.heading,
            block.html,
            block.more and (block.more.text, block.more.url),
            tuple((p.key, p.card.title, p.card.line, p.note, p.action) for p in block.picks),
        )
        for block in edition.blocks
    )
    line = inbox_line(edition)
    return line.subject, line.preheader, edition.intro, blocks
