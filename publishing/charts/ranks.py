"""Ranks: what one measure is at several places, a bar for each with its name over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publishing.charts.chart import Chart, Table
from publishing.charts.svg import drawing, element, share, text

_ROW, _BAR = 52, 20
_WIDEST = 78.0
"""The share of the width that the longest bar takes: its number stands behind it."""


@dataclass(frozen=True, slots=True)
class Rank:
    """One place; `shown` is its value as the page writes it."""

    label: str
    value: float
    shown: str
    colour: str = "c-1"


def ranks(name: str, title: str, description: str, rows: tuple[Rank, ...], head: str) -> Chart:
    """The places in the order given, on a scale that begins at zero; `head` is the unit."""
    return Chart(
        id=name,
        title=title,
        text=description,
        svg=drawing(
            name, title, description, _drawn(rows), width="100%", height=_ROW * max(len(rows), 1)
        ),
        table=Table(("Sted", head), tuple((row.label, row.shown) for row in rows)),
    )


def _drawn(rows: tuple[Rank, ...]) -> Iterator[str]:
    most = max((row.value for row in rows), default=0.0)
    for place, row in enumerate(rows):
        top = _ROW * place
        yield text(row.label, class_="chart__place", x=0, y=top + 14)
        wide = _WIDEST * max(row.value, 0) / most if most > 0 else 0.0
        if wide:
            yield element(
                "rect", class_=f"chart__part {row.colour}", x=0, y=top + 22,
                width=share(wide, 100), height=_BAR, rx=6,
            )  # fmt: skip
        beside = text(row.shown, class_="chart__beside", x=8, y=15)
        yield element("svg", beside, x=share(wide, 100), y=top + 22, class_="chart__over")
