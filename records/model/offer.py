"""Offers: help from the office and its partners, with a state (domain guide 6.8)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from records.codes.landscape import DesignationType, OfferState, OfferType
from records.codes.people import Region
from records.codes.vacancy import VacancyGroup, VacancyType
from records.model.base import Content, not_after, rule
from records.model.numbers_in_text import unsourced_numbers
from records.model.offer_parts import Amount, Window
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.field_type import Ref
from records.types.moments import Day
from records.types.numbers import Flag
from records.types.text import Id, Markdown, Sentence

USABLE = (OfferState.AKTUELT, OfferState.UNDER_UDVIKLING)
ASKABLE = (*USABLE, OfferState.SPOERG, OfferState.FORSLAG)
"""The states in which a doctor has somebody to write to."""


class Offer(Content):
    """Something a doctor can get help with."""

    type: OfferType = field("Type", example="raadgivning", widget="code")
    state: OfferState = field("Tilstand", example="aktuelt", widget="code")
    for_whom: Sentence = field("For hvem", example="Læger, der er ved at etablere praksis")
    how_to: Markdown = field(
        "Sådan gør du", help="1–5 trin.", example="1. Skriv til os.", widget="markdown"
    )
    amounts: tuple[Amount, ...] = field(
        "Beløb",
        help="Et for hvert år eller hver slags. Året står altid ved beløbet.",
        required=False,
        many=True,
        widget="list",
    )
    automatic: Flag | None = field(
        "Gives af sig selv",
        help="Skal ingen søge?",
        required=False,
        example="true",
        widget="boolean",
    )
    windows: tuple[Window, ...] = field(
        "Ansøgningsrunder",
        help="Den tidligste først.",
        required=False,
        many=True,
        widget="list",
    )
    vacancy_types: tuple[VacancyType, ...] = field(
        "Vises på muligheder af type",
        help="Tilbuddet står på opslag af de typer, på de steder, hvor det gælder.",
        required=False,
        many=True,
        example="[nul-kapacitet]",
        widget="codes",
    )
    vacancy_groups: tuple[VacancyGroup, ...] = field(
        "Vises på muligheder i gruppe",
        help="Som typerne, men for hele grupper.",
        required=False,
        many=True,
        example="[kapacitet]",
        widget="codes",
    )
    designations: tuple[DesignationType, ...] = field(
        "Kun i områder udpeget som",
        help="Tilbuddet gælder kun, hvor et område er udpeget sådan den dag.",
        required=False,
        many=True,
        example="[regional]",
        widget="codes",
    )
    checked: Day | None = field(
        "Kontrolleret",
        help="Den dag, beløb og betingelser sidst blev læst efter. Kræves for aktuelle tilskud.",
        required=False,
        example="2026-11-15",
        widget="date",
    )
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
        "Udbydere",
        help="Hvem der står bag. Kræves, når tilbuddet kan fås.",
        required=False,
        many=True,
        least=1,
        example="[min-almen-praksis]",
        widget="relation",
    )
    body: Markdown | None = field("Brødtekst", required=False, widget="markdown")

    @property
    def is_usable(self) -> bool:
        """Whether a doctor can ask for it; the others are told of as history or ideas."""
        return self.state in USABLE

    @property
    def can_be_asked_for(self) -> bool:
        """Whether a doctor has somebody to write to about it."""
        return self.state in ASKABLE

    @rule("type", "state", "amounts", "valid_from", "valid_through", "checked")
    def _a_grant_is_dated(self) -> Iterator[Violation]:
        """History has its year at the amount; what nobody has confirmed may have neither."""
        if self.type is not OfferType.TILSKUD or self.state is OfferState.SPOERG:
            return
        if not self.amounts:
            yield violation("grant-without-amount", ("amounts",))
        if not self.is_usable:
            return
        for key in ("valid_from", "valid_through"):
            if getattr(self, key) is None:
                yield violation("grant-without-date", (key,), key=key)
        if self.checked is None:
            yield violation("grant-not-checked", ("checked",))

    @rule("amounts")
    def _each_year_has_one_amount(self) -> Iterator[Violation]:
        for number, amount in enumerate(self.amounts):
            if any(map(amount.contradicts, self.amounts[:number])):
                loc = ("amounts", number, "max")
                yield violation("amounts-contradict", loc, value=amount.max, years=amount.years)

    @rule("state", "amounts")
    def _a_pot_that_can_be_had_is_shared(self) -> Iterator[Violation]:
        for number, amount in enumerate(self.amounts):
            if self.is_usable and amount.pot is not None and amount.sharing is None:
                yield violation("pot-without-sharing", ("amounts", number, "sharing"))

    @rule("state", "providers")
    def _somebody_stands_behind(self) -> Iterator[Violation]:
        if self.can_be_asked_for and not self.providers:
            yield violation("offer-without-provider", ("providers",))

    @rule("automatic", "windows")
    def _what_comes_by_itself_is_not_applied_for(self) -> Iterator[Violation]:
        if self.automatic and self.windows:
            yield violation("automatic-with-windows", ("windows",))

    @rule("windows", "valid_from", "valid_through")
    def _windows_follow_each_other(self) -> Iterator[Violation]:
        for number, window in enumerate(self.windows):
            loc = ("windows", number, "apply_by")
            closes, first, last = window.apply_by, self.valid_from, self.valid_through
            if first and closes < first:
                yield violation("window-before-offer", loc, value=closes, first=first)
            if last and closes > last:
                yield violation("window-after-offer", loc, value=closes, last=last)
            earlier = self.windows[number - 1].apply_by if number else None
            if earlier and (window.apply_from or closes) <= earlier:
                key = "apply_from" if window.apply_from else "apply_by"
                opens = window.apply_from or closes
                wrong = "windows-out-of-order"
                yield violation(wrong, ("windows", number, key), value=opens, earlier=earlier)

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
        if self.can_be_asked_for and self.contact is None:
            yield violation("offer-without-contact", ("contact",))
