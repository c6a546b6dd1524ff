"""Until when one can sign up for an event."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from records.clock import Clock
from records.facts.registration import (
    event_status_text,
    is_registration_closed,
    registration_closes,
    takes_registrations,
)
from records.model.event import Event
from tests.samples import event, write_library

MAIL = {"method": "mail", "address": "til@example.org", "deadline": "2026-12-04"}


def read(folder: Path, **changes: Any) -> Event:
    (found,) = write_library(folder, {"events/moede": event(**changes)}).all(Event)
    return found


@pytest.mark.parametrize(
    ("moment", "closed"),
    [
        ("2026-12-03T12:00", False),
        ("2026-12-04T23:59:59", False),
        ("2026-12-05T00:00", True),
    ],
)
def test_the_whole_day_of_the_deadline_counts(tmp_path: Path, moment: str, *, closed: bool) -> None:
    found, clock = read(tmp_path, registration=MAIL), Clock.parse(moment)
    assert is_registration_closed(found, clock) is closed
    assert takes_registrations(found, clock) is not closed
    told = "Tilmelding lukket" if closed else "Åben for tilmelding"
    assert event_status_text(found, clock) == told


def test_the_day_is_that_of_the_place(tmp_path: Path) -> None:
    found = read(tmp_path, registration=MAIL, timezone="America/New_York")
    assert not is_registration_closed(found, Clock.parse("2026-12-05T05:59"))
    assert is_registration_closed(found, Clock.parse("2026-12-05T06:00"))


@pytest.mark.parametrize(
    ("changes", "takes", "told"),
    [
        ({}, False, "Åben for tilmelding"),
        ({"registration": {"method": "ingen"}}, False, "Uden tilmelding"),
        ({"registration": {**MAIL, "deadline": None}}, True, "Åben for tilmelding"),
        ({"registration": MAIL, "status": "venteliste"}, True, "Venteliste"),
        ({"registration": MAIL, "status": "fuldt"}, False, "Fuldt booket"),
        ({"registration": MAIL, "status": "planlagt"}, False, "Planlagt"),
    ],
)
def test_what_can_be_done(
    tmp_path: Path, changes: dict[str, Any], told: str, *, takes: bool
) -> None:
    given = changes.get("registration", {})
    if given:
        changes["registration"] = {k: v for k, v in given.items() if v is not None}
    found, clock = read(tmp_path, **changes), Clock.parse("2026-12-01T09:00")
    assert takes_registrations(found, clock) is takes
    assert event_status_text(found, clock) == told


def test_an_event_that_is_over_takes_nobody(tmp_path: Path) -> None:
    found, clock = read(tmp_path, registration=MAIL), Clock.parse("2026-12-08T19:00")
    assert not takes_registrations(found, clock)
    assert event_status_text(found, clock) == "Afholdt"


def test_without_a_deadline_it_never_closes(tmp_path: Path) -> None:
    found = read(tmp_path)
    assert registration_closes(found) is None
    assert not is_registration_closed(found, Clock.parse("2030-01-01"))
