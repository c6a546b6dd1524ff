"""A line over years: one measure through every year that is known, with a door where it fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from publishing.charts.chart import Chart, Table
from publishing.charts.svg import door, drawing, element, share, text

_TOP, _FOOT, _HEIGHT = 34.0, 150.0, 180
_LEFT, _SPAN = 8.0, 84.0
_LABELS = 6
"""Years with a door and words, at most: so many fit on a phone."""
_APART = 13.5
"""The share of the width between two years with a door and words: so much they need on a phone."""


@dataclass(frozen=True, slots=True)
class Point:
    """The value of a year; `shown` is the value as the page writes it."""

    year: int
    value: float
    shown: str


def line(name: str, title: str, description: str, points: tuple[Point, ...], head: str) -> Chart:
    """The values in the order of their years; a year that is not known is a dashed stretch."""
    known = tuple(sorted(points, key=lambda point: point.year))
    return Chart(
        id=name,
        title=title,
        text=description,
        svg=drawing(name, title, description, _drawn(known), width="100%", height=_HEIGHT),
        table=Table(("År", head), tuple((str(each.year), each.shown) for each in known)),
    )


def _drawn(points: tuple[Point, ...]) -> Iterator[str]:
    if not points:
        return
    yield element("line", class_="chart__ground", x1="0%", x2="100%", y1=_FOOT, y2=_FOOT)
    for first, second in pairwise(points):
        is_gap = second.year - first.year > 1
        yield element(
            "line",
            class_="chart__gap" if is_gap else "chart__line",
            x1=_x(points, first),
            y1=_y(points, first),
            x2=_x(points, second),
            y2=_y(points, second),
        )
    labelled = _labelled(points)
    for point in points:
        if point not in labelled:
            yield element("circle", class_="c-1", cx=_x(points, point), cy=_y(points, point), r=4)
    for point in labelled:
        yield _door(points, point)
    for point in labelled:
        x, y = _x(points, point), _y(points, point)
        yield text(point.shown, class_="chart__value", x=x, y=y - 20)
        yield text(str(point.year), class_="chart__label", x=x, y=_FOOT + 22)


def _door(points: tuple[Point, ...], point: Point) -> str:
    """The newest year has the light on."""
    colour = "c-4 chart__edge" if point is points[-1] else "c-room"
    return element(
        "svg",
        door(colour, -8, -20, 16, 20),
        x=_x(points, point),
        y=_y(points, point) + 6,
        class_="chart__over",
    )


def _x(points: tuple[Point, ...], point: Point) -> str:
    return share(_place(points, point), 100)


def _place(points: tuple[Point, ...], point: Point) -> float:
    """Where the year stands, in hundredths of the width."""
    first, last = points[0].year, points[-1].year
    return 50.0 if first == last else _LEFT + _SPAN * (point.year - first) / (last - first)


def _y(points: tuple[Point, ...], point: Point) -> float:
    low = min(0.0, *(each.value for each in points))
    high = max(0.0, *(each.value for each in points))
    span = high - low or 1.0
    return _FOOT - 8 - (point.value - low) / span * (_FOOT - 8 - _TOP)


def _labelled(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The first, the last and some between that have room for words: the table has the rest."""
    step = max(1.0, (len(points) - 1) / (_LABELS - 1))
    places = [round(number * step) for number in range(min(len(points), _LABELS))]
    first, *between = (points[place] for place in places)
    kept = [first]
    for point in between[:-1]:
        room = min(
            _place(points, point) - _place(points, kept[-1]),
            _place(points, points[-1]) - _place(points, point),
        )
        if room >= _APART:
            kept.append(point)
    return (*kept, *between[-1:])
