"""What a reader is told of a vacancy at each edge of the clock (domain guide 4.3)."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

import pytest

from records.clock import Clock
from records.codes.vacancy import VacancyStatus
from records.facts.status import (
    State,
    dated_text,
    deadline_text,
    display,
    earlier_rounds,
    has_passed,
    is_open,
    last_moment,
    last_moment_iso,
    lasting_text,
    next_round,
    posted_text,
    round_text,
)
from records.loading.library import Library, load
from records.model.vacancy import Vacancy
from records.source.files import Project
from tests.known import load_known
from tests.projects import BASE, VACANCY, changed, make_project

PATH, _ = BASE["vacancy"]
DEADLINE = ("deadline: 2026-12-15", "deadline: 2026-05-01")
POSTED = ("posted: 2026-11-02", "posted: 2026-03-02")
SPRING = (DEADLINE, POSTED)
ALLOCATED = "allocated_on: 2026-12-20\nactivation_deadline: 2027-06-01"


def library_of(folder: Path, files: dict[str, str | bytes | None]) -> Library:
    library = load_known(make_project(folder, files))
    assert library.faults == ()
    return library


def vacancy_of(folder: Path, *changes: tuple[str, str]) -> Vacancy:
    (found,) = library_of(folder, {PATH: changed(VACANCY, *changes)}).all(Vacancy)
    return found


def told(vacancy: Vacancy, moment: str) -> tuple[State, str, bool]:
    shown = display(vacancy, Clock.parse(moment))
    assert shown.deadline == deadline_text(vacancy)
    return shown.state, shown.text.replace("\u00a0", " "), shown.near


@pytest.mark.parametrize(
    ("moment", "state", "text", "near"),
    [
        ("2026-03-01T23:59", State.COMING, "På vej – slås op 2.3.2026", False),
        ("2026-03-02T00:00", State.OPEN, "Åben – frist 1. maj 2026 kl. 12.00", False),
        ("2026-04-23T23:59", State.OPEN, "Åben – frist 1. maj 2026 kl. 12.00", False),
        ("2026-04-24T00:00", State.OPEN, "Frist om 7 dage (1. maj 2026 kl. 12.00)", True),
        ("2026-04-28T08:00", State.OPEN, "Frist om 3 dage (1. maj 2026 kl. 12.00)", True),
        ("2026-04-29T23:59", State.OPEN, "Frist om 2 dage (1. maj 2026 kl. 12.00)", True),
        ("2026-04-30T00:00", State.OPEN, "Frist i morgen (1. maj 2026 kl. 12.00)", True),
        ("2026-05-01T00:00", State.OPEN, "Frist i dag kl. 12.00", True),
        ("2026-05-01T12:00:59", State.OPEN, "Frist i dag kl. 12.00", True),
        ("2026-05-01T12:01", State.EXPIRED, "Fristen er udløbet", False),
        ("2026-05-01T10:00:30+00:00", State.OPEN, "Frist i dag kl. 12.00", True),
        ("2026-05-01T10:01+00:00", State.EXPIRED, "Fristen er udløbet", False),
    ],
)
def test_posted(tmp_path: Path, moment: str, state: State, text: str, *, near: bool) -> None:
    vacancy = vacancy_of(tmp_path, *SPRING)
    assert told(vacancy, moment) == (state, text, near)
    assert is_open(vacancy, Clock.parse(moment)) is (state is State.OPEN)


def test_without_a_time_the_whole_day_counts(tmp_path: Path) -> None:
    vacancy = vacancy_of(tmp_path, *SPRING, ('deadline_time: "12:00"\n', ""))
    assert deadline_text(vacancy).replace("\u00a0", " ") == "1. maj 2026 kl. 23.59"
    assert told(vacancy, "2026-05-01T23:59:59")[0] is State.OPEN
    assert told(vacancy, "2026-05-02T00:00")[0] is State.EXPIRED


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        ("2026-03-29", "2026-03-29T10:00:59+00:00", "2026-03-29T10:01+00:00"),
        ("2026-10-25", "2026-10-25T11:00:59+00:00", "2026-10-25T11:01+00:00"),
    ],
)
def test_deadline_on_the_day_the_clock_is_moved(
    tmp_path: Path, day: str, before: str, after: str
) -> None:
    vacancy = vacancy_of(tmp_path, POSTED, ("deadline: 2026-12-15", f"deadline: {day}"))
    assert told(vacancy, before)[0] is State.OPEN
    assert told(vacancy, after)[0] is State.EXPIRED


@pytest.mark.parametrize(
    ("day", "deadline_time"),
    [("2026-03-29", "00:00"), ("2026-10-25", "00:00"), ("2026-10-25", "02:30")],
)
def test_deadline_on_a_day_that_changes_the_clock(
    tmp_path: Path, day: str, deadline_time: str
) -> None:
    vacancy = vacancy_of(tmp_path, POSTED, *_closing(day, deadline_time))
    assert told(vacancy, f"{day}T00:00")[0] is State.OPEN
    assert told(vacancy, f"{day}T04:00")[0] is State.EXPIRED


def test_a_deadline_in_the_hour_that_is_left_out_is_told_at_its_line(tmp_path: Path) -> None:
    text = changed(VACANCY, POSTED, *_closing("2026-03-29", "02:30"))
    library = load(Project(make_project(tmp_path, {PATH: text}), tmp_path / "content"))
    (fault,) = library.faults
    assert (fault.code, fault.position.path, fault.position.line) == ("time-skipped", PATH, 19)


def _closing(day: str, at: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("deadline: 2026-12-15", f"deadline: {day}"), ('"12:00"', f'"{at}"')


@pytest.mark.parametrize(("zone", "hours"), [("UTC", 1), ("America/New_York", 6)])
def test_days_are_counted_in_copenhagen_on_any_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zone: str, hours: int
) -> None:
    vacancy = vacancy_of(tmp_path, ('deadline_time: "12:00"', 'deadline_time: "00:30"'))
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert vacancy.closes
        assert vacancy.closes.astimezone().hour == (24 - hours) % 24
        text = told(vacancy, "2026-12-14T23:59")[1]
    finally:
        monkeypatch.undo()
        time.tzset()
    assert text == "Frist i morgen (15. december 2026 kl. 0.30)"


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2026-10-25T02:30:59.999+02:00", State.OPEN),
        ("2026-10-25T02:31+02:00", State.EXPIRED),
        ("2026-10-25T02:10+01:00", State.EXPIRED),
    ],
)
def test_an_hour_that_is_there_twice_counts_the_first_time(
    tmp_path: Path, moment: str, state: State
) -> None:
    """The way scripts compare: as moments, not as what a clock on the wall shows."""
    day = ("deadline: 2026-12-15", "deadline: 2026-10-25")
    vacancy = vacancy_of(tmp_path, POSTED, day, ('"12:00"', '"02:30"'))
    assert told(vacancy, moment)[0] is state


def test_the_last_moment_is_in_the_named_minute(tmp_path: Path) -> None:
    vacancy = vacancy_of(tmp_path, *SPRING)
    assert vacancy.closes
    assert last_moment_iso(vacancy.closes) == "2026-05-01T12:00:59.999+02:00"
    last = last_moment(vacancy.closes)
    assert not has_passed(vacancy.closes, Clock(last))
    assert has_passed(vacancy.closes, Clock(last + timedelta(microseconds=1)))


def test_rolling_deadline(tmp_path: Path) -> None:
    sale = ("type: nul-kapacitet", "type: praksis-til-salg")
    patients = ("patients: 0", "patients: 1600\npatients_date: 2026-10-01")
    vacancy = vacancy_of(tmp_path, sale, patients, ("deadline: 2026-12-15\n", ""))
    assert told(vacancy, "2030-01-01") == (State.OPEN, "Åben – løbende frist", False)
    assert deadline_text(vacancy) == "Løbende"


@pytest.mark.parametrize(
    ("lines", "state", "text"),
    [
        ("planlagt", State.COMING, "På vej – slås op 2.11.2026"),
        ("vurderes", State.UNDERWAY, "Ansøgninger vurderes"),
        (f"tildelt\n{ALLOCATED}",
         State.UNDERWAY, "Tildelt – ikke åbnet endnu"),
        (f"aktiv\n{ALLOCATED}\nactivated_on: 2026-12-20", State.CLOSED, "Klinikken er åbnet"),
        (f"tilbageleveret\n{ALLOCATED}\nreturned_on: 2026-12-20", State.CLOSED, "Tilbageleveret"),
        ("ubesat\ndecided_on: 2026-12-20", State.CLOSED, "Ingen ansøgere"),
        ('omfordelt\nmoved_to: "0219"', State.CLOSED, "Flyttet til andet område"),
        ("trukket\nwithdrawn_on: 2026-12-01\nwithdrawn_reason: Lokalet er væk",
         State.CLOSED, "Trukket tilbage"),
    ],
)  # fmt: skip
def test_every_other_status_that_has_what_it_requires(
    tmp_path: Path, lines: str, state: State, text: str
) -> None:
    vacancy = vacancy_of(tmp_path, ("status: opslaaet", f"status: {lines}"))
    assert told(vacancy, "2026-12-20T09:00") == (state, text, False)


def test_planned_without_a_day(tmp_path: Path) -> None:
    without = ("posted: 2026-11-02\ndeadline: 2026-12-15\n", "")
    vacancy = vacancy_of(tmp_path, ("status: opslaaet", "status: planlagt"), without)
    assert told(vacancy, "2026-12-20") == (State.COMING, "På vej", False)
    assert posted_text(vacancy) is None


def test_rounds_are_counted_along_the_chain(tmp_path: Path) -> None:
    def posting(number: int, posted: str, deadline: str, status: str, *more: str) -> str:
        return changed(
            VACANCY,
            ("id: roenne-1", "\n".join([f"id: runde-{number}", *more])),
            ("posted: 2026-11-02", f"posted: {posted}"),
            ("deadline: 2026-12-15", f"deadline: {deadline}"),
            ("status: opslaaet", f"status: {status}"),
        )

    library = library_of(tmp_path, {
        PATH: None,
        "content/vacancies/runde-1.yml": posting(
            1, "2026-01-05", "2026-02-01", "ubesat\ndecided_on: 2026-02-10"),
        "content/vacancies/runde-2.yml": posting(
            2, "2026-03-02", "2026-04-01", "ubesat\ndecided_on: 2026-04-10", "repost_of: runde-1"),
        "content/vacancies/runde-3.yml": posting(
            3, "2026-05-04", "2026-06-01", "opslaaet", "repost_of: runde-2"),
    })  # fmt: skip
    first, second, third = library.all(Vacancy)
    assert [v.id for v in earlier_rounds(third, library)] == ["runde-1", "runde-2"]
    assert [round_text(v, library) for v in (first, second, third)] == [
        None, "Genopslag, 2. runde", "Genopslag, 3. runde",
    ]  # fmt: skip
    assert next_round(first, library) is second
    assert next_round(third, library) is None
    assert (posted_text(third) or "").replace("\u00a0", " ") == "4. maj 2026"


def test_what_is_kept_counts_no_days(tmp_path: Path) -> None:
    """Feeds and mails (`lasting_text`) and pictures of networks (`dated_text`) are read later."""
    found = vacancy_of(tmp_path, *SPRING)
    rolling = found.model_copy(update={"deadline": None, "deadline_time": None})
    unnamed = found.model_copy(update={"posted": None, "status": VacancyStatus.PLANLAGT})
    deadline = "frist 1. maj 2026 kl. 12.00"
    kept = {
        (found, "2026-03-01"): ("På vej – slås op 2.3.2026", "Slås op 2. marts 2026"),
        (found, "2026-04-30"): (f"Åben – {deadline}", f"F{deadline[1:]}"),
        (found, "2026-05-02"): ("Fristen er udløbet", "Fristen er udløbet"),
        (rolling, "2026-04-30"): ("Åben – løbende frist", "Løbende frist"),
        (unnamed, "2026-04-30"): ("På vej", "På vej"),
    }
    for (vacancy, moment), texts in kept.items():
        clock = Clock.parse(moment)
        said = (lasting_text(vacancy, clock), dated_text(vacancy, clock))
        assert tuple(each.replace("\u00a0", " ") for each in said) == texts, moment
