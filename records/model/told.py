"""What somebody tells of themselves: a story in words, and a film (domain guide 6.18)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated

from records.codes.scenes import Subject
from records.danish.slugs import slug
from records.model.base import Content, rule
from records.model.consent import Consent, cleared_field
from records.model.episode_parts import Person
from records.model.everyday import Week
from records.model.numbers_in_text import unsourced_numbers
from records.model.quotation import LONGEST
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.moments import Day
from records.types.text import Line, Markdown, Text


class Told(Content):
    """What both have: who tells, where, what they said, and that they agreed to it."""

    people: tuple[Person, ...] = field(
        "Fortællere",
        help="Dem, historien handler om. Navnet står kun her, når personen har sagt ja til det.",
        many=True,
        least=1,
        widget="list",
    )
    consent: Consent | None = field(
        "Samtykke",
        help="Kræves, når historien er sand. Uden et samtykke, der gælder, vises den ingen steder.",
        required=False,
        widget="object",
    )
    cleared_on: Day | None = cleared_field()
    place: Line | None = field(
        "Sted", help="Hvor det foregår, så bredt at ingen bliver genkendt ved det.",
        required=False, example="En solopraksis i en købstad",
    )  # fmt: skip
    quotes: tuple[Annotated[str, Text(10, LONGEST)], ...] = field(
        "Citater",
        help=(
            "Det, der er værd at vise for sig. Det første står på forsiden og hos den målgruppe, "
            "du nævner først, det sidste ved opslag fra området."
        ),
        required=False,
        many=True,
        most=5,
        example='["Jeg kender dem, når de kommer ind ad døren."]',
        widget="list",
    )
    scene: Subject | None = field(
        "Tegning",
        help="Hvad tegningen viser, når der ikke er et billede. Uden valg følger den temaet.",
        required=False,
        example="konsultation",
        widget="code",
    )
    credit: Line | None = field(
        "Kredit",
        help="Hvem der har skrevet eller optaget.",
        required=False,
        example="Fortalt til Min Almen Praksis",
    )

    @property
    def tellers(self) -> tuple[str, ...]:
        """Who tells: by name where they agreed to that, and by role; as a sentence has them."""
        named = (
            f"{person.name} ({role})" if person.name and person.consent else role
            for person, role in zip(self.people, self.roles, strict=True)
        )
        return tuple(named)

    @property
    def roles(self) -> tuple[str, ...]:
        """Who tells, without names: for what is copied out of the site. The first has a capital."""
        first, *others = (person.role for person in self.people)
        return (first, *(one[0].lower() + one[1:] if one[1:2].islower() else one for one in others))

    def may_be_shown(self, day: date) -> bool:
        """Whether somebody's consent covers that day; what is made up needs none."""
        return self.consent.holds_on(day) if self.consent else self.example

    @property
    def taken_back_on(self) -> date | None:
        """The day on which the consent is taken back."""
        return self.consent.withdrawn_on if self.consent else None

    def is_withdrawn_on(self, day: date) -> bool:
        """Whether the consent has been taken back by then."""
        return self.consent is not None and self.consent.is_withdrawn_on(day)

    @rule("example", "consent")
    def _true_needs_consent(self) -> Iterator[Violation]:
        if not self.example and self.consent is None:
            yield violation("told-without-consent", ("consent",))

    @rule("image", "consent")
    def _portrait_needs_consent(self) -> Iterator[Violation]:
        if self.image and self.consent is None:
            yield violation("picture-without-consent", ("image",))

    @rule("id", "people")
    def _address_names_nobody(self) -> Iterator[Violation]:
        parts = set(self.id.split("-"))
        for number, person in enumerate(self.people):
            if parts & set(slug(person.name or "").split("-")) - {""}:
                loc = ("people", number, "name")
                yield violation("name-in-address", loc, name=person.name, id=self.id)

    @rule("title", "summary", "people")
    def _copies_name_nobody(self) -> Iterator[Violation]:
        names = {part for person in self.people for part in _words(person.name or "")}
        for key in ("title", "summary"):
            if names & _words(getattr(self, key)):
                yield violation("name-outside-page", (key,))


def _words(text: str) -> set[str]:
    """The words as they are written: `Bo` is a name, and `bo` is none."""
    return set(re.findall(r"\w+", text))


class Story(Told):
    """A story in words, with a day by the hours."""

    week: Week | None = field(
        "Dagen på klokkeslæt",
        help="En dag eller en uge, som bliver tegnet over teksten.",
        required=False,
        widget="object",
    )
    body: Markdown = field("Brødtekst", widget="markdown")

    @rule("example", "body", "quotes", "sources")
    def _figures_have_sources(self) -> Iterator[Violation]:
        yield from unsourced_numbers(self, self.body, *self.quotes)
