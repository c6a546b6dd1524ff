"""Code in Markdown, where nothing of what is written means anything but itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

_FENCE = re.compile(r"^(`{3,}|~{3,})[^\n`]*$", re.MULTILINE)
_TICKS = re.compile(r"`+")
_ESCAPE = re.compile(r"\\[\\`]")
_BLANK = re.compile(r"\n[ \t]*\n")


def without_code(text: str) -> str:
    """The text with blanks where it has fenced code and code in a line; all else keeps its place.

    Indented code is left: an editor who pastes from Word indents by accident.
    """
    if "`" not in text and "~~~" not in text:
        return text
    plain = _blanked(text, _fenced(text))
    return _blanked(plain, spans_of_code(_ESCAPE.sub("xx", plain)))


def _blanked(text: str, places: Iterable[tuple[int, int]]) -> str:
    kept = list(text)
    for start, end in places:
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


def spans_of_code(text: str) -> Iterator[tuple[int, int]]:
    """Code in a line: from a run of backticks to the next of the same length, in a paragraph.

    `text` has no escaped backticks, and no fences, any more.
    """
    borders = [found.start() for found in _BLANK.finditer(text)]
    runs = [found.span() for found in _TICKS.finditer(text)]
    alike: dict[tuple[int, int], list[int]] = {}
    for number, (start, end) in enumerate(runs):
        alike.setdefault((bisect_right(borders, start), end - start), []).append(number)
    done = 0
    for start, end in runs:
        if start < done:
            continue
        same = alike[bisect_right(borders, start), end - start]
        place = bisect_right(same, start, key=lambda number: runs[number][0])
        if place < len(same):
            done = runs[same[place]][1]
            yield start, done
