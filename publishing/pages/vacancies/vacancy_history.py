"""The history of a vacancy, and links to its other rounds."""

from __future__ import annotations

from collections.abc import Iterator

from publishing.blocks import HistoryStep, Link
from records.clock import Clock
from records.codes.vacancy import VacancyStatus as Status
from records.danish.dates import long_date
from records.facts.status import (
    State,
    deadline_text,
    earlier_rounds,
    next_round,
    state_of,
    status_label,
)
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.model.registry import address_of
from records.model.vacancy import Vacancy


def history(vacancy: Vacancy, library: Library, clock: Clock) -> Iterator[HistoryStep]:
    """The steps of a vacancy, from its first posting to its present status."""
    before = earlier_rounds(vacancy, library)
    for number_, earlier in enumerate(before, start=1):
        yield HistoryStep(f"{number_}. runde", status_label(earlier), url=address_of(earlier))
    yield from _posting(vacancy, len(before) + 1, clock)
    if vacancy.closes:
        done = vacancy.status not in (Status.OPSLAAET, Status.PLANLAGT)
        yield HistoryStep("Frist", deadline_text(vacancy), vacancy.closes.isoformat(), done=done)
    elif state_of(vacancy, clock) is State.OPEN:
        yield HistoryStep("Løbende frist", "Du kan søge nu", done=False)
    yield from _outcome(vacancy)


def _posting(vacancy: Vacancy, number_: int, clock: Clock) -> Iterator[HistoryStep]:
    """The day of the posting, also where it is still to come."""
    if vacancy.posted is None:
        return
    day, iso = long_date(vacancy.posted), vacancy.posted.isoformat()
    if vacancy.posted > clock.today:
        yield HistoryStep("Besluttet", "Ikke slået op endnu")
        yield HistoryStep("Bliver slået op", day, iso, done=False)
    elif number_ > 1:
        yield HistoryStep(f"{number_}. runde", f"Slået op {day}", iso)
    else:
        yield HistoryStep("Slået op", day, iso)


def _outcome(vacancy: Vacancy) -> Iterator[HistoryStep]:
    dated = (
        ("Afgjort", vacancy.decided_on),
        ("Tildelt", vacancy.allocated_on),
        ("Klinikken åbnet", vacancy.activated_on),
        ("Tilbageleveret", vacancy.returned_on),
        ("Trukket tilbage", vacancy.withdrawn_on),
    )
    for title, day in sorted(((t, d) for t, d in dated if d), key=lambda step: step[1]):
        said = f"{status_label(vacancy)}, " if title == "Afgjort" else ""
        yield HistoryStep(title, f"{said}{long_date(day)}", day.isoformat())


def rounds(vacancy: Vacancy, library: Library, clock: Clock) -> Iterator[Link]:
    """Links to the previous and the next posting."""
    before = earlier_rounds(vacancy, library)
    later = again(vacancy, library, clock)
    if before:
        yield Link("Se det tidligere opslag", address_of(before[-1]) or "")
    if later:
        yield later


def again(vacancy: Vacancy, library: Library, clock: Clock) -> Link | None:
    """The next posting of the same, once readers can see it."""
    later = next_round(vacancy, library)
    if later is None or visibility(later, clock) is Visibility.HIDDEN:
        return None
    return Link("Se det nye opslag", address_of(later) or "")
