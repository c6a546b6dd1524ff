"""What an article can have drawn: a week by the clock, and a way with its stations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from itertools import pairwise

from records.codes.everyday import Doing, Weekday
from records.model.base import Part, rule
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.links import LinkTarget
from records.types.moments import TimeOfDay
from records.types.text import Line, Sentence

_ORDER = tuple(Weekday)


def _at(moment: time) -> str:
    """As editors write it."""
    return f"{moment:%H:%M}"


class WeekBlock(Part):
    """A piece of a day."""

    start: TimeOfDay = field("Fra", example='"08:00"', widget="time")
    end: TimeOfDay = field("Til", example='"09:00"', widget="time")
    doing: Doing = field("Hvad", help="Afgør farven.", example="telefon", widget="code")
    text: Line | None = field(
        "Ord", help="Det, der står i stykket. Uden ord står der, hvad det er.", required=False,
        example="Konference",
    )  # fmt: skip

    @rule("start", "end")
    def _ends_after_it_begins(self) -> Iterator[Violation]:
        if self.end <= self.start:
            yield violation(
                "week-block-ends-first", ("end",), value=_at(self.end), start=_at(self.start)
            )

    @property
    def label(self) -> str:
        """Its own words, or else what it is."""
        return self.text or self.doing.label


class WeekDay(Part):
    """A day and its pieces, in the order of the clock."""

    day: Weekday = field("Dag", example="mandag", widget="code")
    blocks: tuple[WeekBlock, ...] = field("Stykker", many=True, least=1, widget="list")

    @rule("blocks")
    def _one_thing_at_a_time(self) -> Iterator[Violation]:
        for number, (first, second) in enumerate(pairwise(self.blocks), start=1):
            if second.start < first.end:
                loc = ("blocks", number, "start")
                yield violation(
                    "week-blocks-overlap", loc, value=_at(second.start), end=_at(first.end)
                )


class Week(Part):
    """A week that is drawn as a rhythm, with a table beside it."""

    title: Line = field("Overskrift", example="Ugens rytme")
    text: Sentence | None = field("Tekst", required=False, example="Dagen er delt i korte stykker.")
    days: tuple[WeekDay, ...] = field("Dage", many=True, least=1, widget="list")

    @rule("days")
    def _days_in_order(self) -> Iterator[Violation]:
        for number, (first, second) in enumerate(pairwise(self.days), start=1):
            if _ORDER.index(second.day) <= _ORDER.index(first.day):
                loc = ("days", number, "day")
                day, before = second.day.label.lower(), first.day.label.lower()
                yield violation("week-days-out-of-order", loc, day=day, before=before)


class Station(Part):
    """One stop of a way."""

    title: Line = field("Titel", example="Introstilling")
    text: Sentence = field("Tekst", example="Du prøver specialet.")
    length: Line | None = field(
        "Varighed", help="Kun når en kilde siger det.", required=False, example="Det første år"
    )
    target: LinkTarget | None = field("Mål", required=False, example="term:introstilling")


class Way(Part):
    """A way that is drawn as a row of doors."""

    title: Line = field("Overskrift", example="Vejen til speciallæge")
    stations: tuple[Station, ...] = field("Stationer", many=True, least=2, widget="list")
