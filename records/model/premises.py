"""Premises: rooms for a clinic that can be rented or bought (domain guide 6.2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from records.codes.vacancy import Accessibility, Owner, PremisesType
from records.model.base import Content, rule
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.field_type import Ref
from records.types.moments import DayOrNow
from records.types.numbers import Flag, Whole
from records.types.text import Id, Line, Markdown, PostalCode, Sentence


class Premises(Content):
    """Rooms that a doctor can move a clinic into."""

    type: PremisesType = field("Art", example="leje", widget="code")
    address: Line = field("Adresse", example="Eksempelvej 1")
    postal_code: PostalCode = field("Postnummer", example='"3700"')
    city: Line = field("By", example="Rønne")
    floor_area_m2: Annotated[int, Whole(20, 3000)] = field(
        "Areal (m²)", example="180", widget="number"
    )
    consulting_rooms: Annotated[int, Whole(1, 30)] | None = field(
        "Konsultationsrum", required=False, example="4", widget="number"
    )
    available_from: DayOrNow = field("Ledig fra", example="nu", widget="date")
    monthly_rent: Annotated[int, Whole(0, 10_000_000)] | None = field(
        "Husleje pr. måned", required=False, example="15000", widget="number"
    )
    accessibility: tuple[Accessibility, ...] = field(
        "Tilgængelighed", many=True, least=1, example="[niveaufri]", widget="codes"
    )
    owner: Owner | None = field("Ejer", required=False, example="kommune", widget="code")
    nearby: tuple[Sentence, ...] = field(
        "Naboer", required=False, many=True, example="[Apotek]", widget="list"
    )
    move_in_ready: Flag = field("Indflytningsklar", example="true", widget="boolean")
    vacancies: tuple[Annotated[Id, Ref("vacancy")], ...] = field(
        "Muligheder", required=False, many=True, widget="relation"
    )
    body: Markdown | None = field("Brødtekst", required=False, widget="markdown")

    @rule("areas")
    def _has_area(self) -> Iterator[Violation]:
        if not self.areas:
            yield violation("areas-missing", ("areas",))

    @rule("type", "monthly_rent")
    def _rent_only_when_rented(self) -> Iterator[Violation]:
        if self.monthly_rent is not None and self.type is not PremisesType.LEJE:
            yield violation("rent-of-other-type", ("monthly_rent",), type=self.type)

    @rule("accessibility")
    def _unknown_stands_alone(self) -> Iterator[Violation]:
        if len(self.accessibility) > 1 and Accessibility.UKENDT in self.accessibility:
            yield violation("accessibility-unknown-and-known", ("accessibility",))
