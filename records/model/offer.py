"""Offers: help from the office and its partners, with a state (domain guide 6.8)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from records.codes.landscape import OfferState, OfferType
from records.codes.people import Region
from records.model.base import Content, Part, not_after, rule
from records.model.numbers_in_text import unsourced_numbers
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.field_type import Ref
from records.types.moments import Day
from records.types.numbers import Whole
from records.types.text import Id, Line, Markdown, Sentence

USABLE = (OfferState.AKTUELT, OfferState.UNDER_UDVIKLING)


class Amount(Part):
    """How much a grant is, and in which year that held."""

    max: Annotated[int, Whole(1, 100_000_000)] = field("Højst", example="40000", widget="number")
    unit: Line = field("Enhed", example="kr.")
    year: Annotated[int, Whole(1990, 2100)] = field("År", example="2017", widget="number")
    conditions: Sentence = field("Betingelser", example="Praksis tager en uddannelseslæge")


class Offer(Content):
    """Something a doctor can get help with."""

    type: OfferType = field("Type", example="raadgivning", widget="code")
    state: OfferState = field("Tilstand", example="aktuelt", widget="code")
    for_whom: Sentence = field("For hvem", example="Læger, der er ved at etablere praksis")
    how_to: Markdown = field(
        "Sådan gør du", help="1–5 trin.", example="1. Skriv til os.", widget="markdown"
    )
    amount: Amount | None = field("Beløb", required=False, widget="object")
    valid_from: Day | None = field(
        "Gælder fra", required=False, example="2026-01-01", widget="date"
    )
    valid_through: Day | None = field(
        "Gælder til og med", required=False, example="2026-12-31", widget="date"
    )
    regions: tuple[Region, ...] = field(
        "Regioner", many=True, least=1, example="[hovedstaden]", widget="codes"
    )
    providers: tuple[Annotated[Id, Ref("partner")], ...] = field(
        "Udbydere", many=True, least=1, example="[min-almen-praksis]", widget="relation"
    )
    body: Markdown | None = field("Brødtekst", required=False, widget="markdown")

    @property
    def is_usable(self) -> bool:
        """Whether a doctor can ask for it; the others are told of as history or ideas."""
        return self.state in USABLE

    @rule("type", "state", "amount", "valid_from", "valid_through")
    def _a_grant_is_dated(self) -> Iterator[Violation]:
        """Of a grant that is history a source may know the year alone, which its amount says."""
        if self.type is not OfferType.TILSKUD:
            return
        if self.amount is None:
            yield violation("grant-without-amount", ("amount",))
        if not self.is_usable and not (self.valid_from or self.valid_through):
            return
        for key in ("valid_from", "valid_through"):
            if getattr(self, key) is None:
                yield violation("grant-without-date", (key,), key=key)

    @rule("example", "summary", "for_whom", "how_to", "body", "sources")
    def _figures_have_sources(self) -> Iterator[Violation]:
        yield from unsourced_numbers(self, self.summary, self.for_whom, self.how_to, self.body)

    @rule("valid_from", "valid_through")
    def _ends_after_it_begins(self) -> Iterator[Violation]:
        start, end = self.valid_from, self.valid_through
        if start and end and end <= start:
            yield not_after("valid_through", end, "valid_from", "Gælder fra", start)

    @rule("state", "valid_through", "published", "updated")
    def _is_history_after_its_end(self) -> Iterator[Violation]:
        told = self.updated or self.published
        if self.valid_through and self.valid_through < told and self.is_usable:
            last = self.valid_through
            yield violation("offer-over-but-current", ("state",), state=self.state, last=last)

    @rule("state", "contact")
    def _somebody_answers(self) -> Iterator[Violation]:
        if self.is_usable and self.contact is None:
            yield violation("offer-without-contact", ("contact",))
