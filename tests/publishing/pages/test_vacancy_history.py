"""The history of an opening: what has happened, and what is still to come."""

from __future__ import annotations

from pathlib import Path

import pytest

from publishing.pages.areas.firsts import near_by
from publishing.pages.vacancies.vacancy_history import history
from records.model.vacancy import Vacancy
from tests.samples import NOW, Keys, vacancy, write_library


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (
            {"status": "planlagt", "posted": "2027-02-01", "deadline": None},
            [("Besluttet", True), ("Bliver slået op", False)],
        ),
        ({"deadline": None}, [("Slået op", True), ("Løbende frist", False)]),
        ({}, [("Slået op", True), ("Frist", False)]),
    ],
)
def test_only_what_has_happened_is_ticked(
    tmp_path: Path, keys: Keys, told: list[tuple[str, bool]]
) -> None:
    library = write_library(tmp_path, {"vacancies/a": vacancy(**keys)})
    found = history(library.all(Vacancy)[0], library, NOW)
    assert [(step.title, step.done) for step in found] == told


def test_an_area_without_an_opening_shows_what_is_near_by(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"vacancies/a": vacancy()})
    area = library.area("0400")
    assert area
    found = near_by(area, library, NOW)
    assert found
    assert (found.title, len(found.cards)) == ("Ledigt i regionen", 1)
    none = write_library(tmp_path / "none", {"vacancies/a": vacancy(status="vurderes")})
    assert near_by(area, none, NOW) is None
