"""Areas: municipalities, and København's districts (domain guide 5 and 6.6)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from pydantic import model_validator

from records.codes.people import Region
from records.danish.slugs import slug
from records.fields.define import field
from records.fields.moments import Day
from records.fields.numbers import Whole
from records.fields.text import Line, Pattern
from records.kinds.base import Fault, Record, not_after, rule

_CODE = Pattern(r"\d{4}(/[a-z0-9]+(-[a-z0-9]+)*)?", 'Skriv fire cifre i anførselstegn, fx "0400".')
_DEGREES = Pattern(r"\d{1,2}\.\d{1,4}", "Skriv grader med punktum, fx 55.68.")


class Area(Record):
    """A municipality, or a district of København (a code with `/`)."""

    name_field: ClassVar[str] = "name"

    code: Annotated[str, _CODE] = field("Kode", example='"0400"')
    name: Line = field("Navn", example="Bornholm")
    region: Region = field("Region", example="hovedstaden", widget="code")
    row: Annotated[int, Whole(0, 30)] | None = field(
        "Række på kortet", required=False, widget="number"
    )
    col: Annotated[int, Whole(0, 30)] | None = field(
        "Kolonne på kortet", required=False, widget="number"
    )
    lat: Annotated[str, _DEGREES] | None = field("Breddegrad", required=False)
    lon: Annotated[str, _DEGREES] | None = field("Længdegrad", required=False)
    health_council: Line | None = field("Sundhedsråd", required=False)
    valid_from: Day | None = field("Gælder fra", required=False, widget="date")
    valid_through: Day | None = field("Gælder til og med", required=False, widget="date")

    @model_validator(mode="before")
    @classmethod
    def _named_by_its_name(cls, data: Any) -> Any:
        """A row of the area table has no id and is never invented."""
        if isinstance(data, dict) and data.get("name"):
            return {"id": slug(data["name"]), "example": "false", **data}
        return data

    @property
    def is_district(self) -> bool:
        """Whether it is a part of a municipality."""
        return "/" in self.code

    @property
    def municipality(self) -> str:
        """The four-digit code that the area is, or lies in."""
        return self.code.partition("/")[0]

    @rule("valid_from", "valid_through")
    def _ends_after_it_begins(self) -> Iterator[Fault]:
        start, end = self.valid_from, self.valid_through
        if start and end and end <= start:
            yield not_after("valid_through", end, "valid_from", "Gælder fra", start)
