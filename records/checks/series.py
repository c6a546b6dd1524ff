"""What is drawn as one: the years of a measure, and the parts of a whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.report import found_at
from records.model.figure import Figure
from records.source.diagnostics import Diagnostic, Violation, violation

if TYPE_CHECKING:
    from records.model.library_view import LibraryView


def check_series(library: LibraryView) -> Iterator[Diagnostic]:
    """Figures of one measure are counted alike, and parts are no more than their whole."""
    first: dict[str, Figure] = {}
    known: dict[tuple[str, str, str | None], Figure] = {}
    for figure in sorted(library.all(Figure), key=lambda each: (each.date, each.id)):
        if figure.measure is None:
            continue
        other = first.setdefault(figure.measure, figure)
        twin = known.setdefault((figure.measure, figure.year, figure.place), figure)
        wrong = _differs(figure, other) or (_twice(figure, twin) if twin is not figure else None)
        if wrong:
            yield found_at(library, figure, wrong)
    yield from _beside_a_field(library)
    yield from _parts(library)


def _differs(figure: Figure, other: Figure) -> Violation | None:
    """What keeps two figures out of one drawing: unit, basis, or places over years."""
    if other.unit != figure.unit:
        return violation(
            "figure-measure-mixed",
            ("measure",),
            unit=figure.unit or "",
            other=other.id,
            other_unit=other.unit or "",
        )
    if other.basis != figure.basis:
        return violation(
            "figure-measure-basis",
            ("basis",) if figure.basis else ("measure",),
            basis=figure.basis or "",
            other=other.id,
            other_basis=other.basis or "",
        )
    if other.year != figure.year and (other.place or figure.place):
        return violation(
            "figure-measure-places", ("measure",), year=figure.year, other=other.id,
            other_year=other.year,
        )  # fmt: skip
    return None


def _twice(figure: Figure, twin: Figure) -> Violation:
    return violation("figure-measure-twice", ("measure",), year=figure.year, other=twin.id)


def _beside_a_field(library: LibraryView) -> Iterator[Diagnostic]:
    """A field of the calculator has the figures of one measure."""
    first: dict[str, Figure] = {}
    for figure in sorted(library.all(Figure), key=lambda each: (each.date, each.id)):
        if figure.calculator is None:
            continue
        other = first.setdefault(figure.calculator, figure)
        if other is not figure and (figure.measure is None or other.measure != figure.measure):
            mixed = violation("figure-calculator-mixed", ("calculator",), other=other.id)
            yield found_at(library, figure, mixed)


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
    """Whether both are numbers counted alike, and neither is part of the other already."""
    numbers = (figure.number, whole.number)
    is_alone = whole.id != figure.id and whole.part_of is None
    return (
        is_alone
        and None not in numbers
        and min(n or 0 for n in numbers) >= 0
        and (figure.unit, figure.basis) == (whole.unit, whole.basis)
    )
