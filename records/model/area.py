"""Areas: municipalities, and København's districts (domain guide 5 and 6.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from pydantic import model_validator

from records.codes.people import Region
from records.codes.scenes import Subject
from records.danish.slugs import slug
from records.model.base import (
    Part,
    Record,
    Source,
    facts_field,
    former_ids_field,
    not_after,
    note_field,
    review_field,
    rule,
)
from records.source.diagnostics import Severity, Violation, violation
from records.types.define import field
from records.types.links import Email, FourDigits, WebAddress
from records.types.moments import Day
from records.types.numbers import Whole
from records.types.text import FactNumber, Id, Line, Markdown, Paragraph, Pattern, Phone

_LEAST_LATITUDE = 40
"""Denmark lies north of it, and west of as many degrees."""
_CODE = FourDigits(r"\d{4}(/[a-z0-9]+(-[a-z0-9]+)*)?", "code-of-area-not-four-digits")
_IN_PHRASE = Pattern(r"(i|på) \S.{1,60}", "in-phrase-without-preposition")
_DEGREES = Pattern(r"\d{1,2}\.\d{1,4}", "not-degrees")


class TravelTime(Part):
    """How long a journey takes, and who says so."""

    from_place: Line = field("Fra", example="Rønne")
    to_place: Line = field("Til", example="København")
    minutes: Annotated[int, Whole(1, 1440)] = field("Minutter", example="180", widget="number")
    mode: Line = field("Transportmiddel", example="Bus og færge")
    source: Line = field("Kilde", example="Rejseplanen, november 2026")


class MunicipalityContact(Part):
    """Whom a newcomer can ask in the municipality: a role, never a person."""

    role: Line = field("Rolle", example="Tilflytterservice")
    email: Email | None = field("Mail", required=False, example="tilflytter@example.org")
    phone: Phone | None = field("Telefon", required=False, example='"00 00 00 00"')
    url: WebAddress | None = field("Webadresse", required=False, example="https://example.org/")


class Area(Record):
    """A municipality, or a district of København (a code with `/`).

    The table (`.csv`) has one row for each; a `.yml` file with the same `code` adds to its row.
    """

    name_field: ClassVar[str] = "name"

    code: Annotated[str, _CODE] = field("Kode", example='"0400"')
    name: Line = field("Navn", example="Bornholm")
    region: Region = field("Region", example="hovedstaden", widget="code")
    in_phrase: Annotated[str, _IN_PHRASE] | None = field(
        "Forholdsord og navn",
        help="Som det står i en sætning, når det ikke er »i« og navnet.",
        required=False,
        example="på Bornholm",
    )
    row: Annotated[int, Whole(0, 30)] | None = field(
        "Række på kortet", required=False, widget="number"
    )
    col: Annotated[int, Whole(0, 30)] | None = field(
        "Kolonne på kortet", required=False, widget="number"
    )
    lat: Annotated[str, _DEGREES] | None = field("Breddegrad", required=False)
    lon: Annotated[str, _DEGREES] | None = field("Længdegrad", required=False)
    scene: Subject | None = field(
        "Tegning",
        help="Hvad tegningen af området viser. En bydel uden egen tegning får sin kommunes.",
        required=False,
        example="oe",
        widget="code",
    )
    valid_from: Day | None = field("Gælder fra", required=False, widget="date")
    valid_through: Day | None = field("Gælder til og med", required=False, widget="date")

    sources: tuple[Source, ...] = field("Kilder", required=False, many=True, widget="list")
    story: Markdown | None = field("Fortælling", required=False, widget="markdown")
    transport: Markdown | None = field("Transport", required=False, widget="markdown")
    housing: Markdown | None = field("Bolig", required=False, widget="markdown")
    schools: Markdown | None = field("Skoler og børn", required=False, widget="markdown")
    spouse_job: Markdown | None = field("Job til partner", required=False, widget="markdown")
    leisure: Markdown | None = field("Fritid", required=False, widget="markdown")
    professional_life: Markdown | None = field("Faglige miljøer", required=False, widget="markdown")
    travel_times: tuple[TravelTime, ...] = field(
        "Rejsetid", required=False, many=True, widget="list"
    )
    municipality_contact: MunicipalityContact | None = field(
        "Kontakt i kommunen", required=False, widget="object"
    )
    review: Day | None = review_field()
    was: tuple[Id, ...] = former_ids_field()
    facts: tuple[FactNumber, ...] = facts_field()
    note: Paragraph | None = note_field()

    @model_validator(mode="before")
    @classmethod
    def _named_by_its_name(cls, data: Any) -> Any:
        """A row of the area table has no id and is never invented."""
        if isinstance(data, dict) and data.get("name"):
            return {"id": slug(data["name"]), "example": "false", **data}
        return data

    @property
    def where(self) -> str:
        """Where something is that is there, in a sentence: `på Bornholm`, `i Gribskov`."""
        return self.in_phrase or f"i {self.name}"

    @property
    def is_district(self) -> bool:
        """Whether it is a part of a municipality."""
        return "/" in self.code

    @property
    def municipality(self) -> str:
        """The four-digit code that the area is, or lies in."""
        return self.code.partition("/")[0]

    @rule("lat", "lon")
    def _degrees_come_in_pairs(self) -> Iterator[Violation]:
        if bool(self.lat) is not bool(self.lon):
            missing = "lon" if self.lat else "lat"
            yield violation("degrees-half", ("lat" if self.lat else "lon",), missing=missing)
        elif self.lat and self.lon and float(self.lat) < _LEAST_LATITUDE < float(self.lon):
            yield violation("degrees-swapped", ("lat",), lat=self.lon, lon=self.lat)

    @rule("name")
    def _name_is_bare(self) -> Iterator[Violation]:
        bare = re.sub(r"s? (?:regions)?kommune$", "", self.name, flags=re.IGNORECASE)
        if bare != self.name:
            yield violation("area-name-with-word", ("name",), Severity.WARNING, meant=bare)

    @rule("valid_from", "valid_through")
    def _ends_after_it_begins(self) -> Iterator[Violation]:
        start, end = self.valid_from, self.valid_through
        if start and end and end <= start:
            yield not_after("valid_through", end, "valid_from", "Gælder fra", start)
