"""The mark in a text that stands for a quotation of an episode: `{{quote:EPISODE#2}}`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

NAME = r"quote:([a-z0-9-]+)(?:#([0-9]{1,2}))?"
"""What stands between the braces: the id of the episode, and which of its quotations."""
_ALONE = re.compile(
    rf"(?<![^\n]\n)^[ \t]*\{{\{{\s*{NAME}\s*\}}\}}[ \t]*$(?!\n[ \t]*\S)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class QuoteMark:
    """An episode, and the number of one of its quotations: the first is 1, also where none is."""

    episode: str
    number: int


def mark_of(written: str) -> QuoteMark | None:
    """The mark that stands between two braces; None for anything else."""
    found = re.fullmatch(NAME, written)
    return QuoteMark(found[1], int(found[2] or 1)) if found else None


def marks_in(text: str) -> Iterator[tuple[QuoteMark, int]]:
    """Each mark that is a paragraph of its own, and where it begins."""
    for found in _ALONE.finditer(text):
        yield QuoteMark(found[1], int(found[2] or 1)), text.index("{", found.start())


def with_marks_filled(text: str, quoted: Callable[[QuoteMark], str]) -> str:
    """The text with what `quoted` says in place of each mark that is a paragraph of its own."""
    if "{{" not in text:
        return text
    return _ALONE.sub(lambda found: quoted(QuoteMark(found[1], int(found[2] or 1))), text)


def is_alone(text: str, offset: int) -> bool:
    """Whether the mark that begins there is a paragraph of its own."""
    return any(begins == offset for _, begins in marks_in(text))
