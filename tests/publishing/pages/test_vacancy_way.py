"""How long each stretch took, worked out by hand."""

from __future__ import annotations

from publishing.pages.vacancies.vacancy_way import way_chart
from records.codes.vacancy import Stretch
from records.facts.stretches import stretches
from records.loading.library import Library
from records.model.vacancy import Vacancy
from tests.conftest import Make
from tests.records.facts.test_statistics import GIVEN, PAST, capacity
from tests.samples import NOW

OPENED = {
    **GIVEN, "status": "aktiv", "allocated_on": "2026-10-20", "activated_on": "2026-11-09",
}  # fmt: skip
RETURNED = {"status": "tilbageleveret", "allocated_on": "2026-03-02", "returned_on": "2026-05-01",
            "activation_deadline": "2026-08-01", "posted": "2026-01-05", "deadline": "2026-02-02",
            "published": "2026-01-05"}  # fmt: skip


def taken(library: Library, name: str) -> list[tuple[Stretch, int, int]]:
    vacancy = library.find(Vacancy, name)
    assert vacancy
    return [(each.stretch, each.round, each.days) for each in stretches(vacancy, library, NOW)]


def test_from_the_posting_to_the_open_clinic(make: Make) -> None:
    library = make({
        "vacancies/aabnet": capacity(posted="2026-09-01", deadline="2026-10-01", **PAST, **OPENED)
    })  # fmt: skip
    assert taken(library, "aabnet") == [
        (Stretch.SOEGES, 1, 30), (Stretch.VURDERES, 1, 19), (Stretch.GOERES_KLAR, 1, 20),
    ]  # fmt: skip


def test_rounds_follow_each_other_and_the_wait_between_counts(make: Make) -> None:
    library = make({
        "vacancies/foerst": capacity(**RETURNED),
        "vacancies/igen": capacity(
            posted="2026-09-01", deadline="2026-10-01", repost_of="foerst", **PAST, **GIVEN
        ),
    })  # fmt: skip
    assert taken(library, "igen") == [
        (Stretch.SOEGES, 1, 28), (Stretch.VURDERES, 1, 28), (Stretch.TILDELT, 1, 60),
        (Stretch.VENTER, 1, 123), (Stretch.SOEGES, 2, 30), (Stretch.VURDERES, 2, 19),
    ]  # fmt: skip
    again = library.find(Vacancy, "igen")
    assert again
    chart = way_chart(again, library, NOW)
    assert chart
    assert chart.text.startswith("288\u00a0dage i alt: 1. runde, kunne søges 28\u00a0dage")
    assert [row[:2] for row in chart.table.rows][-1] == (
        "2. runde, ansøgninger blev vurderet",
        "19\u00a0dage",
    )
    assert sum(int(row[1].split("\u00a0")[0]) for row in chart.table.rows) == 288


def test_what_is_not_over_is_not_counted_nor_drawn(make: Make) -> None:
    library = make({"vacancies/aaben": capacity(posted="2026-11-12", deadline="2026-12-15")})
    assert taken(library, "aaben") == []
    vacancy = library.find(Vacancy, "aaben")
    assert vacancy
    assert way_chart(vacancy, library, NOW) is None


def test_a_stretch_alone_is_nothing_to_compare(make: Make) -> None:
    library = make({
        "vacancies/gaaet": capacity(posted="2026-10-01", deadline="2026-11-01", **PAST)
    })  # fmt: skip
    assert taken(library, "gaaet") == [(Stretch.SOEGES, 1, 31)]
    vacancy = library.find(Vacancy, "gaaet")
    assert vacancy
    assert way_chart(vacancy, library, NOW) is None
