"""A wish: what a doctor seeks who has said yes to a number and no name (domain guide 6.19)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from records.codes.people import AudienceCode
from records.codes.vacancy import PracticeForm, VacancyGroup
from records.codes.wishes import Company, Interest, PatientsWanted
from records.model.base import rule
from records.model.unnamed import Unnamed
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.moments import Month

OWNERS = (
    AudienceCode.NYNEDSAT,
    AudienceCode.ETABLERET,
    AudienceCode.SENIORLAEGE,
    AudienceCode.SAELGER,
)
"""Who has a practice is known to colleagues and patients nearby."""


class Wish(Unnamed):
    """What one doctor seeks. Which number is which doctor is written nowhere in the project."""

    id_stem: ClassVar[str] = "soeger"

    stage: AudienceCode = field("Hvor lægen er på vejen", example="ny-speciallaege", widget="code")
    seeks: tuple[VacancyGroup, ...] = field(
        "Søger", many=True, least=1, example="[kapacitet, koeb]", widget="codes"
    )
    practice_forms: tuple[PracticeForm, ...] = field(
        "Praksisformer",
        help="Udelad feltet, når formen er lige meget.",
        required=False,
        many=True,
        example="[kompagniskab, samarbejdspraksis]",
        widget="codes",
    )
    company: Company = field("Alene eller sammen", example="begge", widget="code")
    patients: PatientsWanted = field("Patienter fra start", example="begge", widget="code")
    from_month: Month | None = field(
        "Fra",
        help="Den første måned. Udelad feltet, når det kan aftales.",
        required=False,
        example='"2027-08"',
        widget="date",
    )
    interests: tuple[Interest, ...] = field(
        "Særlige interesser", required=False, many=True, example="[uddannelse]", widget="codes"
    )

    @property
    def has_practice(self) -> bool:
        """Whether the doctor has a practice."""
        return self.stage in OWNERS

    @property
    def _traits(self) -> int:
        """How much is told that sets this doctor apart."""
        told = (
            len(self.seeks) == 1,
            bool(self.practice_forms),
            self.company is not Company.BEGGE,
            self.patients is not PatientsWanted.BEGGE,
            self.from_month is not None,
        )
        return (2 if self.stage in OWNERS else 1) + sum(told) + len(self.interests)

    @rule("stage")
    def _is_of_a_doctor(self) -> Iterator[Violation]:
        if self.stage is AudienceCode.KOMMUNE:
            yield violation("wish-of-partner", ("stage",))

    @rule("stage", "seeks", "practice_forms", "company", "patients", "from_month", "interests",
          "areas")  # fmt: skip
    def _points_to_nobody(self) -> Iterator[Violation]:
        yield from self._told_apart(self._traits)
