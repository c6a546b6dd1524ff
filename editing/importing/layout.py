"""What people put around and into a table: titles above it, sums below it, joined cells in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from editing.importing.table import Merged

_LOOKED_AT = 15
"""So many rows at the top can be the one with the headers."""
_TOTAL = re.compile(r"(?:i alt|ialt|totalt?|sum|subtotal|samlet)\s*:?", re.IGNORECASE)
_AMOUNT = re.compile(r"=.*|[\d., %-]*(?:kr\.?)?")

Lines = Sequence[tuple[int, list[str]]]


def header_row(rows: Lines, known: Callable[[str], bool]) -> int:
    """The index of the row with the headers: where most names are known; else the first wide."""
    top = [cells for _, cells in rows[:_LOOKED_AT]]
    counts = [sum(bool(text) and known(text) for text in cells) for cells in top]
    if any(counts):
        return counts.index(max(counts))
    wide = (at for at, cells in enumerate(top) if sum(map(bool, cells)) > 1)
    return next(wide, 0)


def is_total(cells: Sequence[str]) -> bool:
    """Whether a row sums up the others: `I alt`, and beside it nothing but amounts."""
    filled = [text for text in cells if text]
    if not filled or not _TOTAL.fullmatch(filled[0]):
        return False
    return all(_AMOUNT.fullmatch(text) for text in filled[1:])


def total_lines(rows: Lines) -> set[int]:
    """The lines that sum up the others; one sum may stand on two of them."""
    found = {line for line, cells in rows if is_total(cells)}
    for (line, cells), (below, after) in pairwise(rows):
        if below in found and _begins_total(cells, after):
            found.add(line)
        elif line in found and not _amounts(cells) and _amounts(after) == _filled(after):
            found.add(below)
    return found


def _begins_total(cells: Sequence[str], total: Sequence[str]) -> bool:
    """Whether a row has the word that `i alt` below it goes on: `Kapaciteter`, `i alt`."""
    words = _filled(cells)
    return len(words) == 1 and _filled(total)[0][:1].islower() and not _amounts(cells)


def _filled(cells: Sequence[str]) -> list[str]:
    return [text for text in cells if text]


def _amounts(cells: Sequence[str]) -> list[str]:
    return [text for text in _filled(cells) if _AMOUNT.fullmatch(text)]


def fill_down(rows: Lines, merged: Sequence[Merged]) -> set[int]:
    """Put what a joined cell says into each of its rows, in place; gives the columns."""
    by_line = dict(rows)
    filled = set()
    for one in merged:
        text = _cell(by_line.get(one.first, []), one.column)
        if not text:
            continue
        for line in _between(by_line, one):
            cells = by_line[line]
            cells.extend([""] * (one.column - len(cells)))
            if not cells[one.column - 1]:
                cells[one.column - 1] = text
                filled.add(one.column)
    return filled


def _between(by_line: dict[int, list[str]], one: Merged) -> list[int]:
    """The rows that are there: a range may go on for a million."""
    if one.last - one.first < len(by_line):
        return [line for line in range(one.first + 1, one.last + 1) if line in by_line]
    return [line for line in by_line if one.first < line <= one.last]


def _cell(cells: Sequence[str], column: int) -> str:
    return cells[column - 1] if column <= len(cells) else ""
