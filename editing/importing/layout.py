"""What people put around and into a table: titles above it, sums below it, joined cells in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

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
