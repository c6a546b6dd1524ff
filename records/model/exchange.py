"""Days that a doctor or a practice has or lacks: locums, seniors, mentors (domain guide 6.20)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from records.codes.everyday import Weekday
from records.codes.exchange import Help, Party, Side
from records.model.base import before, rule
from records.model.unnamed import LONGEST, Unnamed
from records.source.diagnostics import Violation
from records.types.define import field
from records.types.moments import Day
from records.types.numbers import Whole


class Exchange(Unnamed):
    """Days that somebody has or lacks. Which number is whom is written nowhere in the project."""

    id_stem: ClassVar[str] = "dage"

    side: Side = field(
        "Har eller mangler dage",
        help="Vil give dage, eller har brug for en andens.",
        example="tilbyder",
        widget="code",
    )
    party: Party = field("Læge eller praksis", example="laege", widget="code")
    help: tuple[Help, ...] = field(
        "Dagene er til", many=True, least=1, example="[vikar, mentor]", widget="codes"
    )
    first_day: Day = field("Fra", example="2027-02-01", widget="date")
    last_day: Day | None = field(
        "Til og med",
        help="Udelad feltet, når det kan fortsætte.",
        required=False,
        example="2027-04-30",
        widget="date",
    )
    days_a_month: Annotated[int, Whole(1, 23)] | None = field(
        "Dage om måneden",
        help="Omtrent. Udelad feltet, når det kan aftales.",
        required=False,
        example="6",
        widget="number",
    )
    weekdays: tuple[Weekday, ...] = field(
        "Ugedage",
        help="Udelad feltet, når dagene er lige gode.",
        required=False,
        many=True,
        example="[mandag, torsdag]",
        widget="codes",
    )

    @property
    def has_practice(self) -> bool:
        """Whether it is a practice that has or lacks the days."""
        return self.party is Party.PRAKSIS

    @property
    def _traits(self) -> int:
        """How much is told that sets whoever it is apart.

        Practices are few, and who slows down or advises others is known to colleagues nearby.
        """
        told = (
            len(self.help) == 1,
            self.last_day is not None,
            self.days_a_month is not None,
            bool(self.weekdays),
        )
        is_known = self.party is Party.PRAKSIS or set(self.help) != {Help.VIKAR}
        return (2 if is_known else 1) + sum(told)

    @rule("side", "party", "help", "last_day", "days_a_month", "weekdays", "areas")
    def _points_to_nobody(self) -> Iterator[Violation]:
        yield from self._told_apart(self._traits)

    @rule("first_day", "consent_on")
    def _begins_about_now(self) -> Iterator[Violation]:
        """Days that began long before somebody said yes to them are a slip of the hand."""
        if self.first_day < self.consent_on - LONGEST:
            yield before("first_day", self.first_day, "consent_on", "Samtykke", self.consent_on)

    @rule("first_day", "last_day", "expires")
    def _days_lie_in_order(self) -> Iterator[Violation]:
        last = self.last_day
        if last and last < self.first_day:
            yield before("last_day", last, "first_day", "Fra", self.first_day)
        elif last and self.expires and last < self.expires:
            yield before("last_day", last, "expires", "Udløber", self.expires)
