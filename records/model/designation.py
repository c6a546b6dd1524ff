"""Designations: areas that somebody has named as short of doctors, for a time (domain guide 15)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from records.codes.landscape import DesignationType
from records.danish.partial_dates import exists, first_day, last_day
from records.model.base import Content, before, checked_field, not_after, rule
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.field_type import Ref
from records.types.moments import Day, PartialDay
from records.types.text import Id, Line, Markdown

WHOLE_REGION = "region"


class Designation(Content):
    """Areas designated together: of one kind, for one period, with a source of its own.

    An area that no record names is not "not designated": nothing is known of it.
    """

    type: DesignationType | None = field(
        "Art",
        help="Udelades kun, hvis kilden ikke siger det.",
        required=False,
        example="regional",
        widget="code",
    )
    valid_from: PartialDay = field(
        "Gælder fra",
        help="En dag, eller kun året, hvis kilden ikke siger mere.",
        example="2026-01-01",
        widget="date",
    )
    valid_through: PartialDay = field(
        "Gælder til og med",
        help="En dag, eller kun året, hvis kilden ikke siger mere.",
        example="2026-12-31",
        widget="date",
    )
    decided_by: Line = field("Besluttet af", example="Region Hovedstaden")
    rights: tuple[Annotated[Id, Ref("offer")], ...] = field(
        "Det giver udpegningen",
        help="Id på de tilbud, som udpegningen giver adgang til.",
        required=False,
        many=True,
        example="[raadgivning-om-etablering]",
        widget="relation",
    )
    apply_by: Day | None = field(
        "Søg senest",
        help="Sidste dag at søge fordelene, hvis der er en.",
        required=False,
        example="2026-11-30",
        widget="date",
    )
    checked: Day = checked_field()
    replaced_by: Annotated[Id, Ref("designation")] | None = field(
        "Afløst af",
        help="Id på den udpegning, der gælder bagefter.",
        required=False,
        example="regional-udpegning-2027",
        widget="relation",
    )
    body: Markdown | None = field("Brødtekst", required=False, widget="markdown")

    @property
    def begins(self) -> date:
        """The first day."""
        return first_day(self.valid_from)

    @property
    def ends(self) -> date:
        """The last day."""
        return last_day(self.valid_through)

    @property
    def years(self) -> str:
        """`2019`, or `2021–2024` where it lasts longer than the year it begins in."""
        first, last = self.begins.year, self.ends.year
        return str(first) if first == last else f"{first}–{last}"

    @property
    def _is_dated(self) -> bool:
        return exists(self.valid_from) and exists(self.valid_through)

    @rule("areas")
    def _names_its_areas(self) -> Iterator[Violation]:
        if not self.areas:
            yield violation("areas-missing", ("areas",))
        for number, code in enumerate(self.areas):
            if code == WHOLE_REGION:
                yield violation("designation-of-whole-region", ("areas", number))

    @rule("sources")
    def _has_a_source_of_its_own(self) -> Iterator[Violation]:
        if not self.sources:
            yield violation("sources-missing", ("sources",))

    @rule("valid_from", "valid_through")
    def _ends_after_it_begins(self) -> Iterator[Violation]:
        for key in ("valid_from", "valid_through"):
            if not exists(getattr(self, key)):
                yield violation("date-not-in-calendar", (key,), value=getattr(self, key))
        if self._is_dated and self.ends <= self.begins:
            start, end = self.begins, self.ends
            yield not_after("valid_through", end, "valid_from", "Gælder fra", start)

    @rule("valid_from", "valid_through", "apply_by")
    def _is_applied_for_while_it_holds(self) -> Iterator[Violation]:
        by = self.apply_by
        if by is None or not self._is_dated or self.ends <= self.begins:
            return
        if by < self.begins:
            yield before("apply_by", by, "valid_from", "Gælder fra", self.begins)
        if by > self.ends:
            late = "designation-applied-for-too-late"
            yield violation(late, ("apply_by",), value=by, last=self.ends)

    @rule("id", "replaced_by")
    def _is_not_replaced_by_itself(self) -> Iterator[Violation]:
        if self.replaced_by == self.id:
            yield violation("related-to-itself", ("replaced_by",))
