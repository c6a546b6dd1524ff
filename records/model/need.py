"""How many doctors and patients the municipalities have: one public half-yearly count (6.21)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from records.model.base import Part, Record, Source, note_field, rule
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.links import AreaCode
from records.types.moments import Day
from records.types.numbers import Whole
from records.types.text import Line, Paragraph, Pattern

_MOST = 2_000_000
_Count = Annotated[int, Whole(0, _MOST)]
_MUNICIPALITY = Pattern(r"\d{4}", "not-a-whole-municipality")


class MunicipalNeed(Part):
    """What a count says of one municipality; what it does not say is left out."""

    area: Annotated[AreaCode, _MUNICIPALITY] = field("Kommune", example='"0400"', widget="relation")
    capacities: _Count | None = field(
        "Lægekapaciteter", required=False, example="20", widget="number"
    )
    practices: _Count | None = field("Praksisser", required=False, example="9", widget="number")
    patients: _Count | None = field(
        "Tilmeldte patienter", required=False, example="30000", widget="number"
    )
    patients_per_capacity: _Count | None = field(
        "Patienter pr. kapacitet",
        help="Rundet til hele patienter.",
        required=False,
        example="1500",
        widget="number",
    )
    citizens_per_capacity: _Count | None = field(
        "Borgere pr. kapacitet",
        help="Rundet til hele borgere.",
        required=False,
        example="1600",
        widget="number",
    )
    open_lists: _Count | None = field(
        "Praksisser, der tager nye patienter", required=False, example="4", widget="number"
    )
    closed_lists: _Count | None = field(
        "Praksisser, der har lukket for nye", required=False, example="5", widget="number"
    )

    @property
    def told(self) -> dict[str, int]:
        """The numbers that are told, by field."""
        values = {key: getattr(self, key) for key in type(self).model_fields if key != "area"}
        return {key: value for key, value in values.items() if value is not None}


class Need(Record):
    """One count with its day and source. `praksis need` writes it out of the public export."""

    title: Line = field("Titel", example="Almen praksis og tilmeldte patienter")
    date: Day = field("Opgjort", example="2026-07-01", widget="date")
    sources: tuple[Source, ...] = field("Kilder", many=True, least=1, widget="list")
    numbers: tuple[MunicipalNeed, ...] = field(
        "Tal for kommunerne", many=True, least=1, widget="list"
    )
    note: Paragraph | None = note_field()

    @rule("numbers")
    def _each_municipality_once(self) -> Iterator[Violation]:
        seen: set[str] = set()
        for place, row in enumerate(self.numbers):
            if row.area in seen:
                yield violation("need-area-twice", ("numbers", place, "area"), area=row.area)
            seen.add(row.area)
