"""The one clock: zones, summer time, and where its first value comes from."""

from __future__ import annotations

import ast
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from records.clock import COPENHAGEN, Clock, EpochError, YearError, right_after
from tests.program import modules


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-04-01", "2026-04-01T00:00:00+02:00"),
        ("2026-04-01T12:00", "2026-04-01T12:00:00+02:00"),
        (" 2026-11-22T09:00 ", "2026-11-22T09:00:00+01:00"),
        ("2026-11-22T09:00+00:00", "2026-11-22T10:00:00+01:00"),
        ("2026-06-30T23:30:00-01:00", "2026-07-01T02:30:00+02:00"),
    ],
)
def test_written_moments(text: str, moment: str) -> None:
    assert Clock.parse(text).now.isoformat() == moment


@pytest.mark.parametrize("text", ["", "i morgen", "2026-02-31", "14:30", "2026-04-01T25:00"])
def test_what_is_no_moment(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Clock.parse(text)


def test_a_clock_has_a_zone() -> None:
    with pytest.raises(ValueError, match=r"^a clock needs a time with a zone$"):
        Clock(datetime(2026, 1, 1))  # noqa: DTZ001 - that it is refused is the test


def test_today_is_the_day_in_copenhagen() -> None:
    assert Clock(datetime(2026, 6, 30, 22, 0, tzinfo=UTC)).today == date(2026, 7, 1)
    assert Clock(datetime(2026, 12, 31, 22, 59, tzinfo=UTC)).today == date(2026, 12, 31)
    assert Clock(datetime(2026, 12, 31, 23, 0, tzinfo=UTC)).today == date(2027, 1, 1)


def test_summer_time_begins_and_ends() -> None:
    assert Clock.parse("2026-03-29T01:59").now.utcoffset() == timedelta(hours=1)
    assert Clock.parse("2026-03-29T03:00").now.utcoffset() == timedelta(hours=2)
    assert Clock.parse("2026-10-25T03:00").now.utcoffset() == timedelta(hours=1)
    twice = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    first, second = (Clock(moment).now.astimezone(COPENHAGEN) for moment in twice)
    assert (first.hour, second.hour) == (2, 2)
    assert first.utcoffset() != second.utcoffset()


def test_two_moments_of_the_hour_that_comes_twice_are_two() -> None:
    first, second = (Clock.parse(f"2026-10-25T02:30{zone}") for zone in ("+02:00", "+01:00"))
    assert first != second
    assert len({first, second, Clock.parse("2026-10-25T00:30Z")}) == 2
    assert first.utc < second.utc
    last = Clock.parse("2026-10-25T02:59:59.999999+02:00").now
    assert right_after(last).isoformat() == "2026-10-25T02:00:00+01:00"


def test_moments_are_compared_in_utc(root: Path) -> None:
    """Two times of one zone are compared as clocks show them, and one hour shows twice."""
    compared = [
        f"{file.relative_to(root)}:{node.lineno}"
        for file, module in modules(root, r"\bclock\.now\b")
        for node in ast.walk(module)
        if isinstance(node, ast.Compare)
        and any(ast.unparse(each).endswith("clock.now") for each in (node.left, *node.comparators))
    ]
    assert compared == []


def test_source_date_epoch_comes_first() -> None:
    clock = Clock.at_start({"SOURCE_DATE_EPOCH": "1767225600"}, started=0)
    assert clock.now.isoformat() == "2026-01-01T01:00:00+01:00"


@pytest.mark.parametrize(
    "epoch",
    ["abc", "i går", "-1", "1.5", "0", "9" * 400, "4102441200", "١٢٣", "1e9", "+1767225600"],
)
def test_an_epoch_that_is_no_moment(epoch: str) -> None:
    with pytest.raises(
        EpochError, match=r"^SOURCE_DATE_EPOCH er .+ Skriv antal sekunder"
    ) as caught:
        Clock.at_start({"SOURCE_DATE_EPOCH": epoch}, started=1767225600.9)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-29T02:30", "2026-03-29T03:30:00+02:00"),
        ("2026-10-25T02:30", "2026-10-25T02:30:00+02:00"),
        ("2000-01-01", "2000-01-01T00:00:00+01:00"),
        ("2099-12-31T23:59", "2099-12-31T23:59:00+01:00"),
    ],
)
def test_moments_at_the_edges(text: str, moment: str) -> None:
    assert Clock.parse(text).now.isoformat() == moment


@pytest.mark.parametrize("text", ["9999-12-31T23:59", "0001-01-01", "1999-12-31", "2100-01-01"])
def test_years_that_no_build_speaks_of(text: str) -> None:
    with pytest.raises(YearError):
        Clock.parse(text)


@pytest.mark.parametrize("epoch", ["", " "])
def test_else_the_start_of_the_build(epoch: str) -> None:
    clock = Clock.at_start({"SOURCE_DATE_EPOCH": epoch}, started=1767225600.9)
    assert clock.now.isoformat() == "2026-01-01T01:00:00+01:00"


def test_no_wall_clock_is_read(root: Path) -> None:
    """The code is handed its moment; it is asked for where the work starts, and nowhere else."""
    asked = [
        file.relative_to(root).as_posix()
        for file, module in modules(root, r"\b(?:now|today|utcnow|time)\b")
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow", "time"}
        and isinstance(node.value, ast.Name) and node.value.id in {"datetime", "date", "time"}
    ]  # fmt: skip
    assert set(asked) == {"praksis/clock.py", "site_plugins/publisher.py"}
