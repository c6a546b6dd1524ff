"""Until when a verdict holds, and which are kept, asked of small libraries."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsletter.ledger import EditionState, Ledger, change_ledger
from records.clock import COPENHAGEN, Clock
from records.loading.library import Library
from records.source.diagnostics import Diagnostic, Position, Severity
from records.source.files import Project
from site_plugins.verdicts import Verdict, Verdicts, moment_of, next_change
from tests.newsletter.samples import NEW, freeze, issue, made, mailing_list
from tests.samples import event, vacancy, write_library

DAY = "2026-11-22T"


def changes(library: Library, *moments: str) -> list[str]:
    """The next change after each of these moments of 22 November; a later day is told.

    A plus says that it is right after the named minute begins.
    """
    found = [next_change(library, Clock.parse(f"{DAY}{each}")) for each in moments]
    at_home = [each.astimezone(COPENHAGEN) for each in found]
    times = [f"{each:%H:%M}{'+' * bool(each.microsecond)}" for each in at_home]
    return [
        time if each.day == 22 else f"{each.day} {time}"
        for each, time in zip(at_home, times, strict=True)
    ]


def test_the_time_of_day_of_an_event_and_of_the_end_of_its_registration(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"events/moede": event()})
    assert changes(library, "09:00", "16:29", "16:30", "16:31", "19:00") == [
        "16:30", "16:30", "16:30+", "19:00", "23 00:00",
    ]  # fmt: skip


def test_an_event_elsewhere_ends_by_our_clock(tmp_path: Path) -> None:
    away = event(
        timezone="Europe/London",
        registration={"method": "mail", "address": "a@example.org", "deadline": "2026-12-01"},
    )
    library = write_library(tmp_path, {"events/moede": away})
    assert changes(library, "00:00", "01:00", "17:30", "17:31", "20:00") == [
        "01:00", "17:30", "17:30+", "20:00", "23 00:00",
    ]  # fmt: skip


def test_a_deadline_ends_with_its_minute(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"vacancies/a": vacancy(deadline_time="12:00")})
    assert changes(library, "09:00", "11:59", "12:00", "12:01") == [
        "12:00", "12:00", "12:01", "23 00:00",
    ]  # fmt: skip
    without = write_library(tmp_path, {"vacancies/a": vacancy(deadline=None, deadline_time=None)})
    assert changes(without, "09:00") == ["23 00:00"]


def test_a_letter_leaves_at_an_hour_of_its_day(tmp_path: Path) -> None:
    keys = issue(send_on="2026-11-22", blocks=[{"type": "tekst", "text": "Vi holder lukket."}])
    library = write_library(
        tmp_path, {"issues/november": keys, "mailing_lists/paa-vej": mailing_list()}
    )
    assert changes(library, "00:00", "08:30", "22:30", "23:30") == [
        "01:00", "09:00", "23:00", "23 00:00",
    ]  # fmt: skip


def test_a_letter_that_was_taken_back_was_so_at_a_moment(tmp_path: Path) -> None:
    library = made(tmp_path)
    freeze(library)
    back = Clock.parse("2026-11-25T09:17")
    sent = Clock.parse("2026-11-23T08:00").now

    def taken_back(ledger: Ledger) -> Ledger:
        key = ("november", NEW)
        return replace(ledger, states={key: EditionState(sent=sent, retracted=back.now)})

    change_ledger(library.project, taken_back)
    assert next_change(made(tmp_path), Clock.parse("2026-11-25T09:00")) == back.now


def test_letters_that_cannot_be_read_end_nothing(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"events/moede": event()})
    lock = library.project.root / ".praksis/newsletter.lock.json"
    lock.parent.mkdir(exist_ok=True)
    lock.write_text("{")
    assert changes(library, "09:00") == ["16:30"]


def test_a_moment_is_told_by_its_end_or_by_itself_where_somebody_asked(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"events/moede": event()})
    asked = [Clock.parse(f"{DAY}{each}") for each in ("09:00", "16:29", "16:30")]
    nobody = [Clock(each.now) for each in asked]
    one, other, later = (moment_of(library, each) for each in nobody)
    assert one == other != later
    assert len({one, *(moment_of(library, each) for each in asked)}) == 4
    assert moment_of(library, asked[0]) == moment_of(library, Clock.parse(f"{DAY}09:00"))


def test_it_holds_by_moments_and_not_by_what_the_clock_on_the_wall_says(tmp_path: Path) -> None:
    """In the night in which summer time ends, an hour comes twice."""
    library = write_library(tmp_path, {"events/moede": event()})
    late = Clock.parse("2026-10-25T01:10+00:00")
    verdict = Verdict.on(library, late)
    verdicts = Verdicts(library.project, b"", found=[verdict])
    assert f"{late.now:%H:%M}" == "02:10"
    assert verdicts.at(Clock.parse("2026-10-25T00:50+00:00")) is None  # 02:50 for the first time
    assert verdicts.at(late) is verdict
    assert verdicts.at(Clock.parse("2026-10-25T01:50+00:00")) is verdict
    midnight = Clock(next_change(library, late))
    assert verdicts.at(midnight) is None


def test_it_says_whether_there_are_examples(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"events/moede": event(example="true")})
    assert Verdict.on(library, Clock.parse(f"{DAY}09:00")).has_examples


def _verdict(number: int) -> Verdict:
    day = f"2026-11-{number:02}"
    return Verdict(f"{day}T00", f"{day}T23", has_examples=True, diagnostics=(), counts={"a": 1},
                   lines=("linje",), summary="alt", program="praksis")  # fmt: skip


def test_the_newest_four_are_kept_as_they_were(tmp_path: Path) -> None:
    project = Project(tmp_path, tmp_path / "content")
    for number in range(1, 6):
        Verdicts.open(project).keep(_verdict(number))
    assert Verdicts.open(project).found == [_verdict(number) for number in (5, 4, 3, 2)]


def test_they_are_of_the_release_that_they_saw(tmp_path: Path) -> None:
    project = Project(tmp_path, tmp_path / "content")
    Verdicts.open(project, "en").keep(_verdict(1))
    assert Verdicts.open(project, "en").found == [_verdict(1)]
    assert Verdicts.open(project, "to").found == []


def test_of_two_that_hold_the_newer_is_said(tmp_path: Path) -> None:
    newer, older = (replace(_verdict(1), has_examples=each) for each in (True, False))
    verdicts = Verdicts(Project(tmp_path, tmp_path), b"", found=[newer, older])
    found = verdicts.at(Clock.parse("2026-11-01T12:00"))
    assert found
    assert found.has_examples


@pytest.mark.parametrize(
    ("code", "params", "said"),
    [
        ("cache-in-git", (), "1 fejl. Ret dem, og prøv igen."),
        ("faults-more", (("more", 7),), "7 fejl. Ret dem, og prøv igen."),
    ],
)
def test_faults_are_counted_and_warnings_are_none(
    code: str, params: tuple[tuple[str, Any], ...], said: str
) -> None:
    empty = Verdict("", "", has_examples=False, diagnostics=(), counts={})
    fault = Diagnostic(code, Position("a"), params)
    warning = replace(fault, severity=Severity.WARNING)
    told = empty.saying([warning, fault])
    assert told.faults == (fault,)
    assert told.summary.replace("\u00a0", " ") == said
    assert len(told.lines) == 2


def test_without_faults_it_says_what_there_is_and_names_no_kind_without_records(
    tmp_path: Path,
) -> None:
    library = write_library(tmp_path, {"events/moede": event()})
    told = Verdict.on(library, Clock.parse(f"{DAY}09:00")).summary.replace("\u00a0", " ")
    assert told.startswith("Alt er i orden: ")
    assert "1 arrangement" in told
    assert " 0 " not in told
    assert "Ingen" not in told
