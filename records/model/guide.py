"""Guides and their steps (domain guide 6.7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from records.codes.landscape import Doer
from records.codes.vacancy import VacancyType
from records.model.article import CallToAction
from records.model.base import (
    Content,
    Part,
    Record,
    facts_field,
    note_field,
    review_after,
    review_field,
    rule,
)
from records.model.numbers_in_text import unsourced_numbers
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.field_type import Ref
from records.types.links import WebAddress
from records.types.moments import Day
from records.types.numbers import Whole
from records.types.text import FactNumber, Id, Line, Markdown, Paragraph, Sentence, Title


class When(Part):
    """By when a step is done: so long before the day of the guide's goal, or after it."""

    months_before: Annotated[int, Whole(0, 36)] | None = field(
        "Måneder før", help="Hvor længe før målet trinnet senest skal være gjort.",
        required=False, example="6", widget="number",
    )  # fmt: skip
    months_after: Annotated[int, Whole(1, 36)] | None = field(
        "Måneder efter", help="Kun for det, der først sker efter målet.",
        required=False, example="12", widget="number",
    )  # fmt: skip

    @rule("months_before", "months_after")
    def _is_one_time(self) -> Iterator[Violation]:
        if self.months_before is None and self.months_after is None:
            yield violation("step-without-time", ("months_before",))
        elif self.months_before is not None and self.months_after is not None:
            yield violation("step-before-and-after", ("months_after",))


class Account(Part):
    """What one source says of the time, where sources disagree."""

    publisher: Line = field("Hvem", example="PLO")
    says: Sentence = field("Siger", example="Nævner ingen fast tid.")


class StepDocument(Part):
    """A paper that a step needs, and where it is got."""

    title: Line = field("Titel", example="Børneattest")
    url: WebAddress | None = field("Webadresse", required=False, example="https://example.org/")
    where: Sentence = field("Hvor", example="Politiets selvbetjening")


class Step(Record):
    """One step of a guide."""

    title: Title = field("Titel", example="Indhent børneattest")
    what: Markdown = field("Hvad", example="Bestil en børneattest.", widget="markdown")
    why: Markdown = field("Hvorfor", example="Regionen skal se den.", widget="markdown")
    who: Doer = field("Hvem gør det?", example="laegen", widget="code")
    when: When | None = field("Hvornår?", required=False, widget="object")
    only_if: Line | None = field(
        "Gælder kun, hvis", help="Fortsætter sætningen »Gælder kun, hvis …«.", required=False,
        example="du har en enkeltmandspraksis og ingen køber",
    )  # fmt: skip
    accounts: tuple[Account, ...] = field(
        "Kilderne er ikke enige",
        help="Når to kilder nævner hver sin tid. Skriv den tidligste i when og dem begge her.",
        required=False,
        many=True,
        widget="list",
    )
    documents: tuple[StepDocument, ...] = field(
        "Dokumenter", required=False, many=True, widget="list"
    )
    depends_on: tuple[Annotated[Id, Ref("step")], ...] = field(
        "Forudsætter", required=False, many=True, example="[opret-cvr]", widget="relation"
    )
    offers: tuple[Annotated[Id, Ref("offer")], ...] = field(
        "Hjælp til dette trin", required=False, many=True, example="[raadgivning]",
        widget="relation",
    )  # fmt: skip
    vacancy_types: tuple[VacancyType, ...] = field(
        "Gælder for typer", required=False, many=True, example="[nul-kapacitet]", widget="codes"
    )
    checked: Day = field("Kontrolleret", example="2026-11-15", widget="date")
    facts: tuple[FactNumber, ...] = facts_field()
    note: Paragraph | None = note_field()

    @property
    def months_before(self) -> int | None:
        """Months counted back from the goal, where the step says so; below zero is after it."""
        if self.when is None:
            return None
        after = self.when.months_after
        return self.when.months_before if after is None else -after

    @rule("accounts")
    def _disagree_with_each_other(self) -> Iterator[Violation]:
        if len(self.accounts) == 1:
            yield violation("one-account-of-time", ("accounts",))
        publishers = [account.publisher.casefold() for account in self.accounts]
        for number, publisher in enumerate(publishers):
            if publisher in publishers[:number]:
                loc = ("accounts", number, "publisher")
                name = self.accounts[number].publisher
                yield violation("two-accounts-of-one", loc, publisher=name)


class Guide(Content):
    """A path of steps in order."""

    steps: tuple[Annotated[Id, Ref("step")], ...] = field(
        "Trin", many=True, least=3, example="[opret-cvr, vaelg-system, aabn]", widget="relation"
    )
    goal: Line = field(
        "Målet",
        help="Slutter sætningen »Vælg den dag, hvor …«.",
        required=False,
        default="du åbner klinikken",
        example="du overtager praksis",
    )
    call_to_action: CallToAction | None = field("Handling", required=False, widget="object")
    review: Day | None = review_field()
    body: Markdown | None = field("Brødtekst", required=False, widget="markdown")

    @rule("published", "review")
    def _read_again_after_it_is_out(self) -> Iterator[Violation]:
        yield from review_after("published", "Publiceret", self.review, self.published)

    @rule("example", "summary", "body", "sources")
    def _figures_have_sources(self) -> Iterator[Violation]:
        yield from unsourced_numbers(self, self.summary, self.body)
