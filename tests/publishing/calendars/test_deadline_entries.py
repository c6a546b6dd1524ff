"""What a calendar program learns when a deadline moves or a posting is withdrawn."""

from __future__ import annotations

from typing import Any

import pytest
from icalendar import Calendar

from records.clock import Clock
from tests.conftest import Make
from tests.publishing.conftest import FilesOf
from tests.samples import NOW, vacancy

PATHS = ("frister.ics", "muligheder/en/frist.ics")
WITHDRAWN = {
    "status": "trukket",
    "withdrawn_on": "2026-11-18",
    "withdrawn_reason": "Klinikken flytter",
}


@pytest.fixture
def entry(make: Make, files_of: FilesOf) -> Any:
    """The entry of a vacancy with these changes, the same in both files."""

    def made(**changes: Any) -> Any:
        outputs = files_of(make({"vacancies/en": vacancy(**changes)}), NOW)
        calendars = [Calendar.from_ical(outputs[path]) for path in PATHS]
        whole, alone = [calendar.walk("VEVENT")[0] for calendar in calendars]
        assert whole.to_ical() == alone.to_ical()
        return whole

    return made


def test_a_moved_deadline_raises_the_sequence(entry: Any) -> None:
    first = entry()
    moved = entry(deadline="2026-12-22", updated="2026-11-20")
    again = entry(deadline="2027-01-05", updated="2026-11-21")
    assert [int(e["sequence"]) for e in (first, moved, again)] == [0, 19, 20]
    assert [e.start.isoformat() for e in (first, moved, again)] == [
        "2026-12-15T12:00:00+01:00", "2026-12-22T12:00:00+01:00", "2027-01-05T12:00:00+01:00",
    ]  # fmt: skip
    assert len({str(e["uid"]) for e in (first, moved, again)}) == 1


def test_a_change_on_the_day_of_publication_counts(entry: Any) -> None:
    assert int(entry(updated="2026-11-02")["sequence"]) == 1


def test_a_withdrawn_posting_is_cancelled_in_both_files(entry: Any) -> None:
    changed, gone = entry(updated="2026-11-17"), entry(**WITHDRAWN, updated="2026-11-17")
    assert str(changed["status"]) == "CONFIRMED"
    assert str(gone["status"]) == "CANCELLED"
    assert str(gone["uid"]) == str(changed["uid"])
    assert int(gone["sequence"]) > int(changed["sequence"])


@pytest.mark.parametrize(
    ("moment", "kept"), [("2026-12-15T12:00:59", True), ("2026-12-15T12:01", False)]
)
def test_a_withdrawn_posting_is_cancelled_to_the_end_of_the_minute(
    make: Make, files_of: FilesOf, moment: str, *, kept: bool
) -> None:
    outputs = files_of(make({"vacancies/en": vacancy(**WITHDRAWN)}), Clock.parse(moment))
    assert (PATHS[1] in outputs) is kept


def test_the_page_of_a_withdrawn_posting_offers_no_reminder(make: Make, files_of: FilesOf) -> None:
    from publishing.calendars.schedule import deadline_file_address
    from records.model.vacancy import Vacancy

    library = make({"vacancies/en": vacancy(**WITHDRAWN)})
    assert deadline_file_address(library.all(Vacancy)[0], NOW) is None
    assert PATHS[1] in files_of(library, NOW)
