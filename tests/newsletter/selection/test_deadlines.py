"""The next moment that matters, and what one can do: asked of the record, not of its words."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from newsletter.selection.cards import Deadline
from newsletter.selection.deadlines import action_of, day_in_words, deadline_of
from records.clock import Clock
from records.model.base import Content
from records.model.episode import Episode
from records.model.event import Event
from records.model.vacancy import Vacancy
from tests.samples import NOW, Keys, episode, event, vacancy, write_library

SIGN_UP = {"method": "mail", "address": "til@example.org", "deadline": "2026-12-04"}


def record(folder: Path, model: type[Content], name: str, keys: Keys) -> Content:
    return write_library(folder, {name: keys}).all(model)[0]


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
        (Episode, "episodes/a", episode(), None, "Hør episoden"),
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
