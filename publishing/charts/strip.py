"""A strip: the parts of a whole in one bar, or how long each stretch of a way took."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publishing.charts.chart import Chart, Key, Table
from publishing.charts.svg import drawing, element, share, text

_LEAST_FOR_NUMBER = 0.12
"""The share of the whole from which a number fits inside, at the width of a phone."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part; `shown` is its value with its unit, `more` what else the table says of it."""

    label: str
    value: float
    shown: str
    colour: str
    more: str = ""


def strip(
    name: str, title: str, description: str, parts: tuple[Part, ...], head: tuple[str, ...]
) -> Chart:
    """The bar with its parts; `head` names the columns: what, how much, and what more if any."""
    columns = len(head)
    return Chart(
        id=name,
        title=title,
        text=description,
        svg=drawing(name, title, description, _drawn(parts), width="100%", height=40),
        table=Table(head, tuple((part.label, part.shown, part.more)[:columns] for part in parts)),
        legend=tuple(Key(part.colour, part.label, part.shown) for part in parts),
    )


def _drawn(parts: tuple[Part, ...]) -> Iterator[str]:
    whole = sum(part.value for part in parts)
    before = 0.0
    for part in parts:
        if part.value <= 0:
            continue
        x, width = share(before, whole), share(part.value, whole)
        yield element(
            "rect", class_=f"chart__part {part.colour}", x=x, width=width, height=40, rx=8
        )
        if part.value / whole >= _LEAST_FOR_NUMBER:
            middle = share(before + part.value / 2, whole)
            yield text(_short(part.shown), class_=f"chart__in on-{part.colour}", x=middle, y=26)
        before += part.value


def _short(shown: str) -> str:
    """The number without the words that the key says in full."""
    return shown.split("\u00a0", maxsplit=1)[0] if "\u00a0" in shown else shown
