"""The definition of a time zone, line by line: what programs know of its clocks."""

from __future__ import annotations

from publishing.calendars import zones as module
from publishing.calendars.zones import vtimezone


def parts(tzid: str, first: int = 2026, last: int = 2026) -> list[list[str]]:
    """The lines of each part of the definition, made anew."""
    text = vtimezone.__wrapped__(tzid, first, last).decode()
    head, *found = text.removesuffix("END:VTIMEZONE\r\n").split("BEGIN:")[1:]
    assert head == f"VTIMEZONE\r\nTZID:{tzid}\r\n"
    return [part.split("\r\n")[:-2] for part in found]


def summer(start: str, rule: str, name: str, before: str, after: str) -> list[str]:
    return ["DAYLIGHT", *_lines(start, rule, name, before, after)]


def winter(start: str, rule: str, name: str, before: str, after: str) -> list[str]:
    return ["STANDARD", *_lines(start, rule, name, before, after)]


def _lines(start: str, rule: str, name: str, before: str, after: str) -> list[str]:
    day, month = rule.split(" ")
    repeated = f"RRULE:FREQ=YEARLY;BYDAY={day};BYMONTH={month}"
    return [
        f"DTSTART:1970{start}", *([repeated] if day else []), f"TZNAME:{name}",
        f"TZOFFSETFROM:{before}", f"TZOFFSETTO:{after}",
    ]  # fmt: skip


def test_the_clocks_of_a_zone_change_on_the_same_weekdays_every_year() -> None:
    for first, last in ((2026, 2026), (2026, 2031)):
        assert parts("Europe/Copenhagen", first, last) == [
            summer("0329T020000", "-1SU 3", "CEST", "+0100", "+0200"),
            winter("1025T030000", "-1SU 10", "CET", "+0200", "+0100"),
        ]
    assert parts("America/New_York") == [
        summer("0308T020000", "2SU 3", "EDT", "-0500", "-0400"),
        winter("1101T020000", "1SU 11", "EST", "-0400", "-0500"),
    ]
    assert parts("America/St_Johns", 2009, 2009) == [
        summer("0308T000100", "2SU 3", "NDT", "-0330", "-0230"),
        winter("1101T000100", "1SU 11", "NST", "-0230", "-0330"),
    ]
    assert parts("Australia/Lord_Howe") == [
        summer("1004T020000", "1SU 10", "+11", "+1030", "+1100"),
        winter("0405T020000", "1SU 4", "+1030", "+1100", "+1030"),
    ]


def test_clocks_that_stand_have_one_part() -> None:
    assert parts("Asia/Kolkata") == [winter("0101T000000", " ", "IST", "+0530", "+0530")]
    assert parts("America/Sao_Paulo", 2021) == [
        winter("0101T000000", " ", "-03", "-0300", "-0300")
    ]  # fmt: skip


def test_the_years_around_must_follow_the_same_rule() -> None:
    """Brazil last changed its clocks in February 2019."""
    for first, last, is_listed in ((2021, 2021, False), (2020, 2021, True), (2017, 2017, True)):
        zone = vtimezone.__wrapped__("America/Sao_Paulo", first, last)
        until = f"only works from {first}-01-01 to {last + 1}-01-01"
        assert (until.encode() in zone.replace(b"\r\n ", b"")) is is_listed, first


def test_a_day_is_counted_from_the_first_or_the_last_of_its_month() -> None:
    days = {
        (2026, 11, 6, 1): 1, (2026, 11, 0, 1): 2, (2026, 11, 5, 1): 7, (2026, 11, 6, 2): 8,
        (2026, 11, 6, 5): 29, (2026, 11, 6, -1): 29, (2026, 11, 0, -1): 30, (2026, 11, 1, -1): 24,
        (2026, 12, 3, -1): 31, (2026, 12, 4, -1): 25, (2026, 2, 5, -1): 28,
    }  # fmt: skip
    for (year, month, weekday, place), day in days.items():
        found = module._day(year, month, weekday, place)
        assert (found.year, found.month, found.day) == (year, month, day), (month, weekday, place)
