"""Key figures: a number is written once, with its date and source (domain guide 6.13)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from records.codes.landscape import FigureState
from records.codes.people import Topic
from records.danish.dates import NBSP
from records.danish.numbers import number
from records.danish.partial_dates import exists
from records.model.base import Record, Source, facts_field, note_field, rule
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.field_type import FieldType, refusal
from records.types.moments import Day, PartialDay
from records.types.text import FactNumber, Line, Paragraph, Sentence

HOLE = "{value}"


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
    facts: tuple[FactNumber, ...] = facts_field()
    note: Paragraph | None = note_field()

    @rule("text")
    def _has_one_hole(self) -> Iterator[Violation]:
        times = self.text.count(HOLE)
        if times == 0:
            yield violation("figure-without-value", ("text",))
        elif times > 1:
            yield violation("figure-with-many-values", ("text",), times=times)

    @rule("date")
    def _day_exists(self) -> Iterator[Violation]:
        if not exists(self.date):
            yield violation("date-not-in-calendar", ("date",), value=self.date)

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
