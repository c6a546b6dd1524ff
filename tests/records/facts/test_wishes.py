"""Wishes fit openings and premises both ways, and are nowhere without consent."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from records.clock import COPENHAGEN, Clock
from records.codes.vacancy import PracticeForm, VacancyType
from records.facts.remembering import next_memory
from records.facts.turns import last_turn
from records.facts.visibility import Visibility, listed, visibility
from records.facts.wishes import (
    fits,
    is_near,
    premises_for,
    vacancies_for,
    wishes_at,
    wishes_for,
)
from records.model.premises import Premises
from records.model.vacancy import Vacancy
from records.model.vacancy_fields import Period
from records.model.wish import Wish
from tests.samples import NOW, vacancy, wish, write_library

OPENING = {"areas": ["0400"], "type": "kompagniskabsandel", "hours_per_week": None,
           "practice_form": "kompagniskab", "price": None, "takeover": "2027-08-01",
           "audiences": ["ny-speciallaege"], "patients": "1600",
           "patients_date": "2026-11-01"}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "is_found"),
    [
        ({}, True),
        ({"areas": ["region"]}, True),
        ({"areas": ["0219"]}, False),
        ({"seeks": ["kapacitet"]}, False),
        ({"stage": "hu-laege"}, False),
        ({"company": "sammen"}, True),
        ({"company": "alene"}, False),
        ({"practice_forms": ["kompagniskab"]}, True),
        ({"practice_forms": ["solopraksis"]}, False),
        ({"patients": "med"}, True),
        ({"patients": "uden"}, False),
        ({"from_month": "2027-08"}, True),
        ({"from_month": "2027-09"}, False),
        ({"example": "true"}, False),
    ],
)
def test_both_ways_say_the_same(tmp_path: Path, changes: dict[str, Any], *, is_found: bool) -> None:
    records = {
        "vacancies/a": vacancy("Andel i Rønne", **OPENING), "wishes/soeger-1": wish(**changes),
    }  # fmt: skip
    library = write_library(tmp_path, records)
    (opening,), (sought,) = library.all(Vacancy), library.all(Wish)
    assert vacancies_for(sought, library, NOW) == ((opening,) if is_found else ())
    assert wishes_for(opening, library, NOW) == ((sought,) if is_found else ())


JOB = ["ansaettelse"]


@pytest.mark.parametrize(
    ("opening", "sought", "is_found"),
    [
        ({"patients": 0}, {"patients": "uden"}, True),
        ({"patients": 0}, {"patients": "med"}, False),
        ({"patients": 1}, {"patients": "med"}, True),
        ({"patients": 1}, {"patients": "uden"}, False),
        ({"patients": None}, {"patients": "uden"}, True),
        ({"takeover": None, "period": Period.model_validate({"start": "2027-07-31"})}, {}, False),
        ({"takeover": None, "period": Period.model_validate({"start": "2027-08-01"})}, {}, True),
        ({"takeover": None, "period": None}, {}, True),
        ({"practice_form": None}, {"practice_forms": ["solopraksis"]}, True),
        ({"practice_form": PracticeForm.FRIT_VALG}, {"practice_forms": ["solopraksis"]}, True),
        ({"practice_form": PracticeForm.SOLOPRAKSIS}, {"company": "alene"}, True),
        ({"practice_form": PracticeForm.SOLOPRAKSIS}, {"company": "sammen"}, False),
        ({"practice_form": PracticeForm.SOLOPRAKSIS}, {}, True),
        ({"type": VacancyType.ANSAT_SPECIALLAEGE}, {"company": "alene", "seeks": JOB}, True),
    ],
)
def test_what_is_left_open_fits_and_the_bound_counts(
    tmp_path: Path, opening: dict[str, Any], sought: dict[str, Any], *, is_found: bool
) -> None:
    records = {
        "vacancies/a": vacancy("Andel i Rønne", **OPENING),
        "wishes/soeger-1": wish(from_month="2027-08", areas=["region"], **sought),
    }
    library = write_library(tmp_path, records)
    (there,), (one,) = library.all(Vacancy), library.all(Wish)
    assert fits(one, there.model_copy(update=opening)) is is_found


def test_the_newest_comes_first_and_one_library_answers_for_each_day(tmp_path: Path) -> None:
    days = {"1": "2026-11-02", "2": "2026-11-03", "3": "2026-11-03"}
    records = {
        f"wishes/soeger-{number}": wish(number=number, published=day, seeks=JOB)
        for number, day in days.items()
    }
    library = write_library(tmp_path, records)
    assert [one.number for one in wishes_at(library, NOW)] == [2, 3, 1]
    assert [one.number for one in wishes_at(library, _at("2026-11-02"))] == [1]


def test_rooms_are_for_who_wants_a_practice(tmp_path: Path) -> None:
    room = {
        "title": "Lokale til en klinik", "example": "false", "audiences": ["nynedsat"],
        "summary": "Et lokale, der er skrevet for at prøve og ikke for at lejes.",
        "areas": ["0400"], "published": "2026-11-02", "contact": "raadgiver", "type": "leje",
        "address": "Vej 1", "postal_code": "3700", "city": "Rønne", "floor_area_m2": "160",
        "available_from": "nu", "accessibility": ["niveaufri"], "move_in_ready": "true",
    }  # fmt: skip
    library = write_library(tmp_path, {"premises/a": room, "wishes/soeger-1": wish()})
    (room_,), (sought,) = library.all(Premises), library.all(Wish)
    assert premises_for(sought, library, NOW) == (room_,)
    assert wishes_for(room_, library, NOW) == (sought,)
    employed = sought.model_copy(update={"seeks": ("ansaettelse",)})
    assert premises_for(employed, library, NOW) == ()
    for changes in ({"areas": ("0219",)}, {"example": True}):
        assert premises_for(sought.model_copy(update=changes), library, NOW) == (), changes


def test_near() -> None:
    assert is_near(["0101"], ["0101/valby"])
    assert is_near(["0101/valby"], ["0101"])
    assert not is_near(["0101/valby"], ["0101/vanloese"])
    assert not is_near(["0101/valby"], ["0101/valbyen"])
    assert not is_near(["0101/valbyen"], ["0101/valby"])
    assert is_near(["0400"], ["region"])


def _at(day: str) -> Clock:
    return Clock.parse(f"{day}T09:00")


@pytest.mark.parametrize(
    ("day", "is_shown"),
    [("2026-11-01", False), ("2026-11-02", True), ("2027-04-30", True), ("2027-05-01", False)],
)
def test_it_is_shown_as_long_as_it_says(tmp_path: Path, day: str, *, is_shown: bool) -> None:
    library = write_library(tmp_path, {"wishes/soeger-1": wish()})
    (sought,) = library.all(Wish)
    assert bool(wishes_at(library, _at(day))) is is_shown
    if not is_shown:
        assert visibility(sought, _at(day)) is Visibility.HIDDEN


def test_it_is_gone_on_the_day_the_consent_is_taken_back(tmp_path: Path) -> None:
    taken_back = wish(consent_withdrawn_on="2026-12-01")
    library = write_library(tmp_path, {"wishes/soeger-1": taken_back})
    assert len(listed(library, Wish, _at("2026-11-30"))) == 1
    assert listed(library, Wish, _at("2026-12-01")) == ()
    turned = last_turn(library.all(Wish), _at("2026-12-05"))
    assert turned == datetime(2026, 12, 1, tzinfo=COPENHAGEN)


def test_memory_keeps_the_number_alone(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"wishes/soeger-1": wish()})
    memory = next_memory(library.memory, library, NOW, {})
    assert memory.records["wish:soeger-1"].title == "Nr. 1"
