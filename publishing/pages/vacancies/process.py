"""How a posting is decided, as its page tells it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from publishing.blocks import Fact
from publishing.cards import card_of
from publishing.changed import known_change
from records.clock import COPENHAGEN, Clock
from records.danish.dates import long_date
from records.danish.partial_dates import partial_date
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.model.event import Event
from records.model.process import Process
from records.model.vacancy import Vacancy

_FACTS_CHANGED = "Oplysninger på opslaget er ændret"


def process_of(vacancy: Vacancy, library: Library, clock: Clock) -> dict[str, object] | None:
    """Meeting, last day for questions, who decides and when, answers, changes; None without any."""
    process = vacancy.process or Process()
    meeting = library.find(Event, process.information_meeting)
    shown = meeting if meeting and visibility(meeting, clock) is Visibility.LISTED else None
    found: dict[str, object] = {
        "facts": tuple(_facts(process, clock)),
        "meeting": card_of(shown, library, clock) if shown else None,
        "answers": tuple(_answers(process, clock)),
        "changes": sorted(
            _changes(process, vacancy, library, clock), key=lambda each: each["iso"], reverse=True
        ),
    }
    return found if any(found.values()) else None


def _facts(process: Process, clock: Clock) -> Iterator[Fact]:
    until = process.questions_until
    if until:
        over = " (er forbi)" if until < clock.today else ""
        label = "Sidste dag for spørgsmål"
        yield Fact(label, f"{long_date(until)}{over}", iso=until.isoformat())
    if process.decided_by:
        yield Fact("Hvem afgør det", process.decided_by)
    if process.decision_expected:
        yield Fact("Ventet afgørelse", partial_date(process.decision_expected))


def _answers(process: Process, clock: Clock) -> Iterator[dict[str, str]]:
    for each in process.answers_at(clock.today):
        day = each.answered_on
        yield {"question": each.question, "answer": each.answer, **_dated(day)}


def _changes(
    process: Process, vacancy: Vacancy, library: Library, clock: Clock
) -> Iterator[dict[str, str]]:
    """What editors wrote, and the day on which facts last went out as others, if nobody did."""
    written = process.changes_at(clock.today)
    change, _ = known_change(vacancy, library, clock)
    changed = change.changed.astimezone(COPENHAGEN).date()
    is_new = change.altered and changed <= clock.today
    if is_new and all(each.on != changed for each in written):
        yield {"text": _FACTS_CHANGED, **_dated(changed)}
    yield from ({"text": each.text, **_dated(each.on)} for each in written)


def _dated(day: date) -> dict[str, str]:
    return {"iso": day.isoformat(), "day": long_date(day)}
