"""Figures against records whose answers are worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from records.clock import Clock
from records.codes.vacancy import VacancyStatus
from records.facts.statistics import Share, days_open_of, figures
from records.model.vacancy import Vacancy
from tests.conftest import Make
from tests.samples import NOW, Keys, vacancy

PAST = {"published": "2026-08-01"}
DECIDED = {"status": "besat", "decided_on": "2026-10-20", **PAST}


def records() -> dict[str, Keys]:
    """Nine postings: two of one chain that failed twice, and one that nobody may see."""
    return {
        "vacancies/aaben": vacancy(posted="2026-11-12"),
        "vacancies/besat": vacancy(
            **DECIDED, posted="2026-09-01", deadline="2026-10-01", example="true"
        ),
        "vacancies/foer-tid": vacancy(
            **{**DECIDED, "decided_on": "2026-09-11"}, posted="2026-09-01", deadline="2026-10-01"
        ),
        "vacancies/ubesat": vacancy(
            status="ubesat", decided_on="2026-09-10", posted="2026-08-03", deadline="2026-09-02",
            areas=["0101/valby", "0101/vanloese"], count="2", **PAST,
        ),
        "vacancies/ubesat-igen": vacancy(
            status="ubesat", decided_on="2026-10-30", posted="2026-09-11", deadline="2026-10-11",
            areas=["0101/valby"], repost_of="ubesat", **PAST,
        ),
        "vacancies/tredje": vacancy(
            posted="2026-11-02", areas=["0101/valby"], repost_of="ubesat-igen", example="true"
        ),
        "vacancies/genopslag-besat": vacancy(
            **DECIDED, posted="2026-09-20", deadline="2026-10-10", repost_of="returneret",
        ),
        "vacancies/returneret": vacancy(
            status="tilbageleveret", posted="2026-08-03", deadline="2026-08-13",
            allocated_on="2026-08-20", returned_on="2026-09-01", **PAST,
        ),
        "vacancies/kladde": vacancy(**DECIDED, posted="2026-09-01", deadline="2026-09-02",
                                    draft="true"),
    }  # fmt: skip


def test_every_status_is_counted_with_examples_and_openings(make: Make) -> None:
    found = figures(make(records()), NOW)
    counts = {s.value: (c.postings, c.examples, c.openings) for s, c in found.by_status}
    assert list(counts) == [status.value for status in VacancyStatus]
    assert {key: told for key, told in counts.items() if any(told)} == {
        "opslaaet": (2, 1, 2),
        "ubesat": (2, 0, 3),
        "tilbageleveret": (1, 0, 1),
        "besat": (3, 1, 3),
    }
    assert (found.total.postings, found.open.postings) == (8, 2)


def test_areas_count_a_vacancy_of_two_districts_once(make: Make) -> None:
    found = {a.area.name: a for a in figures(make(records()), NOW).by_area}
    assert {name: (a.total.postings, a.open.postings) for name, a in found.items()} == {
        "Hillerød": (5, 1),
        "København": (3, 1),
    }


def test_median_runs_from_posting_to_the_end_of_applications(make: Make) -> None:
    # 10 open, 30, 10 decided early, 30, 30, 20 open, 20, 10
    days = figures(make(records()), NOW).days_open
    assert (days.days, days.counted, days.examples) == (20, 8, 2)


def test_shares_count_decided_postings_by_round(make: Make) -> None:
    found = figures(make(records()), NOW)
    assert found.filled_first == Share(filled=2, decided=4, examples=1)
    assert found.filled_again == Share(filled=1, decided=2, examples=0)
    assert found.filled_first.percent == 50


@pytest.mark.parametrize(
    ("filled", "decided", "percent"),
    [(0, 0, None), (1, 3, 33), (2, 3, 67), (1, 8, 13), (5, 5, 100)],
)
def test_percent_is_rounded_half_up(filled: int, decided: int, percent: int | None) -> None:
    assert Share(filled, decided, 0).percent == percent


WITHDRAWN = {"status": "trukket", "withdrawn_reason": "Klinikken flytter"}


@pytest.mark.parametrize(
    ("changes", "days"),
    [
        ({"posted": "2026-11-12"}, 10),
        ({"posted": "2026-11-22"}, 0),
        ({"posted": "2026-10-01", "deadline": "2026-11-21"}, 51),
        ({"posted": "2026-10-01", **WITHDRAWN, "withdrawn_on": "2026-10-11"}, 10),
        ({"posted": "2026-10-01", **WITHDRAWN, "withdrawn_on": "2026-09-28"}, None),
        ({"posted": "2026-12-01"}, None),
        ({"posted": None, "deadline": None, "status": "planlagt"}, None),
        ({"posted": "2026-10-01", "deadline": None, "status": "vurderes"}, None),
    ],
    ids=["open", "open since today", "deadline passed", "withdrawn", "withdrawn before posted",
         "coming", "planned", "end not known"],
)  # fmt: skip
def test_days_open(make: Make, changes: dict[str, Any], days: int | None) -> None:
    library = make({"vacancies/en": vacancy(**{**PAST, **changes})})
    (found,) = library.all(Vacancy)
    assert days_open_of(found, NOW) == days


def test_figures_follow_the_clock(make: Make) -> None:
    library = make(records())
    later = figures(library, Clock.parse("2027-02-01"))
    assert later.open.postings == 0
    assert later.days_open != figures(library, NOW).days_open
