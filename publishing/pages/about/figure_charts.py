"""The drawing that a key figure's own value asks for."""

from __future__ import annotations

import re

from publishing.charts.chart import Chart
from publishing.charts.doors import Counted, doors, row_of_doors
from publishing.charts.line import Point, line
from publishing.charts.ranks import Rank, ranks
from publishing.charts.strip import Part, strip
from records.danish.numbers import number, percent
from records.model.figure import HOLE, WHOLE, Figure

_COLOURS = ("c-1", "c-2", "c-3", "c-5", "c-6")
_MOST_IN_ROW = 24
"""Doors that are still counted at a glance, two rows of them."""
_FEWEST_IN_ROW = 3


def chart_of(figure: Figure, parts: tuple[Figure, ...], years: tuple[Figure, ...]) -> Chart | None:
    """Its years, its parts, its division, its span or its share of a hundred; None has no picture.

    `parts` are the figures that are part of it, `years` all of its measure with itself.
    """
    if len(years) > 1:
        one_series(years)
        return _at_places(years) if years[0].place else _over_years(figure, years)
    if parts:
        return _of_parts(figure, parts)
    if figure.shares:
        return _division(figure)
    return _span(figure) or _of_hundred(figure)


def small_doors(figure: Figure) -> str:
    """A little row of doors for a small count, as decoration; empty for any other figure."""
    value = figure.number
    if figure.unit is None or figure.unit == "%" or value is None or value != int(value):
        return ""
    return row_of_doors(int(value)) if _FEWEST_IN_ROW <= value <= _MOST_IN_ROW else ""


def one_series(figures: tuple[Figure, ...]) -> None:
    """Let no drawing hold figures that are counted differently; raises ValueError.

    `praksis check` tells editors of it at the line (`records/checks/series.py`).
    """
    kinds = {(figure.measure, figure.unit, figure.basis) for figure in figures}
    if len(kinds) > 1:
        raise ValueError(f"series that cannot be drawn together: {sorted(map(str, kinds))}")


def _at_places(figures: tuple[Figure, ...]) -> Chart:
    """One year at several places, the highest first."""
    ordered = sorted(figures, key=lambda each: (-(each.number or 0), each.place or ""))
    rows = tuple(Rank(each.place or "", each.number or 0, each.amount) for each in ordered)
    told = ", ".join(f"{row.label} {row.shown}" for row in rows)
    last = figures[0]
    title = f"{last.year}, {last.basis}" if last.basis else last.year
    return ranks(f"tegning-{last.id}", title, f"{told}.", rows, (last.unit or "Tal").capitalize())


def _over_years(figure: Figure, years: tuple[Figure, ...]) -> Chart:
    known = tuple(Point(int(each.year), each.number or 0, each.amount) for each in years)
    first, last = years[0], years[-1]
    told = f"Fra {first.amount} i {first.year} til {last.amount} i {last.year}."
    if int(last.year) - int(first.year) >= len(years):
        told += " Et stiplet stykke er år, vi ikke har tal for."
    return line(f"tegning-{figure.id}", figure.sentence, told, known, figure.unit or "Tal")


def _of_parts(figure: Figure, parts: tuple[Figure, ...]) -> Chart:
    """The parts, and what is left of the whole if they are not all."""
    drawn = [
        Part(_label(part), part.number or 0, part.amount, _COLOURS[place % len(_COLOURS)])
        for place, part in enumerate(parts)
    ]
    left = (figure.number or 0) - sum(part.value for part in drawn)
    if left > 0:
        value = int(left) if left == int(left) else left
        drawn.append(Part("Resten", left, f"{number(value)}\u00a0{figure.unit or ''}", "c-rest"))
    told = f"{figure.sentence}: " + ", ".join(f"{part.label} {part.shown}" for part in drawn) + "."
    head = ("Del", (figure.unit or "Tal").capitalize())
    return strip(f"tegning-{figure.id}", figure.sentence, told, tuple(drawn), head)


def _division(figure: Figure) -> Chart:
    drawn = tuple(
        Part(name, value, percent(value), _COLOURS[place % len(_COLOURS)])
        for place, (name, value) in enumerate(zip(figure.shares, figure.divided, strict=True))
    )
    told = ", ".join(f"{part.label} {part.shown}" for part in drawn) + "."
    return strip(f"tegning-{figure.id}", figure.sentence, told, drawn, ("Del", "Andel"))


def _span(figure: Figure) -> Chart | None:
    """From six to twelve: six full doors, and six that may be there."""
    span = re.fullmatch(r"(\d{1,2})[–-](\d{1,2})", figure.value)
    if span is None or figure.unit is None or not int(span[1]) < int(span[2]) <= _MOST_IN_ROW:
        return None
    least, most = int(span[1]), int(span[2])
    told = f"De fyldte døre er de mindst {least}, dørene med omrids går op til {most}."
    counted = (Counted("Mindst", least), Counted("Højst", most - least, "c-room", str(most)))
    return doors(f"tegning-{figure.id}", figure.sentence, told, counted, figure.unit.capitalize())


def _of_hundred(figure: Figure) -> Chart | None:
    value = figure.number
    if figure.unit != "%" or value is None or value != int(value) or not 0 <= value <= WHOLE:
        return None
    part = int(value)
    told = f"Hver dør er én af hundrede. De første {part} er dem, tallet gælder."
    counted = (Counted("Dem, tallet gælder", part), Counted("De andre", WHOLE - part, "c-rest"))
    return doors(f"tegning-{figure.id}", figure.sentence, told, counted, "Af 100")


def _label(part: Figure) -> str:
    """What the sentence says beside the number: `i Region Hovedstaden` of `29 kommuner i …`."""
    words = part.text.replace(HOLE, "").strip().removeprefix(part.unit or "").strip()
    return words[:1].upper() + words[1:]
