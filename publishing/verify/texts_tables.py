"""Tables that are none, and rows that lose a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publishing.verify.texts_found import TextFinding, fault

_RULE = re.compile(r"\|?(?: *:?-+:? *\|)+(?: *:?-+:?)?$|\| *:?-+:?$")
_CELL = re.compile(r"\|")


def table_findings(block: tuple[tuple[int, str], ...]) -> Iterator[TextFinding]:
    """Yield what keeps the lines of a block from being the table that they look like."""
    rule = next(
        (number for number, (_, line) in enumerate(block) if _RULE.match(line.strip())), None
    )
    rows = [number for number, (_, line) in enumerate(block) if line.lstrip()[:1] == "|"]
    if rule is None:
        if len(rows) > 1 or (rows and block[rows[0]][1].count("|") > 2):
            yield fault(block[rows[0]][0], "table-without-rule")
        return
    if rule == 0:
        yield fault(block[0][0], "table-without-head")
    elif rule > 1:
        yield fault(block[rule - 1][0], "table-without-blank-line")
    else:
        yield from _uneven(block)


def _uneven(block: tuple[tuple[int, str], ...]) -> Iterator[TextFinding]:
    columns = _cells(block[0][1])
    for offset, line in block[1:]:
        cells = _cells(line)
        if cells != columns:
            yield fault(offset, "table-row-uneven", cells=cells, columns=columns)


def _cells(line: str) -> int:
    bare = line.strip().removeprefix("|").removesuffix("|")
    return len(_CELL.findall(bare)) + 1
