"""The page of statistics says what the data file says."""

from __future__ import annotations

import json

from publishing.pages.about.status_figures import figure_values
from tests.conftest import Make
from tests.publishing.conftest import FilesOf
from tests.records.facts.test_statistics import records
from tests.samples import NOW


def test_without_vacancies_no_figure_is_made_up(make: Make, files_of: FilesOf) -> None:
    library = make({})
    told = figure_values(library, NOW)
    assert [figure["value"] for figure in told["figures"]] == ["Ingen tal endnu"] * 3
    data = json.loads(files_of(library, NOW)["data/status.json"])
    assert data["median_days_open"] == {"days": None, "postings": 0, "examples": 0}
    assert data["by_area"] == []


def test_page_and_data_tell_the_same(make: Make, files_of: FilesOf) -> None:
    library = make(records())
    page, data = figure_values(library, NOW), json.loads(files_of(library, NOW)["data/status.json"])
    rows = [(row["label"], row["count"], row["example_count"]) for row in page["rows"]]
    assert rows == [(s["label"], s["postings"], s["examples"]) for s in data["by_status"]]
    areas = [(r["label"], r["open"], r["count"], r["example_count"]) for r in page["area_rows"]]
    assert areas == [
        (a["name"], a["open"]["postings"], a["postings"], a["examples"]) for a in data["by_area"]
    ]
    days, first, again = page["figures"]
    assert days["value"] == f"{data['median_days_open']['days']:.0f}\u00a0dage"
    assert first["value"] == f"{data['filled_at_first_posting']['percent']}\u00a0%"
    assert again["text"] == "1 af 2 afgjorte genopslag er tildelt, åbnet eller besat."
