"""Health councils: which municipalities the region plans for together (domain guide 5 and 6.16)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from records.model.base import (
    Record,
    Source,
    checked_field,
    facts_field,
    former_ids_field,
    note_field,
)
from records.types.define import field
from records.types.links import AreaCode, WebAddress
from records.types.moments import Day
from records.types.text import FactNumber, Id, Line, Paragraph, Pattern

_MUNICIPALITY = Pattern(r"\d{4}", "not-a-whole-municipality")
Municipality = Annotated[AreaCode, _MUNICIPALITY]


class HealthCouncil(Record):
    """A health council with its municipalities. A municipality is in one council."""

    name_field: ClassVar[str] = "name"

    name: Line = field("Navn", example="Nordsjælland")
    municipalities: tuple[Municipality, ...] = field(
        "Kommuner",
        help="Koder på hele kommuner. En kommune hører til ét sundhedsråd.",
        many=True,
        least=1,
        example='["0201", "0210"]',
        widget="relation",
    )
    url: WebAddress | None = field("Webadresse", required=False, example="https://example.org/")
    checked: Day = checked_field()
    sources: tuple[Source, ...] = field("Kilder", many=True, least=1, widget="list")
    was: tuple[Id, ...] = former_ids_field()
    facts: tuple[FactNumber, ...] = facts_field()
    note: Paragraph | None = note_field()
