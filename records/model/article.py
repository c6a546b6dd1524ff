"""Articles: Markdown pages about life or work in practice (domain guide 6.5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from records.codes.people import Language, Region, Section
from records.codes.scenes import Subject
from records.model.base import (
    Content,
    Part,
    review_after,
    review_field,
    rule,
)
from records.model.everyday import Way, Week
from records.model.numbers_in_text import unsourced_numbers
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.field_type import Ref
from records.types.links import LinkTarget
from records.types.moments import Day
from records.types.text import Id, Line, Markdown, Sentence

WITH_OWN_WORDS = (Section.LIVET, Section.VEJEN, Section.OMRAADER, Section.OM)
"""The sections whose front is a text; the fronts of the others open a list of records."""


class CallToAction(Part):
    """The one thing a reader can do next."""

    text: Line = field("Tekst", example="Skriv til en rådgiver")
    target: LinkTarget = field("Mål", example="article:kontakt")


class Article(Content):
    """A page in words. With the id of its section it is that section's front page."""

    section: Section = field("Sektion", example="livet", widget="code")
    language: Language = field(
        "Sprog",
        help="En side på engelsk ligger for sig selv og står ikke på lister.",
        required=False,
        default=Language.DA,
        example="en",
        widget="code",
    )
    key_points: tuple[Sentence, ...] = field(
        "Kort fortalt",
        help="Det vigtigste i korte sætninger. De står i en boks ved begyndelsen af teksten.",
        required=False,
        many=True,
        most=5,
        example="[En kapacitet hører altid til et område.]",
        widget="list",
    )
    call_to_action: CallToAction | None = field("Handling", required=False, widget="object")
    fact_box: tuple[Annotated[Id, Ref("figure")], ...] = field(
        "Faktaboks", help="Nøgletal ved siden af teksten.", required=False, many=True,
        example="[kommuner-i-regionen]", widget="relation",
    )  # fmt: skip
    applies_to: tuple[Region, ...] = field(
        "Gælder for", required=False, many=True, example="[hovedstaden]", widget="codes"
    )
    scene: Subject | None = field(
        "Tegning",
        help="Hvad tegningen viser. Uden valg følger den tekstens første tema.",
        required=False,
        example="konsultation",
        widget="code",
    )
    week: Week | None = field(
        "Uge", help="En uge på klokkeslæt, som bliver tegnet over teksten.", required=False,
        widget="object",
    )  # fmt: skip
    way: Way | None = field(
        "Vej", help="En vej med stationer, som bliver tegnet over teksten.", required=False,
        widget="object",
    )  # fmt: skip
    checked: Day | None = field(
        "Kontrolleret", help="Kræves på tekster om regler.", required=False,
        example="2026-11-15", widget="date",
    )  # fmt: skip
    review: Day | None = review_field()
    body: Markdown = field("Brødtekst", widget="markdown")

    @property
    def is_foreign(self) -> bool:
        """Whether it is in another language than the site: then it stands on no list."""
        return self.language is not Language.DA

    @property
    def is_section_front(self) -> bool:
        """Whether the article opens its section."""
        return self.id == str(self.section)

    @rule("example", "body", "key_points", "sources")
    def _figures_have_sources(self) -> Iterator[Violation]:
        yield from unsourced_numbers(self, self.body, *self.key_points)

    @rule("id", "section", "key_points")
    def _fronts_of_lists_are_short(self) -> Iterator[Violation]:
        if self.key_points and self.is_section_front and self.section not in WITH_OWN_WORDS:
            yield violation("key-points-on-a-list", ("key_points",), section=self.section.label)

    @rule("published", "review")
    def _read_again_after_it_is_out(self) -> Iterator[Violation]:
        yield from review_after("published", "Publiceret", self.review, self.published)

    @rule("checked", "review")
    def _read_again_after_it_was_read(self) -> Iterator[Violation]:
        yield from review_after("checked", "Kontrolleret", self.review, self.checked)

    @rule("example", "week", "sources")
    def _real_week_has_source(self) -> Iterator[Violation]:
        if self.week and not self.example and not self.sources:
            start = f"{self.week.days[0].blocks[0].start:%H:%M}"
            yield violation("figures-without-source", ("sources",), figure=start)
