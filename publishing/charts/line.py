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
    first, last = points[0].year, points[-1].year
    if first == last:
        return "50%"
    return share(_LEFT + _SPAN * (point.year - first) / (last - first), 100)


def _y(points: tuple[Point, ...], point: Point) -> float:
    low = min(0.0, *(each.value for each in points))
    high = max(0.0, *(each.value for each in points))
    span = high - low or 1.0
    return _FOOT - 8 - (point.value - low) / span * (_FOOT - 8 - _TOP)


def _labelled(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """All while they are few; else the first, the last and some between: the table has the rest."""
    if len(points) <= _LABELS:
        return points
    step = (len(points) - 1) / (_LABELS - 1)
    return tuple(points[round(place * step)] for place in range(_LABELS))
