"""What is shown of somebody by a number and no name, while a consent holds (domain guide 6.19)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, ClassVar

from records.model.base import Content, before, rule
from records.model.consent import cleared_field
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.moments import Day
from records.types.numbers import Whole

LONGEST = timedelta(days=183)
"""How long a consent holds for; then whoever gave it is asked again."""
_DISTRICT, _MUNICIPALITY, _COPENHAGEN = 1, 2, 8
_MOST_TRAITS = ((1, 2), (3, 3), (7, 4))
"""Up to which size of all areas together so many traits may be told."""
_MOST_ANYWHERE = 6


class Unnamed(Content):
    """What one doctor or practice seeks or offers. Who has which number is written nowhere here."""

    id_stem: ClassVar[str]
    """What the id has before the number."""

    number: Annotated[int, Whole(1, 99_999)] = field(
        "Nummer",
        help="Kontorets nummer. Hvem det er, står i kontorets egen liste og aldrig her.",
        example="1042",
        widget="number",
    )
    consent_on: Day = field(
        "Samtykke",
        help="Den dag, lægen eller praksissen sagde ja.",
        example="2026-11-16",
        widget="date",
    )
    consent_withdrawn_on: Day | None = field(
        "Samtykke trukket tilbage",
        help="Fra den dag er posten ingen steder på siden.",
        required=False,
        example="2026-12-01",
        widget="date",
    )
    cleared_on: Day | None = cleared_field()

    @property
    def taken_back_on(self) -> date | None:
        """The day on which the consent is taken back."""
        return self.consent_withdrawn_on

    def may_be_shown(self, today: date) -> bool:
        """Whether the consent holds on that day; without it the record is nowhere."""
        if self.is_withdrawn_on(today):
            return False
        return self.consent_on <= today and (self.expires is None or today <= self.expires)

    def is_withdrawn_on(self, day: date) -> bool:
        """Whether the consent has been taken back by then."""
        return self.consent_withdrawn_on is not None and self.consent_withdrawn_on <= day

    @property
    def has_practice(self) -> bool:
        """Whether whoever it is has a practice, which neighbours know."""
        return False

    @property
    def _most_traits(self) -> int:
        """How many the areas are large enough for."""
        size = sum(map(_size_of, dict.fromkeys(self.areas)))
        fitting = (most for limit, most in _MOST_TRAITS if size <= limit)
        return _MOST_ANYWHERE if "region" in self.areas else next(fitting, _MOST_ANYWHERE)

    @rule("areas")
    def _has_area(self) -> Iterator[Violation]:
        if not self.areas:
            yield violation("areas-missing", ("areas",))

    @rule("id", "number", "was")
    def _is_named_by_its_number(self) -> Iterator[Violation]:
        meant, stem = f"{self.id_stem}-{self.number}", re.escape(self.id_stem)
        if self.id != meant:
            yield self._wrong_id(("id",), self.id)
        for place, old in enumerate(self.was):
            if not re.fullmatch(rf"{stem}-\d{{1,5}}", old):
                yield self._wrong_id(("was", place), old)

    def _wrong_id(self, loc: tuple[str | int, ...], wrong: str) -> Violation:
        number = self.number
        return violation("wish-id-not-number", loc, id=wrong, number=number, stem=self.id_stem)

    @rule("image")
    def _shows_nobody(self) -> Iterator[Violation]:
        if self.image:
            yield violation("wish-with-image", ("image",))

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

    def _told_apart(self, traits: int) -> Iterator[Violation]:
        """The fault of more that sets somebody apart than the areas are large enough for.

        For a rule of each kind, which knows what sets apart.
        """
        most = self._most_traits
        if self.areas and traits > most:
            yield violation("wish-too-narrow", ("areas",), traits=traits, most=most)


def _size_of(code: str) -> int:
    if code == "0101":
        return _COPENHAGEN
    return _DISTRICT if "/" in code else _MUNICIPALITY
