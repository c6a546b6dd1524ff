"""The places of records in words, and whether they are designated as short of doctors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from records.clock import Clock
from records.danish.numbers import joined, number
from records.danish.partial_dates import partial_span
from records.facts.designations import SHORT_OF_DOCTORS, current_designations
from records.loading.library import Library
from records.model.base import Content
from records.model.designation import Designation

FEW = 3
"""So many areas are named on a card; more are counted."""


def place_names(codes: Iterable[str], library: Library, region: str = "Hele regionen") -> str:
    """The names of areas in a sentence: `Rønne og Valby`; `region` names the whole region."""
    names = []
    for code in codes:
        area = library.area(code)
        names.append(region if code == "region" or area is None else area.name)
    return joined(names)


def designated(record: Content, library: Library, clock: Clock) -> str | None:
    """Whether its area is designated now; what only an example says is told as one."""
    found = current_designations(record.areas, library, clock)
    if not found:
        return None
    invented = all(each.example for each in found) and not record.example
    return f"{SHORT_OF_DOCTORS} (eksempel)" if invented else SHORT_OF_DOCTORS


def designation_parts(designation: Designation, library: Library) -> Iterator[str]:
    """What a designation's card tells: where, when, and who decided it."""
    areas = designation.areas
    named = place_names(areas, library)
    yield named if len(areas) <= FEW else f"{number(len(areas))} områder"
    yield partial_span(designation.valid_from, designation.valid_through)
    yield designation.decided_by
