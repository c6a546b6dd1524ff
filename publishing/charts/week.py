"""The rhythm of a week: a strip for each day, with the hours over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publishing.charts.chart import Key
from publishing.charts.svg import arch, element, share, text

_HIGH = 40
_LETTER, _AROUND = 6.9, 12
"""Pixels of a letter in a strip, on the wide side, and of the room around a word."""
_WIDTHS = (("s", 295), ("m", 380), ("l", 480), ("x", 640))
"""Widths of a strip, in pixels, from which the style sheet shows a label of that class."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a day, in minutes from midnight."""

    start: int
    end: int
    label: str
    colour: str
    is_break: bool = False


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day of the week, drawn."""

    name: str
    svg: str


@dataclass(frozen=True, slots=True)
class WeekChart:
    """The whole week: the hours, a strip for each day and what the colours mean."""

    hours: str
    days: tuple[DayRow, ...]
    legend: tuple[Key, ...]


def week(days: tuple[tuple[str, tuple[Block, ...]], ...], legend: tuple[Key, ...]) -> WeekChart:
    """The days under one scale of hours, from the first beginning to the last end."""
    blocks = [block for _, found in days for block in found]
    first = min((block.start for block in blocks), default=8 * 60) // 60
    last = -(-max((block.end for block in blocks), default=16 * 60) // 60)
    scale = (first, max(last, first + 1))
    return WeekChart(
        hours=_picture("chart__hours", 22, _hours(scale)),
        days=tuple(
            DayRow(name, _picture("chart__day", _HIGH, _strip(found, scale)))
            for name, found in days
        ),
        legend=legend,
    )


def _picture(class_: str, high: int, parts: Iterator[str]) -> str:
    return element(
        "svg", *parts, class_=class_, width="100%", height=high, aria_hidden="true",
        focusable="false",
    )  # fmt: skip


def _hours(scale: tuple[int, int]) -> Iterator[str]:
    first, last = scale
    for hour in range(first, last):
        odd = " chart__odd" if (hour - first) % 2 else ""
        yield text(str(hour), class_=f"chart__hour{odd}", x=share(hour - first, last - first), y=16)


def _strip(blocks: tuple[Block, ...], scale: tuple[int, int]) -> Iterator[str]:
    first, last = scale
    whole = 60 * (last - first)
    for hour in range(first, last):
        x = share(hour - first, last - first)
        yield element("line", class_="chart__tick", x1=x, x2=x, y1=0, y2=_HIGH)
    for block in blocks:
        x, width = share(block.start - 60 * first, whole), block.end - block.start
        if block.is_break:
            yield _arch(x, share(width, whole), block.colour)
            continue
        yield element("rect", class_=f"chart__part {block.colour}", x=x, y=2,
                      width=share(width, whole), height=_HIGH - 4, rx=8)  # fmt: skip
        fits = _fits(block.label, width / whole)
        if fits:
            class_ = f"chart__word chart__word--{fits} on-{block.colour}"
            yield element("svg", text(block.label, x=7, y=25), class_=class_, x=x,
                          width=share(width, whole), height=_HIGH)  # fmt: skip


def _arch(x: str, width: str, colour: str) -> str:
    """A break is a door, as wide as it lasts."""
    path = element("path", class_=f"{colour} chart__rim", d=arch(6, 2, 88, 96))
    return element("svg", path, x=x, y=2, width=width, height=_HIGH - 4, viewBox="0 0 100 100",
                   preserveAspectRatio="none")  # fmt: skip


def _fits(label: str, part: float) -> str:
    """The class of the narrowest strip that the label has room in; empty where none has."""
    needed = (len(label) * _LETTER + _AROUND) / part
    return next((name for name, width in _WIDTHS if width >= needed), "")
