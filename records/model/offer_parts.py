"""What an offer gives, and when one can apply for it (domain guide 6.8 and 16)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from records.codes.landscape import Sharing
from records.model.base import Part, before, rule
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.moments import Day
from records.types.numbers import Whole
from records.types.text import Line, Sentence

Sum = Annotated[int, Whole(1, 10_000_000_000)]
Year = Annotated[int, Whole(1990, 2100)]


class Amount(Part):
    """How much a grant is, and in which years that held."""

    max: Sum | None = field(
        "Højst", help="Det højeste, én kan få.", required=False, example="40000", widget="number"
    )
    pot: Sum | None = field(
        "Pulje", help="Det, der er i alt.", required=False, example="3200000", widget="number"
    )
    sharing: Sharing | None = field(
        "Fordeling",
        help="Hvordan puljen deles. Kræves, når tilbuddet er aktuelt.",
        required=False,
        example="ligeligt",
        widget="code",
    )
    guarantee: Sentence | None = field(
        "Garanti",
        help="Det, lægen er sikret, når det ikke er et beløb.",
        required=False,
        example="Indtægt som ved 1.100 patienter",
    )
    unit: Line = field("Enhed", required=False, default="kr.", example="kr.")
    year: Year = field("År", example="2026", widget="number")
    through_year: Year | None = field(
        "Til og med år", required=False, example="2027", widget="number"
    )
    conditions: Sentence | None = field(
        "Betingelser", required=False, example="Praksis tager en uddannelseslæge"
    )

    @property
    def years(self) -> str:
        """`2017`, or `2018–2020`."""
        return f"{self.year}–{self.through_year}" if self.through_year else str(self.year)

    def contradicts(self, other: Amount) -> bool:
        """Whether both say how much one can get in the same year on the same conditions."""
        ends, other_ends = self.through_year or self.year, other.through_year or other.year
        same = (self.unit, self.conditions) == (other.unit, other.conditions)
        together = self.year <= other_ends and other.year <= ends
        return same and together and self.max is not None and other.max is not None

    @rule("max", "pot", "guarantee")
    def _says_what_is_given(self) -> Iterator[Violation]:
        if self.max is None and self.pot is None and self.guarantee is None:
            yield violation("amount-without-sum")

    @rule("pot", "sharing")
    def _what_is_shared_is_a_pot(self) -> Iterator[Violation]:
        if self.sharing is not None and self.pot is None:
            yield violation("sharing-without-pot", ("sharing",))

    @rule("max", "pot")
    def _nobody_gets_more_than_there_is(self) -> Iterator[Violation]:
        if self.max is not None and self.pot is not None and self.max > self.pot:
            yield violation("amount-above-pot", ("max",), value=self.max, pot=self.pot)

    @rule("year", "through_year")
    def _ends_after_it_begins(self) -> Iterator[Violation]:
        last = self.through_year
        if last is not None and last <= self.year:
            late = "amount-years-backwards"
            yield violation(late, ("through_year",), value=last, first=self.year)


class Window(Part):
    """A time in which one can apply."""

    apply_from: Day | None = field("Søg fra", required=False, example="2027-01-04", widget="date")
    apply_by: Day = field("Søg senest", example="2027-03-01", widget="date")

    @rule("apply_from", "apply_by")
    def _closes_after_it_opens(self) -> Iterator[Violation]:
        opens, closes = self.apply_from, self.apply_by
        if opens and closes < opens:
            yield before("apply_by", closes, "apply_from", "Søg fra", opens)
