"""The page of statistics says what the data file says, and shows what it is counted from."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from publishing.page import plain_value
from publishing.pages.about.status_figures import figure_values
from records.clock import Clock
from records.loading.library import Library
from tests.conftest import Make
from tests.publishing.conftest import FilesOf
from tests.records.facts.test_statistics import capacity, records
from tests.samples import NOW

WANTED = "Vi regner først et tal ud, når der er 5 opslag."


def groups_of(library: Library, clock: Clock = NOW) -> dict[str, Any]:
    return {each["id"]: each for each in plain_value(figure_values(library, clock))["groups"]}


def first_number(text: str) -> int:
    found = re.match(r"\d+", text)
    return int(found[0]) if found else 0


def test_without_vacancies_no_figure_is_made_up(make: Make, files_of: FilesOf) -> None:
    library = make({})
    groups = groups_of(library)
    assert list(groups) == ["kapacitet"]
    told = groups["kapacitet"]
    assert told["text"] == "Der er ingen kapaciteter på siden lige nu."
    assert [row["value"] for row in told["rows"]] == ["0\u00a0kapaciteter"]
    assert [row["value"] for row in told["figures"]] == ["For få til et tal"] * 3
    assert [row["text"] for row in told["figures"]] == [
        f"Intet opslag har været åbent. {WANTED}",
        f"Ingen første opslag er afgjort. {WANTED}",
        f"Ingen genopslag er afgjort. {WANTED}",
    ]
    (data, *_) = json.loads(files_of(library, NOW)["data/status.json"])["groups"]
    assert data["median_days_open"] == {"days": None, "postings": 0, "examples": 0, "of_each": []}
    assert data["by_area"] == []
    assert told["chart"] is None


def test_capacities_are_told_with_their_postings(make: Make) -> None:
    told = groups_of(make(records()))["kapacitet"]
    said = {row["label"]: row for row in told["rows"]}
    assert told["title"] == "Kapaciteter"
    assert told["text"].replace("\u00a0", " ") == "8 kapaciteter i 5 opslag (heraf 3 eksempler)."
    found = said["Kan søges nu"]
    assert found["value"] == "5\u00a0kapaciteter"
    assert found["text"].replace("\u00a0", " ") == "I 2 opslag (heraf 3 eksempler)"
    (three,) = [p for p in found["postings"] if p["url"] == "muligheder/tre/"]
    assert three["example"]
    assert three["text"].replace("\u00a0", " ") == (
        "3 kapaciteter. Åben – frist 15. december 2026 kl. 12.00"
    )
    again = said["Slået op igen"]
    assert again["text"].replace("\u00a0", " ") == "I 2 opslag. Tæller ikke med i alt"
    assert {p["url"] for p in again["postings"]} == {
        "muligheder/ubesat/", "muligheder/ubesat-igen/"
    }  # fmt: skip


def test_figures_say_of_how_many(make: Make) -> None:
    days, first, again = groups_of(make(records()))["kapacitet"]["figures"]
    assert days["value"] == "30\u00a0dage"
    told = days["text"].replace("\u00a0", " ")
    assert told.startswith("Midterste værdi (median) for 7 opslag (heraf 1 eksempel).")
    assert [p["text"].replace("\u00a0", " ") for p in days["postings"]][-1] == "10 dage"
    assert (first["label"], first["value"]) == ("Tildelt ved første opslag", "For få til et tal")
    assert first["text"].replace("\u00a0", " ") == (
        f"1 af 3 kapaciteter i første opslag, der er afgjort, er tildelt. {WANTED}"
    )
    assert len(first["postings"]) == 2
    assert again["label"] == "Tildelt efter genopslag"


def test_a_share_of_enough_is_told(make: Make) -> None:
    given = {"status": "tildelt", "allocated_on": "2026-10-20", "posted": "2026-09-01",
             "deadline": "2026-10-01", "activation_deadline": "2027-06-01",
             "published": "2026-08-01"}  # fmt: skip
    made = {f"vacancies/nr-{n}": capacity(**given) for n in range(4)}
    made["vacancies/nr-4"] = capacity(
        **{**given, "status": "ubesat", "allocated_on": None, "activation_deadline": None},
        decided_on="2026-10-20", count="4",
    )  # fmt: skip
    _, first, _ = groups_of(make(made))["kapacitet"]["figures"]
    assert first["value"] == "50\u00a0%"
    assert first["text"].replace("\u00a0", " ") == (
        "4 af 8 kapaciteter i første opslag, der er afgjort, er tildelt. Det er 5 opslag."
    )


@pytest.mark.parametrize("moment", ["2026-11-22T09:00", "2026-12-15T12:01", "2027-03-01T00:00"])
def test_page_and_data_tell_the_same(make: Make, files_of: FilesOf, moment: str) -> None:
    library, clock = make(records()), Clock.parse(moment)
    page = groups_of(library, clock)
    data = json.loads(files_of(library, clock)["data/status.json"])
    assert data["fewest_postings"] == 5
    for counted in data["groups"]:
        if counted["group"] not in page:
            assert not any(each["ids"] for each in counted["by_standing"])
            continue
        told = page[counted["group"]]
        by_label = {each["label"]: each for each in counted["by_standing"]}
        for row in told["rows"]:
            there = by_label.pop(row["label"])
            assert first_number(row["value"]) == there["openings"]
            assert [p["url"] for p in row["postings"]] == [
                f"muligheder/{name}/" for name in there["ids"]
            ]
        assert not any(each["openings"] for each in by_label.values())
        days, first, again = told["figures"]
        assert (days["value"] == "For få til et tal") == (
            counted["median_days_open"]["days"] is None
        )
        assert len(days["postings"]) == counted["median_days_open"]["postings"]
        for row, key in ((first, "filled_at_first_posting"), (again, "filled_after_reposting")):
            assert (row["value"] == "For få til et tal") == (counted[key]["percent"] is None)
            assert len(row["postings"]) == counted[key]["decided"]["postings"]
        assert [(a["label"], a["open"], a["count"], a["example_count"]) for a in told["areas"]] == [
            (a["name"], a["open"]["openings"], a["total"]["openings"], a["total"]["examples"])
            for a in counted["by_area"]
        ]  # fmt: skip


def test_the_picture_says_what_the_rows_say(make: Make) -> None:
    told = groups_of(make(records()))["kapacitet"]
    rows = {row["label"]: row["value"] for row in told["rows"] if "Tæller ikke" not in row["text"]}
    drawn = dict(told["chart"]["table"]["rows"])
    assert drawn == {label: value for label, value in rows.items() if first_number(value)}
    assert sum(map(first_number, drawn.values())) == first_number(told["text"])
    for area in told["areas"]:
        assert area["bar"].count("<rect") == bool(area["open"]) + bool(area["count"] - area["open"])
