"""Offers and designations as data files: what the pages say, by a schema, without notes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from publishing.pages.vacancies.open_data import open_data_page
from records.clock import Clock
from records.loading.library import Library, load
from records.source.files import Project
from tests.projects import DESIGNATION, OFFER, changed, make_project
from tests.publishing.conftest import FilesOf
from tests.publishing.opendata.json_schema import faults

NOW = Clock.parse("2026-11-28")
PATHS = ["data/designations.json", "data/offers.json"]
MORE = """\
note: Spørg regionen om puljen.
amounts:
  - {pot: 3200000, sharing: ligeligt, year: 2026}
  - {guarantee: indtægt som ved 1.100 patienter, year: 2025}
windows:
  - {apply_from: 2026-11-02, apply_by: 2026-12-10}
vacancy_groups: [kapacitet]
"""


@pytest.fixture
def sample(tmp_path: Path) -> Library:
    note = ("checked:", "note: Spørg regionen om listen.\nchecked:")
    make_project(
        tmp_path,
        {
            "content/offers/netvaerk.yml": OFFER + MORE,
            "content/designations/regional-2026.yml": changed(DESIGNATION, note),
            "content/designations/liste-2019.yml": changed(
                DESIGNATION,
                ("id: regional-2026", "id: liste-2019"),
                ("type: regional\nvalid_from: 2026-01-01", 'valid_from: "2019"'),
                ("valid_through: 2028-12-31", 'valid_through: "2019"'),
                ("apply_by: 2028-11-30\n", ""),
            ),
        },
    )
    library = load(Project(tmp_path, tmp_path / "content"))
    assert library.faults == ()
    return library


def read(files: dict[str, bytes], path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files[path])
    return found


@pytest.mark.parametrize("path", PATHS)
def test_the_file_fits_its_schema_and_keeps_the_notes(
    sample: Library, files_of: FilesOf, path: str
) -> None:
    files = files_of(sample, NOW)
    schema = read(files, path.replace(".json", ".schema.json"))
    assert list(faults(schema, read(files, path))) == []
    assert "Spørg regionen" not in files[path].decode()
    body = open_data_page(sample, NOW).body
    assert path in body
    assert path.replace(".json", ".schema.json") in body


def test_a_designation_stands_as_the_clock_has_it(sample: Library, files_of: FilesOf) -> None:
    data = read(files_of(sample, NOW), PATHS[0])
    told = [
        (one["id"], one["standing"], one["valid_from"], one["type"]) for one in data["designations"]
    ]
    assert told == [
        ("regional-2026", "gaelder", "2026-01-01", "regional"),
        ("liste-2019", "slut", "2019", None),
    ]
    assert data["designations"][0]["area_names"] == ["Bornholm"]
    assert data["as_of"] == "2026-01-02T00:00:00+01:00"
    later = read(files_of(sample, Clock.parse("2029-01-01")), PATHS[0])
    assert later["designations"][0]["standing"] == "slut"
    assert later["as_of"] == "2029-01-01T00:00:00+01:00"


def test_an_offer_tells_what_it_gives_and_when(sample: Library, files_of: FilesOf) -> None:
    (offer,) = read(files_of(sample, NOW), PATHS[1])["offers"]
    assert (offer["state"], offer["window_state"], offer["automatic"]) == (
        "aktuelt",
        "aaben",
        False,
    )
    assert [(each["pot"], each["sharing"], each["year"]) for each in offer["amounts"]] == [
        (3_200_000, "ligeligt", 2026),
        (None, None, 2025),
    ]
    assert offer["amounts"][0]["text"].replace("\u00a0", " ") == (
        "3.200.000 kr. i alt (2026). Deles ligeligt."
    )
    assert offer["vacancy_groups"] == ["kapacitet"]
    (later,) = read(files_of(sample, Clock.parse("2027-01-01")), PATHS[1])["offers"]
    assert (later["state"], later["window_state"]) == ("historisk", "slut")


def test_an_opening_says_what_its_area_is_designated_as(sample: Library, files_of: FilesOf) -> None:
    (row,) = read(files_of(sample, NOW), "data/vacancies.json")["vacancies"]
    assert row["designated_as"] == ["regional"]
    assert "Lægedækningstruet" in row["line"]
