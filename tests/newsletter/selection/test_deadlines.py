"""The next moment that matters, and what one can do: asked of the record, not of its words."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from newsletter.selection.cards import Deadline
from newsletter.selection.deadlines import (
    action_of,
    day_in_words,
    deadline_in_words,
    deadline_line,
    deadline_of,
    is_urgent,
)
from records.clock import Clock
from records.model.base import Content
from records.model.designation import Designation
from records.model.episode import Episode
from records.model.event import Event
from records.model.offer import Offer
from records.model.term import Term
from records.model.vacancy import Vacancy
from tests.samples import (
    NOW,
    Keys,
    designation,
    episode,
    event,
    offer,
    term,
    vacancy,
    write_library,
)

SIGN_UP = {"method": "mail", "address": "til@example.org", "deadline": "2026-12-04"}


def record(folder: Path, model: type[Content], name: str, keys: Keys) -> Content:
    return write_library(folder, {"events/moede": event(), name: keys}).all(model)[0]


@pytest.mark.parametrize(
    ("model", "name", "keys", "deadline", "action"),
    [
        (Vacancy, "vacancies/a", vacancy(), ("2026-12-15T12:00:59.999999+01:00", "frist", True),
         "Se, hvordan du søger"),
        (Vacancy, "vacancies/a", vacancy(deadline=None), None, "Se, hvordan du søger"),
        (Vacancy, "vacancies/a", vacancy(deadline="2026-11-20"), None, "Se opslaget"),
        (Vacancy, "vacancies/a", vacancy(example="true"),
         ("2026-12-15T12:00:59.999999+01:00", "frist", True), "Se eksemplet"),
        (Event, "events/a", event(), ("2026-12-08T16:30:00+01:00", "", True), "Se programmet"),
        (Event, "events/a", event(registration=SIGN_UP),
         ("2026-12-04T23:59:59.999999+01:00", "tilmelding senest", False), "Tilmeld dig"),
        (Event, "events/a", event(registration={**SIGN_UP, "deadline": "2026-11-21"}), None,
         "Se programmet"),
        (Event, "events/a", event(status="aflyst", change_note="Vi finder en ny dag."), None,
         "Se programmet"),
        (Event, "events/a", event(start_date="2026-11-20"), None, "Se programmet"),
        (Event, "events/a", event(status="planlagt", registration=SIGN_UP),
         ("2026-12-08T16:30:00+01:00", "", True), "Se programmet"),
        (Episode, "episodes/a", episode(), None, "Hør episoden"),
        (Offer, "offers/a", offer(state="aktuelt"), None, "Læs om tilbuddet"),
        (Offer, "offers/a", offer(state="aktuelt", valid_through="2026-11-22"),
         ("2026-11-22T23:59:59.999999+01:00", "sidste dag", False), "Læs om tilbuddet"),
        (Offer, "offers/a", offer(state="aktuelt", valid_through="2026-11-21"), None,
         "Læs om tilbuddet"),
        (Designation, "designations/a", designation(apply_by="2026-11-22"),
         ("2026-11-22T23:59:59.999999+01:00", "søg senest", False), "Se, hvor det gælder"),
        (Designation, "designations/a", designation(apply_by="2026-11-21"), None,
         "Se, hvor det gælder"),
        (Term, "terms/a", term(), None, "Læs mere"),
    ],
)  # fmt: skip
def test_a_deadline_and_an_action(
    tmp_path: Path, model: type[Content], name: str, keys: Keys, deadline: Any, action: str
) -> None:
    found = record(tmp_path, model, name, keys)
    at, word, has_time = deadline or ("", "", False)
    told = Deadline(datetime.fromisoformat(at), word, has_time=has_time) if at else None
    assert deadline_of(found, NOW) == told
    assert action_of(found, NOW) == action


def test_an_event_is_told_of_until_it_begins(tmp_path: Path) -> None:
    found = record(tmp_path, Event, "events/a", event())
    assert deadline_of(found, Clock.parse("2026-12-08T16:30"))
    assert deadline_of(found, Clock.parse("2026-12-08T16:30:01")) is None


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 12, 31), "4.\u00a0januar"),
        (date(2026, 7, 5), "4.\u00a0januar"),
        (date(2026, 7, 4), "4.\u00a0januar\u00a02027"),
        (date(2025, 12, 31), "4.\u00a0januar\u00a02027"),
    ],
)
def test_a_year_is_named_where_the_day_is_far_away(today: date, said: str) -> None:
    assert day_in_words(date(2027, 1, 4), today) == said


def test_what_lies_at_most_two_weeks_ahead_is_urgent() -> None:
    sending = datetime.fromisoformat("2026-11-23T08:00+01:00")
    moments = {
        ("2026-11-23T08:00", True): True,
        ("2026-11-23T07:59:59", True): False,
        ("2026-12-07T08:00:59.999999", True): True,
        ("2026-12-07T08:01", True): False,
        ("2026-12-07T23:59:59.999999", False): True,
        ("2026-12-08T00:00", False): False,
    }
    for (at, has_time), urgent in moments.items():
        when = datetime.fromisoformat(f"{at}+01:00")
        assert is_urgent(Deadline(when, "frist", has_time=has_time), sending) is urgent, at
        assert not is_urgent(Deadline(when, has_time=has_time), sending), at
    assert not is_urgent(None, sending)
    midnight = sending.replace(hour=0)
    last = datetime.fromisoformat("2026-12-07T23:59:59.999999+01:00")
    assert is_urgent(Deadline(last, "sidste dag"), midnight)


def test_a_deadline_is_told_with_its_minute_where_it_has_one() -> None:
    at, today = datetime.fromisoformat("2027-01-04T12:00:59+01:00"), date(2026, 12, 1)
    minute, day = Deadline(at, "frist", has_time=True), Deadline(at, "sidste dag")
    assert deadline_in_words(minute, today) == "frist 4.\u00a0januar"
    assert deadline_line(minute, today) == "Frist 4.\u00a0januar kl.\u00a012.00"
    assert deadline_line(day, today) == "Sidste dag 4.\u00a0januar"
    assert deadline_line(day, date(2026, 1, 1)) == "Sidste dag 4.\u00a0januar\u00a02027"
    assert deadline_in_words(Deadline(at), today) == "4.\u00a0januar"
