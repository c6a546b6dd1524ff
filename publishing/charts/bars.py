"""Bars in the rows of a table, so that each number stands beside its bar."""

from __future__ import annotations

from publishing.charts.svg import element, share


def bar(parts: tuple[tuple[str, float], ...], most: float) -> str:
    """One bar of parts (class, value) on a scale that ends at `most`; the row says the numbers."""
    before, drawn = 0.0, []
    for colour, value in parts:
        if value > 0 and most > 0:
            drawn.append(
                element("rect", class_=f"chart__part {colour}", x=share(before, most),
                        width=share(value, most), height=16, rx=4)
            )  # fmt: skip
        before += max(value, 0)
    return element(
        "svg", *drawn, class_="chart__bar", width="100%", height=16, aria_hidden="true",
        focusable="false",
    )  # fmt: skip
