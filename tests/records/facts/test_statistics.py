"""Figures against records whose answers are worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from records.clock import Clock
from records.codes.vacancy import Standing, VacancyGroup
from records.facts.statistics import Count, GroupFigures, MedianDays, Share, days_open_of, figures
from records.loading.library import Library
from records.model.vacancy import Vacancy
from tests.conftest import Make
from tests.samples import NOW, Keys, vacancy

PAST = {"published": "2026-08-01"}
DECIDED = {"status": "besat", "decided_on": "2026-10-20", **PAST}
FROM_REGION = {
    "type": "nul-kapacitet", "hours_per_week": None, "planning_area": "0219",
    "practice_form": "frit-valg", "patients": "0", "takeover": "efter-aftale",
    "address_bound": "false", "criteria": [{"text": "Erfaring fra almen praksis"}],
    "benefits": ["Du vælger stedet", "Du får hjælp"],
}  # fmt: skip
GIVEN = {"status": "tildelt", "allocated_on": "2026-10-20", "activation_deadline": "2027-06-01"}


def capacity(**changes: Any) -> Keys:
    """A capacity that the region posts."""
    return vacancy(**{**FROM_REGION, **changes})


def records() -> dict[str, Keys]:
    """Eight postings of capacities, one chain of them in three rounds, a sale, and four jobs."""
    closed = {"posted": "2026-09-01", "deadline": "2026-10-01", **PAST}
    return {
        "vacancies/tre": capacity(count="3", posted="2026-11-12", example="true"),
        "vacancies/snart": capacity(status="planlagt", posted="2027-01-04", deadline="2027-02-01"),
        "vacancies/gaaet": capacity(posted="2026-10-22", deadline="2026-11-21", areas=["0400"],
                                    planning_area="0400", **PAST),
        "vacancies/trukket": capacity(
            count="2", status="trukket", withdrawn_on="2026-11-02", posted="2026-10-22",
            withdrawn_reason="Klinikken flytter", **PAST,
        ),
        "vacancies/ubesat": capacity(
            status="ubesat", decided_on="2026-09-10", posted="2026-08-03", deadline="2026-09-02",
            count="2", **PAST,
        ),
        "vacancies/ubesat-igen": capacity(
            status="ubesat", decided_on="2026-10-30", posted="2026-09-11", deadline="2026-10-11",
            count="2", repost_of="ubesat", **PAST,
        ),
        "vacancies/tredje": capacity(posted="2026-11-02", count="2", repost_of="ubesat-igen"),
        "vacancies/givet": capacity(**closed, **GIVEN),
        "vacancies/salg": vacancy(
            type="kompagniskabsandel", practice_form="kompagniskab", posted="2026-11-02",
            deadline=None, takeover="efter-aftale", price="900000", price_note="Inventar",
            hours_per_week=None,
        ),
        "vacancies/vikar": vacancy(posted="2026-11-12"),
        "vacancies/besat": vacancy(**{**DECIDED, **closed}, example="true"),
        "vacancies/to-besat": vacancy(**{**DECIDED, **closed}, count="2"),
        "vacancies/foer-tid": vacancy(**{**DECIDED, **closed, "decided_on": "2026-09-11"}),
        "vacancies/kladde": vacancy(**DECIDED, posted="2026-09-01", deadline="2026-09-02",
                                    draft="true"),
    }  # fmt: skip


def group(
    library: Library, clock: Clock = NOW, which: VacancyGroup = VacancyGroup.KAPACITET
) -> GroupFigures:
    return next(each for each in figures(library, clock) if each.group is which)


def standings(found: GroupFigures) -> dict[str, tuple[int, int, int]]:
    """Openings, postings and examples of each standing that has any."""
    return {
        standing.value: (counted.openings, counted.postings, counted.examples)
        for standing, counted in found.by_standing
        if counted.ids
    }


def test_capacities_are_counted_and_nothing_else(make: Make) -> None:
    found = group(make(records()))
    assert [standing for standing, _ in found.by_standing] == list(Standing)
    assert standings(found) == {
        "paa-vej": (1, 1, 0),
        "kan-soeges": (5, 2, 3),
        "frist-gaaet": (1, 1, 0),
        "tildelt": (1, 1, 0),
        "genopslaaet": (4, 2, 0),
        "trukket": (2, 1, 0),
    }
    assert (found.open.openings, set(found.open.ids)) == (5, {"tre", "tredje"})
    # 3 + 1 + 1 + 2 + 1: neither the earlier rounds nor what was withdrawn
    assert (found.total.openings, found.total.postings, found.total.examples) == (8, 5, 3)


def test_sales_and_jobs_are_counted_by_themselves(make: Make) -> None:
    library = make(records())
    sales = group(library, which=VacancyGroup.KOEB)
    jobs = group(library, which=VacancyGroup.ANSAETTELSE)
    assert standings(sales) == {"kan-soeges": (1, 1, 0)}
    assert standings(jobs) == {"kan-soeges": (1, 1, 0), "besat": (4, 3, 1)}
    assert standings(group(library, which=VacancyGroup.UDDANNELSE)) == {}


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-21T12:00", {"kan-soeges": 6}),
        ("2026-11-21T12:01", {"kan-soeges": 5, "frist-gaaet": 1}),
        ("2026-12-15T12:00", {"kan-soeges": 5, "frist-gaaet": 1}),
        ("2026-12-15T12:01", {"kan-soeges": 0, "frist-gaaet": 6}),
        ("2027-01-04", {"paa-vej": 1, "frist-gaaet": 6}),
    ],
)
def test_what_can_be_applied_for_follows_the_clock(
    make: Make, moment: str, expected: dict[str, int]
) -> None:
    """3 and 2 have the deadline of the 15th at noon, 1 that of the 21st at noon; 1 is planned."""
    found = group(make(records()), Clock.parse(moment))
    counts = {standing.value: counted.openings for standing, counted in found.by_standing}
    assert {key: counts[key] for key in expected} == expected


def test_a_capacity_whose_new_posting_is_not_out_is_still_unfilled(make: Make) -> None:
    made = records()
    made["vacancies/tredje"]["published"] = "2026-12-01"
    assert standings(group(make(made)))["ubesat"] == (2, 1, 0)


def test_areas_count_openings_and_one_of_two_districts_once(make: Make) -> None:
    made = records()
    made["vacancies/givet"]["areas"] = ["0101/valby", "0101/vanloese"]
    found = {a.area.name: (a.total.openings, a.open.openings) for a in group(make(made)).by_area}
    assert found == {"Bornholm": (1, 0), "Hillerød": (6, 5), "København": (1, 0)}


def test_median_is_of_the_days_of_capacities(make: Make) -> None:
    # until today 10 and 20; until the deadline 30, 30, 30 and 30; until it was withdrawn 11
    days = group(make(records())).days_open
    assert sorted(n for _, n in days.of_each) == [10, 11, 20, 30, 30, 30, 30]
    assert dict(days.of_each)["trukket"] == 11
    assert (days.days, days.examples) == (30, 1)


def test_no_median_of_four(make: Make) -> None:
    jobs = group(make(records()), which=VacancyGroup.ANSAETTELSE)
    assert len(jobs.days_open.of_each) == 4
    assert jobs.days_open.days is None
    assert MedianDays((*jobs.days_open.of_each, ("en", 40)), 0).days == 30


def test_shares_count_openings_of_decided_postings(make: Make) -> None:
    library = make(records())
    found = group(library)
    first, again = found.filled_first, found.filled_again
    assert (first.filled.openings, first.decided.openings) == (1, 3)
    assert set(first.decided.ids) == {"ubesat", "givet"}
    assert (again.filled.openings, again.decided.openings, again.decided.ids) == (
        0, 2, ("ubesat-igen",)
    )  # fmt: skip
    assert (first.percent, again.percent) == (None, None)
    jobs = group(library, which=VacancyGroup.ANSAETTELSE).filled_first
    assert (jobs.filled.openings, jobs.decided.openings, jobs.percent) == (4, 4, None)


def of(openings: int, postings: int) -> Count:
    return Count(openings, 0, tuple(map(str, range(postings))))


@pytest.mark.parametrize(
    ("filled", "decided", "postings", "percent"),
    [(0, 0, 0, None), (4, 4, 4, None), (2, 6, 5, 33), (4, 6, 5, 67), (1, 8, 8, 13), (5, 5, 5, 100)],
)
def test_percent_is_rounded_half_up_and_not_of_too_few(
    filled: int, decided: int, postings: int, percent: int | None
) -> None:
    assert Share(of(filled, 1), of(decided, postings)).percent == percent


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
