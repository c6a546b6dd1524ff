"""Code in Markdown, where nothing of what is written means anything but itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FENCE = re.compile(r"^(`{3,}|~{3,})[^\n`]*$", re.MULTILINE)
_TICKS = re.compile(r"(?<![\\`])(`+)(?!`)")


def without_code(text: str) -> str:
    """The text with blanks where it has fenced code and code in a line; all else keeps its place.

    Indented code is left: an editor who pastes from Word indents by accident.
    """
    if "`" not in text and "~~~" not in text:
        return text
    kept = list(text)
    for start, end in (*_fenced(text), *_in_lines(text)):
        kept[start:end] = [c if c == "\n" else " " for c in text[start:end]]
    return "".join(kept)


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    opened: re.Match[str] | None = None
    for found in _FENCE.finditer(text):
        if opened is None:
            opened = found
        elif found[0].strip() == opened[1]:
            yield opened.start(), found.end()
            opened = None


def _in_lines(text: str) -> Iterator[tuple[int, int]]:
    """From a run of backticks to the next of the same length, within a paragraph."""
    waiting: dict[int, int] = {}
    paragraph = 0
    for found in _TICKS.finditer(text):
        length = len(found[1])
        blank = text.rfind("\n\n", paragraph, found.start())
        if blank >= 0:
            waiting.clear()
            paragraph = blank + 2
        start = waiting.pop(length, None)
        if start is None:
            waiting[length] = found.start()
        else:
            yield start, found.end()
            waiting.clear()
