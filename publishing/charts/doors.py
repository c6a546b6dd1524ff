"""Doors: one arch is one of a hundred, one place in a group, one of what is counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publishing.charts.chart import Chart, Key, Table
from publishing.charts.svg import door, drawing, element

_ROW = 12
"""Doors in a row, at most; of more than two rows twenty."""
_WIDE_ROW = 20


@dataclass(frozen=True, slots=True)
class Counted:
    """So many doors of one meaning."""

    label: str
    doors: int
    colour: str = "c-1"
    shown: str = ""
    """What stands for the number in words, where it is not just the number of doors."""

    @property
    def value(self) -> str:
        """The number as the key and the table say it."""
        return self.shown or str(self.doors)


def doors(name: str, title: str, text: str, counted: tuple[Counted, ...], head: str) -> Chart:
    """Rows of doors in the order of what is counted; `head` names the unit over the table."""
    return Chart(
        id=name,
        title=title,
        text=text,
        svg=_drawn(name, title, text, counted),
        table=Table(("", head), tuple((each.label, each.value) for each in counted)),
        legend=tuple(Key(each.colour, each.label, each.value) for each in counted)
        if len(counted) > 1
        else (),
    )


def _drawn(name: str, title: str, text: str, counted: tuple[Counted, ...]) -> str:
    total = sum(each.doors for each in counted)
    in_row = min(max(total, 1), _ROW if total <= 2 * _ROW else _WIDE_ROW)
    wide, high = (28, 38) if in_row <= _ROW else (16, 22)
    rows = -(-total // in_row) or 1
    size = (in_row * wide, rows * high)
    return drawing(
        name,
        title,
        text,
        _each(counted, in_row, wide, high),
        viewBox=f"0 0 {size[0]} {size[1]}",
        width=size[0],
        height=size[1],
    )


def _each(counted: tuple[Counted, ...], in_row: int, wide: int, high: int) -> Iterator[str]:
    place = 0
    for each in counted:
        for _ in range(each.doors):
            row, column = divmod(place, in_row)
            gap = wide / 8
            yield door(each.colour, column * wide + gap, row * high + gap, wide - 2 * gap,
                       high - 2 * gap)  # fmt: skip
            place += 1


def row_of_doors(number: int) -> str:
    """A small row of doors beside a number that stands in words: decoration, hidden."""
    return element(
        "svg",
        *(door("c-1", 14 * place, 1, 10, 14) for place in range(number)),
        class_="chart__small",
        viewBox=f"0 0 {14 * number} 16",
        width=14 * number,
        height=16,
        aria_hidden="true",
        focusable="false",
    )
