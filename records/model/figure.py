"""Key figures: a number is written once, with its date and source (domain guide 6.13)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from records.codes.landscape import CalculatorPart, FigureQuestion, FigureState
from records.codes.people import Topic
from records.danish.dates import NBSP
from records.danish.numbers import number
from records.danish.partial_dates import exists
from records.model.base import Record, Source, facts_field, note_field, review_field, rule
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.field_type import FieldType, Ref, refusal
from records.types.moments import Day, PartialDay
from records.types.text import FactNumber, Id, Line, Paragraph, Sentence

HOLE = "{value}"
WHOLE = 100
"""What the parts of a division come to."""


class _Value(FieldType):
    """A number without separators, or words."""

    def read(self, value: str) -> str:
        if re.fullmatch(r"-?\d{1,3}([.\s]\d{3})+", value):
            meant = re.sub(r"[.\s]", "", value)
            raise refusal("number-with-separator", value=value, meant=meant)
        if not 1 <= len(value) <= 60:
            raise refusal("figure-value-length", length=len(value))
        return value

    def json_schema(self) -> dict[str, Any]:
        return {"type": ["string", "number"]}


class Figure(Record):
    """One key figure with its unit, date and source."""

    name_field: ClassVar[str] = "text"

    text: Sentence = field(
        "Tekst",
        help="Sætningen med {value}, hvor tallet skal stå.",
        example='"{value} episoder i sæson 1"',
        widget="text",
    )
    value: Annotated[str, _Value()] = field("Værdi", example="5")
    unit: Line | None = field("Enhed", required=False, example="episoder")
    date: PartialDay = field("Dato", example='"2026"', widget="date")
    state: FigureState = field("Tilstand", example="aktuel", widget="code")
    sources: tuple[Source, ...] = field("Kilder", many=True, least=1, widget="list")
    topics: tuple[Topic, ...] = field(
        "Temaer",
        help="De temasider, som tallet skal stå på.",
        required=False,
        many=True,
        example="[travlhed]",
        widget="codes",
    )
    valid_through: Day | None = field(
        "Gælder til og med",
        help="Efter den dag vises tallet som historie.",
        required=False,
        example="2026-12-31",
        widget="date",
    )
    question: FigureQuestion = field(
        "Spørgsmål",
        help="Det spørgsmål, som tallet står under på siden Tal og kilder.",
        required=False,
        default=FigureQuestion.ANDET,
        example="region",
        widget="code",
    )
    shares: tuple[Line, ...] = field(
        "Dele",
        help="Navnene på delene i en fordeling som 50/50, i samme rækkefølge.",
        required=False,
        many=True,
        example="[Region Sjælland, Region Hovedstaden]",
        widget="list",
    )
    part_of: Annotated[Id, Ref("figure")] | None = field(
        "Del af",
        help="Id på det nøgletal, som tallet er en del af. Så bliver de tegnet sammen.",
        required=False,
        example="kommuner-region-oestdanmark",
        widget="relation",
    )
    measure: Id | None = field(
        "Måling",
        help="Samme navn på alle år af den samme opgørelse. Så bliver de én linje over år.",
        required=False,
        example="laeger-over-62-aar",
    )
    basis: Line | None = field(
        "Opgjort",
        help="Hvad opgørelsen tager med. Tal, der er opgjort forskelligt, bliver aldrig én måling.",
        required=False,
        example="uden nul-handler",
    )
    place: Line | None = field(
        "Sted",
        help="Stedet, tallet er fra, når en måling viser flere steder i det samme år.",
        required=False,
        example="Midtjylland",
    )
    calculator: CalculatorPart | None = field(
        "Regnestykke",
        help="Det felt på siden Regn på en praksis, som tallet står ved.",
        required=False,
        example="udgifter",
        widget="code",
    )
    review: Day | None = review_field("Den dag, tallet skal slås op igen.")
    facts: tuple[FactNumber, ...] = facts_field()
    note: Paragraph | None = note_field()

    @rule("text")
    def _has_one_hole(self) -> Iterator[Violation]:
        times = self.text.count(HOLE)
        if f"{{{HOLE}}}" in self.text:
            yield violation("figure-value-in-two-braces", ("text",))
        elif times == 0:
            yield violation("figure-without-value", ("text",))
        elif times > 1:
            yield violation("figure-with-many-values", ("text",), times=times)

    @rule("date")
    def _day_exists(self) -> Iterator[Violation]:
        if not exists(self.date):
            yield violation("date-not-in-calendar", ("date",), value=self.date)

    @rule("value", "shares")
    def _shares_have_numbers(self) -> Iterator[Violation]:
        if self.shares and (len(self.shares) != len(self.divided) or sum(self.divided) != WHOLE):
            yield violation("figure-shares-do-not-fit", ("shares",), value=self.value)

    @rule("value", "measure")
    def _measure_is_a_number(self) -> Iterator[Violation]:
        if self.measure and self.number is None:
            yield violation("figure-measure-without-number", ("measure",), value=self.value)

    @rule("value", "unit", "calculator")
    def _calculator_counts_with_it(self) -> Iterator[Violation]:
        part = self.calculator
        if part and (self.number is None or self.unit != part.unit):
            yield violation("figure-calculator-unit", ("calculator",), unit=part.unit)

    @property
    def number(self) -> float | None:
        """The value where it is a number."""
        return float(self.value) if re.fullmatch(r"-?\d+(\.\d+)?", self.value) else None

    @property
    def divided(self) -> tuple[int, ...]:
        """The parts of a value like `40/60`; empty for any other."""
        is_divided = re.fullmatch(r"\d{1,3}(/\d{1,3})+", self.value)
        return tuple(int(part) for part in self.value.split("/")) if is_divided else ()

    @property
    def shown_value(self) -> str:
        """`40000` → `40.000`; words, and numbers without a unit (a year), as they are."""
        if self.unit and re.fullmatch(r"-?\d+", self.value):
            return number(int(self.value))
        return self.value.replace(".", ",") if re.fullmatch(r"\d+\.\d+", self.value) else self.value

    @property
    def amount(self) -> str:
        """The value with its unit, as running text has it: `15 %`, `29 kommuner`."""
        return f"{self.shown_value}{NBSP}{self.unit}" if self.unit else self.shown_value

    @property
    def sentence(self) -> str:
        """The text with the value in it, not separated from the word after it."""
        return self.text.replace(f"{HOLE} ", f"{self.shown_value}{NBSP}").replace(
            HOLE, self.shown_value
        )

    @property
    def label(self) -> str:
        """What a reader calls the figure: its sentence, with the value in it."""
        return self.sentence

    @property
    def year(self) -> str:
        """The year the figure is of."""
        return self.date[:4]
