"""Calendars as calendar programs read them."""

from __future__ import annotations

import re
import time
from calendar import monthcalendar
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Timezone

from publishing.calendars.calendar import write_calendar
from publishing.calendars.entries import event_entry
from publishing.calendars.schedule import (
    calendar_events,
    calendar_vacancies,
    deadline_file_address,
    event_file_address,
)
from publishing.calendars.zones import vtimezone
from publishing.files import files_beside_pages
from records.clock import COPENHAGEN, Clock, is_skipped
from records.facts.memory import NOTHING
from records.facts.remembering import next_memory
from records.loading.library import Library
from records.model.event import Event
from records.model.vacancy import Vacancy
from tests.samples import NOW, SITE, Keys, event, vacancy, write_library
from tests.steps import some, steps

UID = "@min-almen-praksis"


def read(content: bytes) -> Any:
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    assert not calendar.errors
    return calendar


def entries(content: bytes) -> dict[str, Any]:
    return {str(entry["uid"]).removesuffix(UID): entry for entry in read(content).events}


def entry_of(tmp_path: Path, keys: Keys, path: str = "events/en", clock: Clock = NOW) -> Any:
    library = write_library(tmp_path, {path: keys})
    name = "arrangementer.ics" if path.startswith("events") else "frister.ics"
    made = {file.path: file.content for file in files_beside_pages(library, SITE, clock)}
    (entry,) = read(made[name]).events
    return entry


def starts_of(entry: Any) -> datetime:
    assert isinstance(entry.start, datetime)
    return entry.start


def ends_of(entry: Any) -> datetime:
    assert isinstance(entry.end, datetime)
    return entry.end


# --- what is in it ----------------------------------------------------------------------------


def test_events_stand_by_start_and_leave_after_sixty_days(library: Library) -> None:
    names = [record.id for record in calendar_events(library, NOW)]
    assert names == ["for-nylig", "aflyst", "moede", "nat", "to-dage", "online"]
    later = Clock(NOW.now + timedelta(days=2))
    assert "for-nylig" not in [record.id for record in calendar_events(library, later)]


def test_deadlines_stand_by_deadline_with_withdrawn_ones(library: Library) -> None:
    names = [record.id for record in calendar_vacancies(library, NOW)]
    assert names == ["snart", "aaben", "genopslag", "trukket"]
    over = Clock.parse("2026-12-15T12:01")
    assert [record.id for record in calendar_vacancies(library, over)] == []


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({}, True),
        ({"posted": "2026-12-01", "withdrawn_on": "2026-11-18"}, False),
        ({"deadline": "2026-11-21"}, False),
        ({"deadline": None}, False),
        ({"draft": "true"}, False),
    ],
    ids=["was open", "never was posted", "is over anyway", "had no deadline", "is a draft"],
)
def test_a_withdrawn_deadline_is_called_off_where_it_was_known(
    tmp_path: Path, changes: Keys, *, shown: bool
) -> None:
    keys = vacancy(status="trukket", withdrawn_on="2026-11-18", withdrawn_reason="Flytter")
    library = write_library(tmp_path, {"vacancies/en": keys | changes})
    assert bool(calendar_vacancies(library, NOW)) is shown


def test_a_withdrawn_deadline_says_why_and_reminds_nobody(files: dict[str, bytes]) -> None:
    entry = entries(files["frister.ics"])["vacancy-trukket"]
    assert entry["status"] == "CANCELLED"
    assert entry["summary"] == "Trukket tilbage: Trukket tilbage igen"
    assert "Trukket tilbage: Klinikken flytter\n" in entry["description"]
    assert entry["sequence"] == 17
    assert starts_of(entry) == starts_of(entries(files["frister.ics"])["vacancy-aaben"])
    assert entry.subcomponents == []


def test_an_event_called_off_stays_and_says_so(files: dict[str, bytes]) -> None:
    for path in ("arrangementer.ics", "arrangementer/aflyst/arrangement.ics"):
        entry = entries(files[path])["event-aflyst"]
        assert entry["status"] == "CANCELLED"
        assert entry["summary"] == "Aflyst: Oplæg der er aflyst"
        assert "Aflyst: Vi finder en ny dag.\n" in entry["description"]


def test_an_example_says_so_first(files: dict[str, bytes]) -> None:
    opening = entries(files["frister.ics"])["vacancy-aaben"]
    assert opening["summary"] == "[Eksempel] Frist: Vikariat i Hillerød"
    meeting = entries(files["arrangementer.ics"])["event-moede"]
    assert meeting["summary"] == "[Eksempel] Møde om etablering"
    for entry in (opening, meeting):
        assert entry["description"].startswith("Dette er et eksempel. Det kan ikke søges.\n")
        assert "example.org\n" not in entry["description"]


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2026-12-02T00:00", True),  # the day it was posted
        ("2026-12-01T23:59", False),
        ("2026-12-15T12:00:59", True),
        ("2026-12-15T12:01", False),
    ],
)
def test_a_withdrawn_deadline_stays_from_its_posting_to_the_end_of_its_minute(
    tmp_path: Path, moment: str, *, shown: bool
) -> None:
    keys = vacancy(
        status="trukket", posted="2026-12-02", withdrawn_on="2026-12-02", withdrawn_reason="Flytter"
    )
    library = write_library(tmp_path, {"vacancies/en": keys})
    assert bool(calendar_vacancies(library, Clock.parse(moment))) is shown


@pytest.mark.parametrize(
    ("moment", "shown"),
    [("2027-02-06T18:59:59", True), ("2027-02-06T19:00", False)],
)
def test_an_event_leaves_the_calendar_sixty_days_after_its_end(
    tmp_path: Path, moment: str, *, shown: bool
) -> None:
    library = write_library(tmp_path, {"events/en": event()})
    assert bool(calendar_events(library, Clock.parse(moment))) is shown


@pytest.mark.parametrize(
    ("changes", "moment", "file"),
    [
        ({}, "2026-12-08T18:59:59", True),
        ({}, "2026-12-08T19:00", False),
        ({"status": "aflyst", "change_note": "Syg."}, "2026-12-08T12:00", True),
        ({"expires": "2026-12-01"}, "2026-12-01T12:00", True),
        ({"expires": "2026-12-01"}, "2026-12-02T12:00", False),
    ],
)
def test_an_event_has_a_file_until_it_ends(
    tmp_path: Path, changes: Keys, moment: str, *, file: bool
) -> None:
    library = write_library(tmp_path, {"events/en": event(**changes)})
    (found,) = library.all(Event)
    address = "arrangementer/en/arrangement.ics" if file else None
    assert event_file_address(found, Clock.parse(moment)) == address


@pytest.mark.parametrize(
    ("changes", "moment", "file"),
    [
        ({}, "2026-12-15T12:00:59", True),
        ({}, "2026-12-15T12:01", False),
        ({"deadline": None}, "2026-12-01", False),
        ({"expires": "2026-12-01"}, "2026-12-01T12:00", True),
        ({"expires": "2026-12-01"}, "2026-12-02T12:00", False),
    ],
)
def test_a_page_leads_to_the_file_of_an_open_deadline(
    tmp_path: Path, changes: Keys, moment: str, *, file: bool
) -> None:
    library = write_library(tmp_path, {"vacancies/en": vacancy(**changes)})
    (found,) = library.all(Vacancy)
    address = "muligheder/en/frist.ics" if file else None
    assert deadline_file_address(found, Clock.parse(moment)) == address


# --- moments ----------------------------------------------------------------------------------


def test_a_deadline_is_a_moment_that_keeps_nobody_busy(files: dict[str, bytes]) -> None:
    entry = entries(files["muligheder/aaben/frist.ics"])["vacancy-aaben"]
    assert starts_of(entry).astimezone(UTC) == datetime(2026, 12, 15, 11, tzinfo=UTC)
    assert "dtend" not in entry
    assert entry["transp"] == "TRANSPARENT"
    (alarm,) = entry.walk("VALARM")
    assert alarm["trigger"].dt == timedelta(days=-2)
    assert alarm["action"] == "DISPLAY"
    assert alarm["description"] == entry["summary"]


@pytest.mark.parametrize(
    ("day", "hour"),
    [("2026-10-24", 10), ("2026-10-26", 11), ("2027-03-27", 11), ("2027-03-29", 10)],
)
def test_noon_is_noon_in_summer_and_in_winter(tmp_path: Path, day: str, hour: int) -> None:
    keys = vacancy(posted="2026-08-03", published="2026-08-03", deadline=day, takeover=None)
    clock = Clock.parse("2026-09-01")
    entry = entry_of(tmp_path, keys, "vacancies/en", clock)
    assert starts_of(entry).astimezone(UTC).hour == hour
    assert entry["dtstart"].params["TZID"] == "Europe/Copenhagen"


def test_an_event_over_the_change_of_clocks_lasts_as_long_as_it_does(
    files: dict[str, bytes],
) -> None:
    entry = entries(files["arrangementer.ics"])["event-to-dage"]
    starts, ends = starts_of(entry).astimezone(UTC), ends_of(entry).astimezone(UTC)
    assert starts == datetime(2027, 3, 27, 15, 30, tzinfo=UTC)
    assert ends == datetime(2027, 3, 28, 17, 0, tzinfo=UTC)
    assert entry["status"] == "TENTATIVE"


def test_an_event_goes_on_after_midnight(files: dict[str, bytes]) -> None:
    entry = entries(files["arrangementer.ics"])["event-nat"]
    assert ends_of(entry) - starts_of(entry) == timedelta(hours=5, minutes=30)
    assert "8.–9.\u00a0december 2026 kl.\u00a020.00–1.30\n" in entry["description"]


def test_an_online_event_says_where(files: dict[str, bytes]) -> None:
    entry = entries(files["arrangementer.ics"])["event-online"]
    assert entry["location"] == "Online"
    assert entry["conference"] == "https://example.org/webinar"
    assert "Online: https://example.org/webinar\n" in entry["description"]
    assert "Tilmelding: til@example.org\n" in entry["description"]
    assert starts_of(entry).astimezone(UTC).hour == 14


def test_an_event_elsewhere_has_its_own_zone(tmp_path: Path) -> None:
    keys = event(timezone="America/New_York")
    library = write_library(tmp_path, {"events/en": keys, "events/to": event()})
    found = [event_entry(record, SITE, NOW) for record in calendar_events(library, NOW)]
    calendar = read(write_calendar(found, SITE, NOW))
    zones = [zone.tz_name for zone in calendar.timezones]
    assert zones == ["America/New_York", "Europe/Copenhagen"]
    away = next(entry for entry in calendar.events if "event-en" in entry["uid"])
    assert starts_of(away).astimezone(UTC) == datetime(2026, 12, 8, 21, 30, tzinfo=UTC)


RULED = ["Europe/Copenhagen", "America/New_York", "Europe/Dublin", "Australia/Sydney", "Asia/Tokyo"]


@pytest.mark.parametrize("tzid", some(RULED, 2))
def test_a_reader_that_ignores_rdate_is_never_an_hour_off(tzid: str) -> None:
    zone = vtimezone(tzid, 2026, 2030)
    assert b"RDATE" not in zone
    assert zone.count(b"BEGIN:STANDARD") == 1
    for moment in hours_of(2026, steps(2028, 2031)):
        local = moment.astimezone(ZoneInfo(tzid))
        if local.fold == 0 and not is_skipped(local):
            assert as_outlook_reads(zone, local.replace(tzinfo=None)) == local.utcoffset(), local


def test_a_zone_without_a_rule_is_written_change_by_change() -> None:
    zone = Timezone.from_ical(vtimezone("Africa/Casablanca", 2026, 2028))
    onsets = [onset for onset in onsets_of(zone) if onset[1] != onset[2]]
    assert len(onsets) > 1
    second = timedelta(seconds=1)
    for moment, before, after in onsets:
        there = ZoneInfo("Africa/Casablanca")
        assert (moment - second).astimezone(there).utcoffset() == before
        assert moment.astimezone(there).utcoffset() == after


@pytest.mark.parametrize(
    ("day", "hour"),
    [("2026-03-28", 23), ("2026-03-29", 3), ("2026-10-24", 23), ("2026-10-25", 3),
     ("2027-03-28", 0), ("2028-10-29", 4), ("2029-06-01", 12), ("2030-01-01", 0)],
)  # fmt: skip
def test_entries_around_each_change_are_at_their_moment(day: str, hour: int) -> None:
    local = datetime.fromisoformat(day).replace(hour=hour, tzinfo=COPENHAGEN)
    zone = vtimezone("Europe/Copenhagen", 2026, 2030)
    assert as_outlook_reads(zone, local.replace(tzinfo=None)) == local.utcoffset()
    read_back = Timezone.from_ical(zone).to_tz()  # type: ignore[attr-defined]
    assert local.replace(tzinfo=read_back).utcoffset() == local.utcoffset()


def hours_of(first: int, end: int) -> Iterator[datetime]:
    """The hours of the months in which clocks change, anywhere; every ninth of the rest."""
    moment = datetime(first, 1, 1, 0, 30, tzinfo=UTC)
    while moment.year < end:
        yield moment
        moment += timedelta(hours=1 if moment.month in (3, 4, 10, 11) else 9)


def as_outlook_reads(zone: bytes, local: datetime) -> timedelta:
    """The offset at a local time for who knows DTSTART, RRULE and the offsets, and no RDATE."""
    best: tuple[datetime, timedelta] | None = None
    for part in zone.decode().split("BEGIN:")[2:]:
        value = dict(line.split(":", 1) for line in part.splitlines()[1:] if ":" in line)
        onset = _latest_onset(value, local)
        if onset and (best is None or onset > best[0]):
            sign, hours, minutes = re.fullmatch(r"([+-])(\d\d)(\d\d)", value["TZOFFSETTO"]).groups()  # type: ignore[union-attr]
            offset = timedelta(hours=int(hours), minutes=int(minutes))
            best = (onset, offset if sign == "+" else -offset)
    assert best
    return best[1]


def _latest_onset(value: dict[str, str], local: datetime) -> datetime | None:
    start = datetime.strptime(value["DTSTART"], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - local time
    if "RRULE" not in value:
        return start if start <= local else None
    rule = dict(each.split("=") for each in value["RRULE"].split(";"))
    place, name = int(rule["BYDAY"][:-2]), rule["BYDAY"][-2:]
    weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU").index(name)
    for year in (local.year, local.year - 1):
        weeks = monthcalendar(year, int(rule["BYMONTH"]))
        days = [week[weekday] for week in weeks if week[weekday]]
        day = days[place] if place < 0 else days[place - 1]
        onset = start.replace(year=year, month=int(rule["BYMONTH"]), day=day)
        if onset <= local:
            return onset
    return None


def test_zones_are_those_of_the_calendar_and_not_of_the_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here = vtimezone.__wrapped__("Europe/Copenhagen", 2026, 2026)
    with monkeypatch.context() as away:
        away.setenv("TZ", "America/New_York")
        time.tzset()
        there = vtimezone.__wrapped__("Europe/Copenhagen", 2026, 2026)
    time.tzset()
    assert there == here


def onsets_of(zone: Any) -> list[tuple[datetime, timedelta, timedelta]]:
    """Each onset in UTC, reckoned as RFC 5545 says: its local time less the offset from."""
    found = []
    for part in zone.subcomponents:
        before, after = part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td
        more = part["RDATE"].dts if "RDATE" in part else []
        moments = [(v.dt - before).replace(tzinfo=UTC) for v in (part["DTSTART"], *more)]
        found += [(moment, before, after) for moment in moments]
    return found


def test_zones_are_the_same_in_every_file(files: dict[str, bytes]) -> None:
    rule = "DTSTART:19700329T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n"
    for name in ("muligheder/aaben/frist.ics", "arrangementer.ics"):
        text = files[name].decode()
        assert rule in text
        assert "RDATE" not in text


# --- identity ---------------------------------------------------------------------------------


def test_an_entry_nobody_touched_stays_the_same(library: Library, files: dict[str, bytes]) -> None:
    later = Clock(NOW.now + timedelta(hours=20))
    made = {file.path: file.content for file in files_beside_pages(library, SITE, later)}
    for path in ("arrangementer.ics", "muligheder/aaben/frist.ics", "frister.ics"):
        assert made[path] == files[path]


def test_a_moved_deadline_keeps_its_uid_and_rises_in_sequence(tmp_path: Path) -> None:
    first = entry_of(tmp_path / "a", vacancy(), "vacancies/en")
    moved = vacancy(deadline="2027-01-04", updated="2026-11-20", title="En helt anden titel")
    second = entry_of(tmp_path / "b", moved, "vacancies/en")
    assert first["uid"] == second["uid"] == f"vacancy-en{UID}"
    assert (first["sequence"], second["sequence"]) == (0, 19)
    assert first["dtstamp"].dt == datetime(2026, 11, 1, 23, tzinfo=UTC)
    assert second["dtstamp"].dt == datetime(2026, 11, 19, 23, tzinfo=UTC)
    assert second["last-modified"].dt == second["dtstamp"].dt
    assert starts_of(second) > starts_of(first)


def test_sequence_and_stamps_come_from_what_was_published(tmp_path: Path) -> None:
    """Whatever day an editor writes, or forgets to write."""
    memory, told = NOTHING, []
    for number, (moment, changes) in enumerate((
        ("2026-11-22T09:00", {}),
        ("2026-11-22T15:00", {"deadline": "2026-12-20"}),
        ("2026-11-23T03:00", {"deadline": "2026-12-20"}),
        ("2026-11-23T10:00", {"deadline": "2026-12-20", "title": "Et andet navn"}),
        ("2026-11-23T11:00", {"deadline": "2026-12-21", "updated": "2026-11-10"}),
        ("2026-11-23T12:00", {"deadline": "2026-12-20"}),
    )):  # fmt: skip
        clock = Clock.parse(moment)
        written = write_library(tmp_path / str(number), {"vacancies/en": vacancy(**changes)})
        library = replace(written, memory=memory)
        files = {file.path: file.content for file in files_beside_pages(library, SITE, clock)}
        (entry,) = read(files["frister.ics"]).events
        stamp = entry["dtstamp"].dt
        assert entry["last-modified"].dt == stamp
        assert entry["uid"] == f"vacancy-en{UID}"
        told.append((entry["sequence"], f"{stamp.astimezone(COPENHAGEN):%d %H:%M}"))
        memory = next_memory(memory, library, clock, {})
    assert told == [
        (0, "02 00:00"), (1, "22 15:00"), (1, "22 15:00"), (1, "22 15:00"), (2, "23 11:00"),
        (3, "23 12:00"),
    ]  # fmt: skip


# --- form -------------------------------------------------------------------------------------


def test_lines_are_folded_at_75_octets_and_end_in_crlf(files: dict[str, bytes]) -> None:
    calendars = {path: made for path, made in files.items() if path.endswith(".ics")}
    assert len(calendars) == 12
    for path, made in calendars.items():
        lines = made.split(b"\r\n")
        assert max(map(len, lines)) <= 75, path
        assert b"\n" not in b"".join(lines), path
        assert lines[-1] == b"", path


def test_only_a_subscription_has_a_name_and_asks_again(files: dict[str, bytes]) -> None:
    calendar = read(files["frister.ics"])
    assert calendar["x-wr-calname"] == "Ansøgningsfrister – Min Almen Praksis"
    assert calendar["name"] == calendar["x-wr-calname"]
    assert calendar["refresh-interval"].dt == timedelta(hours=6)
    assert calendar["source"] == "https://example.org/praksis/frister.ics"
    assert b"X-PUBLISHED-TTL:PT6H\r\n" in files["frister.ics"]
    single = read(files["muligheder/aaben/frist.ics"])
    assert {"NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "SOURCE"}.isdisjoint(single)
    for each in (calendar, single):
        assert (each["calscale"], each["version"]) == ("GREGORIAN", "2.0")
        assert each["prodid"] == "-//Min Almen Praksis//Kalender//DA"
        assert "method" not in each


def test_an_empty_calendar_is_still_a_calendar() -> None:
    calendar = read(write_calendar([], SITE, NOW))
    assert [zone.tz_name for zone in calendar.timezones] == ["Europe/Copenhagen"]


@pytest.mark.parametrize(
    "title",
    [
        "Læge 👩‍⚕️ søges 🏝️",
        "מרחבا søges",
        'Klip ]]> her; nu, \\n og "citat"',
        "BEGIN:VEVENT og END:VCALENDAR",
        "Et meget langt navn på et møde " + "æøå" * 19,
    ],
)
def test_hostile_titles_stay_inside_their_line(tmp_path: Path, title: str) -> None:
    assert entry_of(tmp_path, event(title))["summary"] == title


def test_control_characters_never_reach_a_calendar(library: Library) -> None:
    meeting = calendar_events(library, NOW)[2]
    hostile = meeting.model_copy(update={"title": "A\x07B\x7f", "summary": "C\x00D\x9fE"})
    made = write_calendar([event_entry(hostile, SITE, NOW)], SITE, NOW)
    (entry,) = read(made).events
    assert entry["summary"] == "[Eksempel] AB"
    assert "CDE" in entry["description"]
    assert not {*made.decode()} & {"\x00", "\x07", "\x7f", "\x9f"}


def test_real_events_and_deadlines_are_marked_examples(real_library: Library) -> None:
    made = {file.path: file.content for file in files_beside_pages(real_library, SITE, NOW)}
    for path in ("arrangementer.ics", "frister.ics"):
        found = entries(made[path])
        assert found
        assert all(str(entry["summary"]).startswith("[Eksempel] ") for entry in found.values())
