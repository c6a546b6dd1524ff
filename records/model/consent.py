"""What somebody agreed to when they told of themselves: from when, until when, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from records.model.base import Part, before, rule
from records.source.diagnostics import Violation
from records.types.define import field
from records.types.moments import Day


def cleared_field() -> Any:
    """The field `cleared_on` of what somebody tells of themselves."""
    return field(
        "Set efter",
        help="Kun når kontrollen spørger: den dag, nogen så efter, at det ikke er det, der er "
        "trukket tilbage, eller at samtykket er nyt.",
        required=False,
        example="2027-03-01",
        widget="date",
    )


class Consent(Part):
    """A consent with its days; what was agreed to is kept where the office keeps its papers."""

    given_on: Day = field("Givet", example="2026-11-02", widget="date")
    valid_through: Day | None = field(
        "Gælder til og med",
        help="Kun når samtykket har en sidste dag.",
        required=False,
        example="2028-11-02",
        widget="date",
    )
    withdrawn_on: Day | None = field(
        "Trukket tilbage",
        help="Fra den dag er historien ude af alt, der udgives.",
        required=False,
        example="2027-02-10",
        widget="date",
    )

    def holds_on(self, day: date) -> bool:
        """Whether the office may show it that day; on the day of a withdrawal no more."""
        if self.given_on > day or (self.valid_through and self.valid_through < day):
            return False
        return not self.is_withdrawn_on(day)

    def is_withdrawn_on(self, day: date) -> bool:
        """Whether it was taken back by that day."""
        return self.withdrawn_on is not None and self.withdrawn_on <= day

    @rule("given_on", "valid_through")
    def _valid_after_given(self) -> Iterator[Violation]:
        if self.valid_through and self.valid_through < self.given_on:
            yield before("valid_through", self.valid_through, "given_on", "Givet", self.given_on)

    @rule("given_on", "withdrawn_on")
    def _withdrawn_after_given(self) -> Iterator[Violation]:
        if self.withdrawn_on and self.withdrawn_on < self.given_on:
            yield before("withdrawn_on", self.withdrawn_on, "given_on", "Givet", self.given_on)
