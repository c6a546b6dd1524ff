"""How a posting is decided: on its page by the day, and in the calendars."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from publishing.pages.vacancies.process import process_of
from records.clock import COPENHAGEN, Clock
from records.facts.remembering import next_memory
from records.facts.turns import last_turn
from records.loading.library import Library
from records.model.vacancy import Vacancy
from tests.samples import NOW, event, vacancy, write_library

PROCESS = {
    "information_meeting": "moede", "questions_until": "2026-12-01", "decided_by": "Regionen",
    "decision_expected": "2027-02",
    "answers": [
        {"question": "Kan to søge?", "answer": "Ja.", "answered_on": "2026-11-20"},
        {"question": "Og tre?", "answer": "Nej.", "answered_on": "2026-11-23"},
    ],
    "changes": [{"on": "2026-11-21", "text": "Fristen er flyttet"}],
}  # fmt: skip


@pytest.fixture
def posting(tmp_path: Path) -> Library:
    """A posting with all of it, and its meeting."""
    records = {"vacancies/a": vacancy(process=PROCESS), "events/moede": event()}
    return write_library(tmp_path, records)


def _told(library: Library, clock: Clock = NOW) -> dict[str, Any]:
    (found,) = library.all(Vacancy)
    told = process_of(found, library, clock)
    assert told is not None
    return told


def _at(day: str) -> Clock:
    return Clock.parse(f"{day}T09:00")


def test_the_page_tells_what_is_out(posting: Library) -> None:
    told = _told(posting)
    facts = [(fact.label, fact.value.replace("\u00a0", " ")) for fact in told["facts"]]
    assert facts == [
        ("Sidste dag for spørgsmål", "1. december 2026"), ("Hvem afgør det", "Regionen"),
        ("Ventet afgørelse", "februar 2027"),
    ]  # fmt: skip
    assert told["meeting"].title == "Møde om etablering"
    assert [each["question"] for each in told["answers"]] == ["Kan to søge?"]
    assert [each["text"] for each in told["changes"]] == ["Fristen er flyttet"]


def test_answers_come_on_their_day_and_questions_end(posting: Library) -> None:
    assert [each["question"] for each in _told(posting, _at("2026-11-23"))["answers"]] == [
        "Og tre?", "Kan to søge?",
    ]  # fmt: skip
    turned = last_turn(posting.all(Vacancy), _at("2026-11-23"))
    assert turned == datetime(2026, 11, 23, tzinfo=COPENHAGEN)
    assert "er forbi" not in _told(posting, _at("2026-12-01"))["facts"][0].value
    assert "er forbi" in _told(posting, _at("2026-12-02"))["facts"][0].value


def test_a_change_that_nobody_wrote_is_told(posting: Library) -> None:
    out = replace(posting, memory=next_memory(posting.memory, posting, NOW, {}))
    assert len(_told(out)["changes"]) == 1
    (found,) = out.all(Vacancy)
    moved = found.model_copy(update={"deadline": found.deadline, "city": "Hillerød"})
    other = out.with_records({**out.records, "vacancy": {"a": moved}})
    (first, second) = _told(other, _at("2026-11-25"))["changes"]
    assert (first["text"], first["iso"]) == ("Oplysninger på opslaget er ændret", "2026-11-25")
    assert second["text"] == "Fristen er flyttet"


def test_the_editors_own_day_is_no_change_that_nobody_wrote(tmp_path: Path) -> None:
    """The second release says what the first one said: `updated` may be about words alone."""
    library = write_library(tmp_path, {"vacancies/a": vacancy(updated="2026-11-20")})
    (found,) = library.all(Vacancy)
    out = replace(library, memory=next_memory(library.memory, library, NOW, {}))
    assert process_of(found, out, NOW) is None


def _after(before: Library, clock: Clock, **changes: object) -> Library:
    """The library with other fields, after a release of the one before at that moment."""
    (found,) = before.all(Vacancy)
    out = replace(before, memory=next_memory(before.memory, before, clock, {}))
    return out.with_records({**out.records, "vacancy": {"a": found.model_copy(update=changes)}})


def test_another_own_day_makes_no_change_of_the_former_one(tmp_path: Path) -> None:
    """The first release dates the record by `updated`; no facts were other on that day."""
    library = write_library(tmp_path, {"vacancies/a": vacancy(updated="2026-11-20")})
    out = _after(library, NOW, updated=date(2026, 11, 24))
    assert process_of(out.all(Vacancy)[0], out, _at("2026-11-25")) is None


def test_what_comes_with_a_later_release_has_not_changed_on_its_first_day(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"vacancies/a": vacancy(updated="2026-11-20")})
    empty = library.with_records({**library.records, "vacancy": {}})
    later = replace(library, memory=next_memory(empty.memory, empty, NOW, {}))
    out = _after(later, _at("2026-11-23"))
    assert process_of(out.all(Vacancy)[0], out, _at("2026-11-25")) is None


def test_a_change_on_the_own_day_is_told_all_the_same(tmp_path: Path) -> None:
    """A release in the first moment of the day that `updated` names has other facts."""
    library = write_library(tmp_path, {"vacancies/a": vacancy()})
    moved = _after(library, NOW, city="Hillerød", updated=date(2026, 11, 24))
    out = _after(moved, Clock.parse("2026-11-24T00:00"))
    told = _told(out, _at("2026-11-25"))
    assert [each["iso"] for each in told["changes"]] == ["2026-11-24"]


def test_the_day_stands_in_the_calendars(
    posting: Library, files_of: Callable[..., dict[str, bytes]]
) -> None:
    files = files_of(posting)
    for path in ("frister.ics", "muligheder/a/frist.ics"):
        text = files[path].decode().replace("\r\n ", "")
        assert "SUMMARY:Sidste dag for spørgsmål: Vikariat i Hillerød" in text
        assert "DTSTART;VALUE=DATE:20261201" in text
        assert text.count("BEGIN:VEVENT") == 2
        assert "UID:vacancy-a-spoergsmaal@" in text


def test_a_posting_without_says_nothing(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"vacancies/a": vacancy()})
    (found,) = library.all(Vacancy)
    assert process_of(found, library, NOW) is None
