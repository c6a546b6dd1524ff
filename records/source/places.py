"""From offsets in a text to lines and columns, and no more faults of a file than help."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable

from records.source.diagnostics import Diagnostic, Position, Severity, diagnostic

MOST = 20
"""How many faults, and how many warnings, are told of one file; the rest is counted."""
_COUNTED = ("faults-more", "warnings-more")


class Lines:
    """The lines of a text that begins at `first_line` of a file."""

    def __init__(self, path: str, text: str, first_line: int = 1) -> None:
        self._path = path
        self._first_line = first_line
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def at(self, offset: int) -> Position:
        """The place of the character at `offset`."""
        number = bisect_right(self._starts, offset) - 1
        column = offset - self._starts[number] + 1
        return Position(self._path, self._first_line + number, column)


def line_at(text: str) -> Callable[[int], int]:
    """A function that gives the line, from 1, of a place in a text without a file of its own."""
    lines = Lines("", text)
    return lambda offset: lines.at(offset).line


def capped(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """At most `MOST` faults and `MOST` warnings of each file, the first ones, and a count."""
    groups: dict[tuple[str, Severity], list[Diagnostic]] = {}
    for each in found:
        groups.setdefault((each.position.path, each.severity), []).append(each)
    kept: list[Diagnostic] = []
    for (_, severity), group in groups.items():
        kept += _first(group, severity) if len(group) > MOST else group
    return kept


def more_than_told(severity: Severity, more: int, at: Position) -> Diagnostic:
    """How many more there are in the file of `at`."""
    if severity is Severity.FAULT:
        return diagnostic("faults-more", at, more=more)
    return diagnostic("warnings-more", at, Severity.WARNING, more=more)


def _first(group: list[Diagnostic], severity: Severity) -> list[Diagnostic]:
    each = sorted((one for one in group if one.code not in _COUNTED), key=lambda one: one.position)
    before = sum(how_many(one) for one in group if one.code in _COUNTED)
    more = len(each) - MOST + before
    last = max(one.position for one in group)
    return [*each[:MOST], *([more_than_told(severity, more, last)] if more > 0 else [])]


def how_many(found: Diagnostic) -> int:
    """How many faults a line stands for: one, or those that it counts."""
    if found.code not in _COUNTED:
        return 1
    return int(dict(found.params)["more"])
