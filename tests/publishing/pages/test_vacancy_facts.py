"""What the fact list of a vacancy may tell, and from when."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from publishing.feeds.bodies import vacancy_facts
from publishing.pages.vacancies.comparison import comparison_rows
from publishing.pages.vacancies.vacancy_facts import deadline_is_over, facts
from records.clock import Clock
from records.model.vacancy import Vacancy
from tests.samples import NOW, event, vacancy, write_library


def told(folder: Path, moment: str, **keys: Any) -> dict[str, str]:
    """The rows of the fact list at a moment, by label."""
    records = {"vacancies/a": vacancy(**keys), "events/moede": event()}
    library = write_library(folder, records)
    (found,) = library.all(Vacancy)
    clock = Clock.parse(moment)
    return {fact.label: fact.value for fact in facts(found, library, clock)}


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2026-12-01T12:00", False),
        ("2026-12-15T12:00", False),
        ("2026-12-15T12:00:59", False),
        ("2026-12-15T12:01", True),
        ("2027-01-01", True),
    ],
)
def test_applicants_are_counted_aloud_only_after_the_deadline(
    tmp_path: Path, moment: str, *, shown: bool
) -> None:
    assert told(tmp_path, moment, applicants="3").get("Antal ansøgere") == ("3" if shown else None)


def test_that_nobody_applied_is_told_too(tmp_path: Path) -> None:
    assert told(tmp_path / "a", "2027-01-01", applicants="0")["Antal ansøgere"] == "0"
    assert "Antal ansøgere" not in told(tmp_path / "b", "2027-01-01")


def test_without_a_deadline_applicants_are_never_told(tmp_path: Path) -> None:
    rolling = vacancy(
        "Andel i Rønne", areas=["0400"], type="kompagniskabsandel", practice_form="kompagniskab",
        deadline=None, takeover="efter-aftale", hours_per_week=None, applicants="3",
    )  # fmt: skip
    library = write_library(tmp_path, {"vacancies/a": rolling, "events/moede": event()})
    (found,) = library.all(Vacancy)
    assert not deadline_is_over(found, Clock.parse("2040-01-01"))


def test_a_job_tells_its_pay_everywhere(tmp_path: Path) -> None:
    pay = "Løn efter overenskomst og et tillæg til og med 2027"
    library = write_library(tmp_path, {"vacancies/a": vacancy(pay=pay), "events/moede": event()})
    (job,) = library.all(Vacancy)
    shown = {fact.label: fact.value for fact in facts(job, library, NOW)}
    assert shown["Løn og tillæg"] == pay
    assert dict(vacancy_facts(job, library, NOW))["Løn og tillæg"] == pay
    assert "pay" in {row["key"] for row in comparison_rows()}
