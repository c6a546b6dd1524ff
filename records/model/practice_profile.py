"""Practice forms: what a reader compares before choosing one (domain guide 6.22)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated

from records.codes.practice import Answer, Aspect, Nature
from records.codes.vacancy import PracticeForm, VacancyType
from records.model.base import Content, Part, Source, checked_field, rule
from records.source.diagnostics import Violation, violation
from records.source.tree import Loc
from records.types.define import field
from records.types.field_type import Ref
from records.types.moments import Day
from records.types.numbers import Whole
from records.types.text import Id, Markdown, Text

CellText = Annotated[str, Text(10, 180)]
SourceNumber = Annotated[int, Whole(1, 20)]


def _source_field() -> SourceNumber:
    number: SourceNumber = field(
        "Kildens nummer",
        help="Nummeret i postens kilder: 1 er den første.",
        example="1",
        widget="number",
    )
    return number


class Cell(Part):
    """What holds of a practice form in one respect, where that is from, and when it was read."""

    aspect: Aspect = field("Række", help="Det, der sammenlignes.", example="ejer", widget="code")
    text: CellText = field(
        "Det gælder",
        help="En eller to sætninger på 10–180 tegn. Står i tabellen og som begrundelse.",
        example="Du ejer alene, med ét ydernummer og én kapacitet.",
        widget="text",
    )
    fits: tuple[Answer, ...] = field(
        "Svar, der passer",
        help="Svar på rækkens spørgsmål, som taler for formen; de andre taler imod. Udelades, "
        "når det afhænger af stedet: så tæller spørgsmålet ikke for formen.",
        required=False,
        many=True,
        example="[eje-alene]",
        widget="codes",
    )
    source: SourceNumber = _source_field()
    checked: Day = checked_field()

    @rule("aspect", "fits")
    def _answers_are_of_its_question(self) -> Iterator[Violation]:
        for number, answer in enumerate(self.fits):
            if answer.aspect is not self.aspect:
                row, other = self.aspect, answer.aspect
                loc = ("fits", number)
                yield violation("answer-of-other-row", loc, value=answer, row=row, other=other)


class Combination(Part):
    """What it means to use a type in a form."""

    form: Annotated[Id, Ref("practice_profile")] = field(
        "Form", help="Id på formen.", example="solopraksis", widget="relation"
    )
    text: CellText = field(
        "Det betyder det",
        help="En eller to sætninger på 10–180 tegn.",
        example="I er hver jeres ejer, men deler lokaler og indkøb.",
        widget="text",
    )
    source: SourceNumber = _source_field()
    checked: Day = checked_field()


class PracticeProfile(Content):
    """A way to practise: a cell for every row of the comparison, each with its source.

    The quiz asks nothing else: what an answer does is what the cells say of it.
    """

    nature: Nature = field(
        "Art",
        help="PLO skelner mellem former og de typer, som en form kan bruge.",
        example="form",
        widget="code",
    )
    practice_forms: tuple[PracticeForm, ...] = field(
        "Praksisform på opslag",
        help="Opslag med den praksisform hører til her.",
        required=False,
        many=True,
        example="[kompagniskab]",
        widget="codes",
    )
    vacancy_types: tuple[VacancyType, ...] = field(
        "Typer af opslag",
        help="Opslag af den type hører til her, når de ikke siger en praksisform.",
        required=False,
        many=True,
        example="[kompagniskabsandel]",
        widget="codes",
    )
    cells: tuple[Cell, ...] = field(
        "Rækker",
        help="Én for hver række i tabellen, hver med kilde og dag.",
        many=True,
        widget="list",
    )
    combinations: tuple[Combination, ...] = field(
        "I hver form",
        help="Kun for en type: hvad den betyder i hver af formerne.",
        required=False,
        many=True,
        widget="list",
    )
    body: Markdown | None = field("Brødtekst", required=False, widget="markdown")

    @property
    def by_aspect(self) -> Mapping[Aspect, Cell]:
        """The cells by what they tell of, in the order of the table."""
        return {a: cell for a in Aspect for cell in self.cells if cell.aspect is a}

    @property
    def placed(self) -> Iterator[tuple[Loc, Cell | Combination]]:
        """All that has a source and a day of its own, with its place in the record."""
        for number, cell in enumerate(self.cells):
            yield ("cells", number), cell
        for number, combination in enumerate(self.combinations):
            yield ("combinations", number), combination

    @property
    def checked(self) -> date:
        """The day since which nothing of it has been read again."""
        return min(each.checked for _, each in self.placed)

    def source_of(self, part: Cell | Combination) -> Source:
        """Where what the part says is from."""
        return self.sources[part.source - 1]

    @rule("cells")
    def _has_every_row_once(self) -> Iterator[Violation]:
        told: set[Aspect] = set()
        for number, cell in enumerate(self.cells):
            if cell.aspect in told:
                yield violation("row-repeated", ("cells", number, "aspect"), row=cell.aspect.label)
            told.add(cell.aspect)
        missing = [aspect for aspect in Aspect if aspect not in told]
        if missing:
            rows = ", ".join(missing)
            yield violation("rows-missing", ("cells",), rows=rows, count=len(missing))

    @rule("cells", "combinations", "sources")
    def _names_sources_that_are_there(self) -> Iterator[Violation]:
        if not self.sources:
            yield violation("sources-missing", ("sources",))
            return
        for loc, part in self.placed:
            if part.source > len(self.sources):
                at, last = (*loc, "source"), len(self.sources)
                yield violation("source-number-unknown", at, value=part.source, last=last)

    @rule("nature", "combinations")
    def _only_a_type_is_used_in_forms(self) -> Iterator[Violation]:
        if self.combinations and self.nature is not Nature.TYPE:
            yield violation("combinations-without-type", ("combinations",))
        if not self.combinations and self.nature is Nature.TYPE:
            yield violation("type-without-combinations", ("combinations",))

    @rule("practice_forms", "vacancy_types")
    def _is_met_in_postings(self) -> Iterator[Violation]:
        if not self.practice_forms and not self.vacancy_types:
            yield violation("practice-form-without-postings", ("practice_forms",))
