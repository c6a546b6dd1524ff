"""Each area has a square of the map to itself: of two in one, readers would see the last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.report import found_at
from records.model.area import Area
from records.source.diagnostics import Diagnostic, violation

if TYPE_CHECKING:
    from records.model.library_view import LibraryView


def check_squares(library: LibraryView) -> Iterator[Diagnostic]:
    """Areas in the square of another, with the nearest one that is free."""
    placed = [area for area in library.all(Area) if area.row is not None and area.col is not None]
    taken: dict[tuple[int, int], Area] = {}
    for area in placed:
        place = int(area.row or 0), int(area.col or 0)
        first = taken.setdefault(place, area)
        if first is not area and _at_one_time(first, area):
            row, col = _free(place, placed)
            found = violation(
                "square-taken", ("row",), row=place[0], col=place[1], name=first.name,
                meant=f"row {row} og col {col}",
            )  # fmt: skip
            yield found_at(library, area, found)


def _at_one_time(one: Area, other: Area) -> bool:
    """Whether both are there on some day: what was merged may lie where it lay."""
    for first, then in ((one, other), (other, one)):
        if first.valid_through and then.valid_from and first.valid_through < then.valid_from:
            return False
    return True


def _free(place: tuple[int, int], placed: list[Area]) -> tuple[int, int]:
    """The free square that is least far away, within what a square can be."""
    known = {(area.row, area.col) for area in placed}
    squares = [(row, col) for row in range(31) for col in range(31) if (row, col) not in known]
    return min(squares, key=lambda one: (abs(one[0] - place[0]) + abs(one[1] - place[1]), one))
