"""What is drawn as one: the years of a measure, and the parts of a whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.report import found_at
from records.model.figure import Figure
from records.source.diagnostics import Diagnostic, violation

if TYPE_CHECKING:
    from records.model.library_view import LibraryView


def check_series(library: LibraryView) -> Iterator[Diagnostic]:
    """Years of one measure are of one kind, and parts are no more than their whole."""
    first: dict[str, Figure] = {}
    years: dict[tuple[str, str], Figure] = {}
    for figure in sorted(library.all(Figure), key=lambda each: (each.date, each.id)):
        if figure.measure is None:
            continue
        other = first.setdefault(figure.measure, figure)
        same_year = years.setdefault((figure.measure, figure.year), figure)
        if other.unit != figure.unit:
            mixed = violation(
                "figure-measure-mixed",
                ("measure",),
                unit=figure.unit or "",
                other=other.id,
                other_unit=other.unit or "",
            )
            yield found_at(library, figure, mixed)
        elif same_year is not figure:
            twice = violation(
                "figure-measure-twice", ("measure",), year=figure.year, other=same_year.id
            )
            yield found_at(library, figure, twice)
    yield from _parts(library)


def _parts(library: LibraryView) -> Iterator[Diagnostic]:
    sums: dict[str, float] = {}
    for figure in sorted(library.all(Figure), key=lambda each: each.id):
        whole = library.find(Figure, figure.part_of) if figure.part_of else None
        if whole is None:
            continue
        if not _fit(figure, whole):
            wrong = violation("figure-part-does-not-fit", ("part_of",), whole=whole.id)
            yield found_at(library, figure, wrong)
            continue
        sums[whole.id] = sums.get(whole.id, 0) + (figure.number or 0)
        if sums[whole.id] > (whole.number or 0):
            wrong = violation(
                "figure-parts-exceed-whole",
                ("part_of",),
                whole=whole.id,
                sum=f"{sums[whole.id]:g}",
                whole_value=whole.shown_value,
            )
            yield found_at(library, figure, wrong)


def _fit(figure: Figure, whole: Figure) -> bool:
    """Whether both are numbers of the same unit, and neither is part of the other already."""
    numbers = (figure.number, whole.number)
    is_alone = whole.id != figure.id and whole.part_of is None
    return (
        is_alone
        and None not in numbers
        and min(n or 0 for n in numbers) >= 0
        and (figure.unit == whole.unit)
    )
