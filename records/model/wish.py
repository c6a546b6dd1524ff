"""A wish: what a doctor seeks who has said yes to a number and no name (domain guide 6.19)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated

from records.codes.people import AudienceCode
from records.codes.vacancy import PracticeForm, VacancyGroup
from records.codes.wishes import Company, Interest, PatientsWanted
from records.model.base import Content, before, rule
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.moments import Day, Month
from records.types.numbers import Whole

LONGEST = timedelta(days=183)
"""How long a consent holds for; then the doctor is asked again."""
OWNERS = (
    AudienceCode.NYNEDSAT,
    AudienceCode.ETABLERET,
    AudienceCode.SENIORLAEGE,
    AudienceCode.SAELGER,
)
"""Who has a practice is known to colleagues and patients nearby."""
_DISTRICT, _MUNICIPALITY, _COPENHAGEN = 1, 2, 8
_MOST_TRAITS = ((1, 2), (3, 3), (7, 4))
"""Up to which size of all areas together so many traits may be told."""
_ID = re.compile(r"soeger-\d{1,5}")
_MOST_ANYWHERE = 6


class Wish(Content):
    """What one doctor seeks. Which number is which doctor is written nowhere in the project."""

    number: Annotated[int, Whole(1, 99_999)] = field(
        "Nummer",
        help="Kontorets nummer. Hvem det er, står i kontorets egen liste og aldrig her.",
        example="1042",
        widget="number",
    )
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
    consent_on: Day = field(
        "Samtykke", help="Den dag, lægen sagde ja.", example="2026-11-16", widget="date"
    )
    consent_withdrawn_on: Day | None = field(
        "Samtykke trukket tilbage",
        help="Fra den dag er posten ingen steder på siden.",
        required=False,
        example="2026-12-01",
        widget="date",
    )

    def may_be_shown(self, today: date) -> bool:
        """Whether the consent holds on that day; without it the record is nowhere."""
        if self.is_withdrawn_on(today):
            return False
        return self.consent_on <= today and (self.expires is None or today <= self.expires)

    def is_withdrawn_on(self, day: date) -> bool:
        """Whether the doctor has taken the consent back by then."""
        return self.consent_withdrawn_on is not None and self.consent_withdrawn_on <= day

    @property
    def traits(self) -> int:
        """How much is told that sets this doctor apart."""
        told = (
            len(self.seeks) == 1,
            bool(self.practice_forms),
            self.company is not Company.BEGGE,
            self.patients is not PatientsWanted.BEGGE,
            self.from_month is not None,
        )
        return (2 if self.stage in OWNERS else 1) + sum(told) + len(self.interests)

    @property
    def most_traits(self) -> int:
        """How many of them the areas are large enough for."""
        size = sum(map(_size_of, dict.fromkeys(self.areas)))
        fitting = (most for limit, most in _MOST_TRAITS if size <= limit)
        return _MOST_ANYWHERE if "region" in self.areas else next(fitting, _MOST_ANYWHERE)

    @rule("areas")
    def _has_area(self) -> Iterator[Violation]:
        if not self.areas:
            yield violation("areas-missing", ("areas",))

    @rule("id", "number", "was")
    def _is_named_by_its_number(self) -> Iterator[Violation]:
        if self.id != f"soeger-{self.number}":
            yield violation("wish-id-not-number", ("id",), id=self.id, number=self.number)
        for place, old in enumerate(self.was):
            if not _ID.fullmatch(old):
                yield violation("wish-id-not-number", ("was", place), id=old, number=self.number)

    @rule("stage")
    def _is_of_a_doctor(self) -> Iterator[Violation]:
        if self.stage is AudienceCode.KOMMUNE:
            yield violation("wish-of-partner", ("stage",))

    @rule("image")
    def _shows_nobody(self) -> Iterator[Violation]:
        if self.image:
            yield violation("wish-with-image", ("image",))

    @rule("stage", "seeks", "practice_forms", "company", "patients", "from_month", "interests",
          "areas")  # fmt: skip
    def _points_to_nobody(self) -> Iterator[Violation]:
        if self.areas and self.traits > self.most_traits:
            yield violation(
                "wish-too-narrow", ("areas",), traits=self.traits, most=self.most_traits
            )

    @rule("consent_on", "expires")
    def _expires_in_time(self) -> Iterator[Violation]:
        latest = self.consent_on + LONGEST
        if self.expires is None:
            yield violation("wish-expires-missing", ("expires",), latest=latest)
        elif self.expires > latest:
            yield violation("wish-expires-late", ("expires",), expires=self.expires, latest=latest)

    @rule("consent_on", "published", "consent_withdrawn_on")
    def _consent_comes_first(self) -> Iterator[Violation]:
        if self.published < self.consent_on:
            yield before("published", self.published, "consent_on", "Samtykke", self.consent_on)
        gone = self.consent_withdrawn_on
        if gone and gone < self.consent_on:
            yield before("consent_withdrawn_on", gone, "consent_on", "Samtykke", self.consent_on)


def _size_of(code: str) -> int:
    if code == "0101":
        return _COPENHAGEN
    return _DISTRICT if "/" in code else _MUNICIPALITY
