"""How a posting is decided: when one can ask, what was asked, who decides, and what changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from records.danish.partial_dates import last_day
from records.model.base import Part, before
from records.source.diagnostics import Violation
from records.types.define import field
from records.types.field_type import Ref
from records.types.moments import Day, PartialDay
from records.types.text import Id, Paragraph, Sentence


class Answer(Part):
    """A question that somebody asked, and the answer that all get."""

    question: Sentence = field("Spørgsmål", example="Kan to læger søge sammen?")
    answer: Paragraph = field("Svar", example="Ja, skriv begge navne i ansøgningen.", widget="text")
    answered_on: Day = field(
        "Besvaret", help="Svaret vises fra den dag.", example="2026-11-16", widget="date"
    )


class Change(Part):
    """What readers have to know that the posting did not say from the start."""

    on: Day = field("Dag", example="2026-11-16", widget="date")
    text: Sentence = field("Tekst", example="Fristen er flyttet til den 11. januar 2027")


class Process(Part):
    """The way of a posting from questions to decision."""

    information_meeting: Annotated[Id, Ref("event")] | None = field(
        "Informationsmøde",
        help="Arrangementets id; der er tid, sted og tilmelding.",
        required=False,
        example="informationsmoede-roenne-2026-12",
        widget="relation",
    )
    questions_until: Day | None = field(
        "Sidste dag for spørgsmål", required=False, example="2026-12-14", widget="date"
    )
    answers: tuple[Answer, ...] = field(
        "Spørgsmål og svar",
        help="Skriv aldrig, hvem der spurgte.",
        required=False,
        many=True,
        widget="list",
    )
    decided_by: Sentence | None = field(
        "Hvem afgør det", required=False, example="Regionens praksisafdeling"
    )
    decision_expected: PartialDay | None = field(
        "Ventet afgørelse", required=False, example='"2027-02"', widget="date"
    )
    changes: tuple[Change, ...] = field("Ændringer", required=False, many=True, widget="list")

    def answers_at(self, today: date) -> tuple[Answer, ...]:
        """Those that are out, the newest first."""
        out = (each for each in self.answers if each.answered_on <= today)
        return tuple(sorted(out, key=lambda each: -each.answered_on.toordinal()))

    def changes_at(self, today: date) -> tuple[Change, ...]:
        """Those that are out, the newest first."""
        out = (each for each in self.changes if each.on <= today)
        return tuple(sorted(out, key=lambda each: -each.on.toordinal()))

    @property
    def days(self) -> Iterator[date]:
        """The days on which readers see something new."""
        yield from (each.answered_on for each in self.answers)
        yield from (each.on for each in self.changes)


def wrong_days(process: Process, posted: date | None, deadline: date | None) -> Iterator[Violation]:
    """What lies outside the posting: questions after its deadline, words before it was out."""
    asked = process.questions_until
    if asked and deadline and deadline < asked:
        yield before("deadline", deadline, "process", "Sidste dag for spørgsmål", asked)
    expected = process.decision_expected
    if expected and deadline and last_day(expected) < deadline:
        early = before(
            "decision_expected", last_day(expected), "deadline", "Ansøgningsfrist", deadline
        )
        yield early.below(("process",))
    for place, each in enumerate(process.answers):
        if posted and each.answered_on < posted:
            early = before("answered_on", each.answered_on, "posted", "Slået op", posted)
            yield early.below(("process", "answers", place))
    for place, change in enumerate(process.changes):
        if posted and change.on < posted:
            early = before("on", change.on, "posted", "Slået op", posted)
            yield early.below(("process", "changes", place))
