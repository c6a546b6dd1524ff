"""Five programs read one calendar, and each finds every entry at its moment, 2026 to 2030."""

from __future__ import annotations

import io
import json
import os
import subprocess
import warnings
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from publishing.calendars.calendar import write_calendar
from publishing.calendars.entries import event_entry
from records.clock import COPENHAGEN, is_skipped
from records.model.event import Event
from tests import needs
from tests.conftest import Make
from tests.samples import NOW, SITE, event
from tests.steps import spread, steps

Told = Mapping[str, tuple[datetime | date, datetime | date]]
"""Start and end of each entry by uid: moments in UTC, or days."""
YEARS = range(2026, 2031)
ALL_DAY = (time(0, 0), time(23, 59))
CHANGES = {2026: (29, 25), 2027: (28, 31), 2028: (26, 29), 2029: (25, 28), 2030: (31, 27)}
"""The Sundays of March and October on which clocks change."""


def times() -> dict[str, tuple[datetime, datetime]]:
    """Local times around each change, at midnight, over several days; and far from all that."""
    found = {}
    for year, (march, october) in CHANGES.items():
        for month, day in ((3, march), (10, october)):
            change = datetime(year, month, day)  # noqa: DTZ001 - local time, as an editor writes it
            for name, starts, lasts in (
                ("foer", -60, 30), ("ind-i", 60, 180), ("efter", 180, 60), ("midnat", -1440, 1440),
                ("dage", -2000, 4000), ("nat", -30, 90), ("middag", 720, 90),
            ):  # fmt: skip
                begins = change + timedelta(minutes=starts)
                found[f"{name}-{year}-{month:02}"] = (begins, begins + timedelta(minutes=lasts))
        new_year = datetime(year, 12, 31, 23, 30)  # noqa: DTZ001
        found[f"nytaar-{year}"] = (new_year, new_year + timedelta(hours=1))
        summer = datetime(year, 7, 1, 16, 30)  # noqa: DTZ001
        found[f"sommer-{year}"] = (summer, summer + timedelta(hours=2))
    return found


def whole_days() -> dict[str, tuple[date, date]]:
    """Whole days on and around each change."""
    found = {}
    for year, (march, october) in CHANGES.items():
        found[f"hel-dag-{year}"] = (date(year, 3, march), date(year, 3, march))
        change = date(year, 10, october)
        found[f"hele-dage-{year}"] = (change - timedelta(days=1), change + timedelta(days=1))
    return found


@pytest.fixture
def events(make: Make) -> tuple[Event, ...]:
    """All of these as events."""
    (one,) = make({"events/en": event(registration=None)}).all(Event)
    made = []
    for name, (starts, ends) in times().items():
        days = {"start_date": starts.date(), "end_date": ends.date()}
        hours = {"start_time": starts.time(), "end_time": ends.time()}
        made.append(one.model_copy(update={"id": name, **days, **hours}))
    for name, (first, last) in whole_days().items():
        hours = {"start_time": ALL_DAY[0], "end_time": ALL_DAY[1]}
        days = {"start_date": first, "end_date": last}
        made.append(one.model_copy(update={"id": name, **days, **hours}))
    return tuple(made)


def written(events: tuple[Event, ...]) -> tuple[bytes, Told]:
    """The calendar, and what is meant by it."""
    entries = [event_entry(each, SITE, NOW) for each in events]
    meant: dict[str, tuple[datetime | date, datetime | date]] = {}
    for each in events:
        uid = f"event-{each.id}@min-almen-praksis"
        if each.is_all_day:
            meant[uid] = (each.starts.date(), each.ends.date() + timedelta(days=1))
        else:
            meant[uid] = (each.starts.astimezone(UTC), each.ends.astimezone(UTC))
    return write_calendar(entries, SITE, NOW), meant


def in_utc(value: datetime | date) -> datetime | date:
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def test_the_times_are_those_that_are_easily_wrong(events: tuple[Event, ...]) -> None:
    """Else the readers prove nothing: both changes of every year, and each told as it is."""
    assert len(events) == len(YEARS) * (7 * 2 + 2 + 2)
    for year, days in CHANGES.items():
        for month, day in zip((3, 10), days, strict=True):
            assert date(year, month, day).isoweekday() == 7
            assert day + 7 > 31
    assert not any(
        is_skipped(at.replace(tzinfo=COPENHAGEN)) for two in times().values() for at in two
    )


def as_icalendar(content: bytes) -> Told:
    found = Calendar.from_ical(content)
    return {str(each["uid"]): (in_utc(each.start), in_utc(each.end)) for each in found.events}


def as_vobject(content: bytes) -> Told:
    vobject = pytest.importorskip("vobject", reason="needs vobject")
    found = vobject.readOne(content.decode())
    return {
        each.uid.value: (in_utc(each.dtstart.value), in_utc(each.dtend.value))
        for each in found.vevent_list
    }


def as_ics(content: bytes) -> Told:
    told = io.StringIO()  # its grammar's library wraps our streams anew each time, ever deeper
    with warnings.catch_warnings(), redirect_stdout(told), redirect_stderr(told):
        warnings.simplefilter("ignore")  # and warns of its own future
        ics = pytest.importorskip("ics", reason="needs ics")
        events = ics.Calendar(content.decode()).events
    return {
        each.uid: (each.begin.date(), each.end.date())
        if each.all_day
        else (each.begin.datetime.astimezone(UTC), each.end.datetime.astimezone(UTC))
        for each in events
    }


@pytest.mark.parametrize("reader", [as_icalendar, as_vobject])
def test_programs_in_python_find_each_entry_at_its_moment(
    reader: Any, events: tuple[Event, ...]
) -> None:
    content, meant = written(events)
    assert reader(content) == meant


def test_ics_py_finds_each_entry_at_its_moment(events: tuple[Event, ...]) -> None:
    """It reads slowly, and no long calendar within Python's bounds."""
    for each in spread(events, steps(5, 30)):
        content, meant = written((each,))
        assert as_ics(content) == meant


@needs.TIME
def test_programs_in_javascript_find_each_entry_at_its_moment(events: tuple[Event, ...]) -> None:
    content, meant = written(events)
    node = needs.program("nodejs", "node")
    modules = needs.npm_file("ical.js", "package.json", "PRAKSIS_ICAL").parents[1]
    needs.npm_file("node-ical", "package.json", "PRAKSIS_NODE_ICAL")
    for zone in ("America/New_York", "Europe/Copenhagen"):  # the reader's machine may be elsewhere
        done = subprocess.run(
            [node, Path(__file__).with_name("read.mjs"), modules],
            input=content, capture_output=True, check=True, env={**os.environ, "TZ": zone},
        )  # fmt: skip
        for name, told in json.loads(done.stdout).items():
            read = {uid: (moment(start), moment(end)) for uid, (start, end) in told.items()}
            assert read == meant, name


def moment(said: str) -> datetime | date:
    return datetime.fromisoformat(said) if "T" in said else date.fromisoformat(said)
