"""Days fit days and postings of locums both ways, and are nowhere without consent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from records.clock import Clock
from records.codes.vacancy import VacancyType
from records.facts.exchanges import (
    exchanges_at,
    exchanges_for,
    fits,
    fits_post,
    locum_posts_for,
    locums_for,
)
from records.facts.remembering import next_memory
from records.facts.visibility import Visibility, visibility
from records.model.exchange import Exchange
from records.model.vacancy import Vacancy
from tests.samples import NOW, exchange, vacancy, write_library

LACKING = {"number": "2", "side": "soeger", "party": "praksis", "areas": ["0400", "0219"]}
POST = {"areas": ["0400"], "type": "vikariat", "period": {"start": "2027-03-01"}}


@pytest.mark.parametrize(
    ("changes", "is_found"),
    [
        ({}, True),
        ({"areas": ["region"]}, True),
        ({"areas": ["0219"]}, True),
        ({"side": "tilbyder"}, False),
        ({"party": "laege"}, True),
        ({"help": ["mentor"]}, False),
        ({"help": ["vikar", "mentor"]}, True),
        ({"first_day": "2027-06-30"}, True),
        ({"first_day": "2027-07-01"}, False),
        ({"first_day": "2026-12-01", "last_day": "2027-02-01", "expires": "2027-01-31"}, True),
        ({"first_day": "2026-12-01", "last_day": "2027-01-31", "expires": "2027-01-31"}, False),
        ({"weekdays": ["torsdag"]}, True),
        ({"weekdays": ["fredag"]}, False),
        ({"example": "true"}, False),
    ],
)
def test_both_ways_say_the_same(tmp_path: Path, changes: dict[str, Any], *, is_found: bool) -> None:
    has = exchange(last_day="2027-06-30", weekdays=["mandag", "torsdag"], areas=["0400", "0219"])
    records = {"exchanges/dage-1": has, "exchanges/dage-2": exchange(**(LACKING | changes))}
    library = write_library(tmp_path, records)
    one, other = sorted(library.all(Exchange), key=lambda each: each.number)
    assert exchanges_for(one, library, NOW) == ((other,) if is_found else ())
    assert exchanges_for(other, library, NOW) == ((one,) if is_found else ())


@pytest.mark.parametrize(
    ("changes", "is_found"),
    [
        ({}, True),
        ({"areas": ["0219"]}, False),
        ({"side": "soeger"}, False),
        ({"help": ["mentor"]}, False),
        ({"last_day": "2027-03-01", "expires": "2027-02-28"}, True),
        ({"last_day": "2027-02-28", "expires": "2027-02-28"}, False),
    ],
)
def test_postings_of_locums(tmp_path: Path, changes: dict[str, Any], *, is_found: bool) -> None:
    records = {
        "vacancies/a": vacancy("Vikariat i Rønne", **POST),
        "exchanges/dage-1": exchange(**changes),
    }
    library = write_library(tmp_path, records)
    (post,), (one,) = library.all(Vacancy), library.all(Exchange)
    assert locum_posts_for(one, library, NOW) == ((post,) if is_found else ())
    assert locums_for(post, library, NOW) == ((one,) if is_found else ())


@pytest.mark.parametrize(
    ("day", "is_shown"),
    [("2026-11-01", False), ("2026-11-02", True), ("2027-01-09", True), ("2027-01-10", False)],
)
def test_it_is_shown_until_it_is_taken_back(tmp_path: Path, day: str, *, is_shown: bool) -> None:
    taken_back = exchange(consent_withdrawn_on="2027-01-10")
    library = write_library(tmp_path, {"exchanges/dage-1": taken_back})
    clock = Clock.parse(f"{day}T09:00")
    assert bool(exchanges_at(library, clock)) is is_shown
    if not is_shown:
        (one,) = library.all(Exchange)
        assert visibility(one, clock) is Visibility.HIDDEN


@pytest.mark.parametrize(("day", "is_shown"), [("2027-04-30", True), ("2027-05-01", False)])
def test_it_is_shown_as_long_as_it_says(tmp_path: Path, day: str, *, is_shown: bool) -> None:
    library = write_library(tmp_path, {"exchanges/dage-1": exchange()})
    assert bool(exchanges_at(library, Clock.parse(f"{day}T09:00"))) is is_shown


def test_the_newest_comes_first_and_one_library_answers_for_each_day(tmp_path: Path) -> None:
    days = {"1": "2026-11-02", "2": "2026-11-03", "3": "2026-11-03"}
    records = {
        f"exchanges/dage-{number}": exchange(number=number, published=day)
        for number, day in days.items()
    }
    library = write_library(tmp_path, records)
    assert [one.number for one in exchanges_at(library, NOW)] == [2, 3, 1]
    first = Clock.parse("2026-11-02T09:00")
    assert [one.number for one in exchanges_at(library, first)] == [1]


def test_memory_keeps_the_number_and_knows_what_was_taken_back(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"exchanges/dage-1": exchange()})
    memory = next_memory(library.memory, library, NOW, {})
    assert memory.records["exchange:dage-1"].title == "Nr. 1"
    later = Clock.parse("2027-01-10T09:00")
    back = write_library(
        tmp_path, {"exchanges/dage-1": exchange(consent_withdrawn_on="2027-01-10")}
    )
    known = next_memory(memory, back, later, {}).records["exchange:dage-1"]
    assert (known.title, known.withdrawn) == ("", True)


def test_days_far_from_each_other_do_not_fit(tmp_path: Path) -> None:
    records = {"exchanges/dage-1": exchange(), "exchanges/dage-2": exchange() | LACKING}
    library = write_library(tmp_path, records)
    one, other = sorted(library.all(Exchange), key=lambda each: each.number)
    assert fits(one, other)
    assert not fits(one, other.model_copy(update={"areas": ("0219",)}))


def test_only_a_posting_of_a_locum_of_its_own_kind_is_covered(tmp_path: Path) -> None:
    records = {"exchanges/dage-1": exchange(), "vacancies/a": vacancy("Vikariat", **POST)}
    library = write_library(tmp_path, records)
    (one,), (post,) = library.all(Exchange), library.all(Vacancy)
    for changes, is_covered in (
        ({}, True),
        ({"period": None}, True),
        ({"type": VacancyType.ANSAT_SPECIALLAEGE}, False),
        ({"example": True}, False),
    ):
        assert fits_post(one, post.model_copy(update=changes)) is is_covered, changes
