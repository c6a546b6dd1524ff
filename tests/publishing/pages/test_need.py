"""The page of a municipality shows the newest count with day and source, and else nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from publishing.pages.areas.need import need_section
from records.clock import Clock
from records.loading.library import Library
from records.model.area import Area
from tests.samples import Keys, write_library

SOURCE = {"title": "Almen praksis og tilmeldte patienter", "publisher": "eSundhed",
          "date": "2026-07-01"}  # fmt: skip


def _count(day: str, capacities: str, **changes: Any) -> Keys:
    return {
        "title": "Almen praksis og tilmeldte patienter", "example": "false", "date": day,
        "sources": [SOURCE], "numbers": [{"area": "0400", "capacities": capacities}], **changes,
    }  # fmt: skip


def _shown(library: Library, area: str = "0400", day: str = "2026-11-28") -> dict[str, Any] | None:
    found = library.area(area)
    assert isinstance(found, Area)
    return need_section(found, library, Clock.parse(f"{day}T09:00"))


def test_nothing_without_a_count(tmp_path: Path) -> None:
    assert _shown(write_library(tmp_path, {})) is None


@pytest.mark.parametrize(
    ("day", "value"), [("2026-06-30", "19"), ("2026-07-01", "20"), ("2025-12-31", None)]
)
def test_the_newest_whose_day_has_come(tmp_path: Path, day: str, value: str | None) -> None:
    library = write_library(tmp_path, {
        "needs/2026-01-01": _count("2026-01-01", "19"),
        "needs/2026-07-01": _count("2026-07-01", "20"),
    })  # fmt: skip
    shown = _shown(library, day=day)
    assert (shown and shown["facts"][0].value) == value
    assert _shown(library, "0219") is None


def test_it_says_day_and_source_and_whether_it_is_an_example(tmp_path: Path) -> None:
    real, made_up = _count("2026-01-01", "1900"), _count("2026-07-01", "20", example="true")
    library = write_library(tmp_path, {"needs/2026-01-01": real, "needs/2026-07-01": made_up})
    shown = _shown(library)
    assert shown is not None
    assert (shown["title"], shown["day"].replace("\u00a0", " ")) == (
        "Læger og patienter i Bornholm", "1. januar 2026",
    )  # fmt: skip
    assert [(fact.label, fact.value) for fact in shown["facts"]] == [("Lægekapaciteter", "1.900")]
    assert not shown["example"]
    assert "eSundhed" in str(shown["sources"][0]["text"])
