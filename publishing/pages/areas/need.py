"""How many doctors and patients a municipality has, on the page of its area."""

from __future__ import annotations

from typing import Any

from publishing.blocks import Fact
from publishing.sources import source_lines
from records.clock import Clock
from records.danish.dates import long_date
from records.danish.numbers import number
from records.facts.need import need_in
from records.loading.library import Library
from records.model.area import Area
from records.model.field_spec import spec_of

INVENTED = (
    "Tallene her er opdigtede. De viser, hvor tallene fra den offentlige opgørelse kommer til at "
    "stå."
)
"""What is said over the numbers of an example."""


def need_section(area: Area, library: Library, clock: Clock) -> dict[str, Any] | None:
    """Title, facts, day and sources; None where no count tells of the area."""
    found = need_in(area, library, clock)
    if found is None:
        return None
    need, row = found
    labels = {part.key: part.label for part in spec_of("need").field("numbers").parts}
    return {
        "title": f"Læger og patienter {area.where}",
        "facts": tuple(Fact(labels[key], number(value)) for key, value in row.told.items()),
        "day": long_date(need.date),
        "example": need.example,
        "invented": INVENTED if need.example else "",
        "sources": source_lines(need.sources),
    }
