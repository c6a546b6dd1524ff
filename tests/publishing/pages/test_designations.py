"""What readers see of designations: on areas, openings, lists and pages of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from publishing.cards import card_of
from publishing.lists.vacancies import vacancy_ask
from publishing.page import Page
from publishing.pages.areas.areas import area_page
from publishing.pages.areas.designations import LIST, designation_pages
from publishing.pages.vacancies.vacancy_facts import facts
from records.clock import Clock
from records.loading.library import Library, load
from records.model.vacancy import Vacancy
from records.source.files import Project
from tests.projects import DESIGNATION as LONG
from tests.projects import changed, make_project

DESIGNATION = changed(LONG, ("2028-12-31", "2026-12-31"), ("2028-11-30", "2026-11-30"))
OWN = "content/designations/regional-2026.yml"
THEN = "content/designations/liste-2019.yml"
HISTORY = changed(
    DESIGNATION,
    ("id: regional-2026", "id: liste-2019"),
    ("type: regional\nvalid_from: 2026-01-01", 'valid_from: "2019"'),
    ("valid_through: 2026-12-31", 'valid_through: "2019"'),
    ("apply_by: 2026-11-30\n", ""),
)


def library(folder: Path, files: dict[str, str] | None = None) -> Library:
    make_project(folder, {OWN: DESIGNATION, **(files or {})})
    found = load(Project(folder, folder / "content"))
    assert found.faults == ()
    return found


def area(found: Library, moment: str) -> Page:
    bornholm = found.area("0400")
    assert bornholm is not None
    return area_page(bornholm, found, Clock.parse(moment))


@pytest.mark.parametrize(
    ("moment", "text", "holds"),
    [
        ("2026-01-02", "Er udpeget som lægedækningstruet til og med den 31. december 2026", True),
        (
            "2026-12-31T23:59",
            "Er udpeget som lægedækningstruet til og med den 31. december 2026",
            True,
        ),
        ("2027-01-01", "Var udpeget i 2026 som lægedækningstruet område", False),
    ],
)
def test_an_area_says_what_holds_and_what_was(
    tmp_path: Path, moment: str, text: str, *, holds: bool
) -> None:
    (told,) = area(library(tmp_path), moment).meta["designations"]
    assert (told["text"].replace("\u00a0", " "), told["holds"]) == (text, holds)
    assert told["sources"][0]["text"] == "En liste til en prøve, Kontoret, 2026"
    assert told["url"] == "omraader/udpegninger/regional-2026/"
    assert told["example"] is True


def test_what_holds_comes_before_history(tmp_path: Path) -> None:
    told = area(library(tmp_path, {THEN: HISTORY}), "2026-11-02").meta["designations"]
    assert [each["holds"] for each in told] == [True, False]
    assert told[1]["text"] == "Var udpeget i 2019 som lægedækningstruet område"
    assert told[1]["type"] == ""


def test_nothing_is_said_of_an_area_that_no_record_names(tmp_path: Path) -> None:
    hidden = changed(DESIGNATION, ("type: regional", "draft: true\ntype: regional"))
    assert area(library(tmp_path, {OWN: hidden}), "2026-11-02").meta["designations"] == []


def test_the_last_day_to_apply_is_told_until_it_has_passed(tmp_path: Path) -> None:
    found = library(tmp_path)
    days = [
        area(found, moment).meta["designations"][0]["apply_by"].replace("\u00a0", " ")
        for moment in ("2026-11-30", "2026-12-01")
    ]
    assert days == ["30. november 2026", ""]


def test_an_opening_says_it_on_page_and_card_while_it_holds(tmp_path: Path) -> None:
    found = library(tmp_path)
    (vacancy,) = found.all(Vacancy)
    now, later = Clock.parse("2026-11-03"), Clock.parse("2027-01-01")
    (row,) = (fact for fact in facts(vacancy, found, now) if fact.label == "Lægedækning")
    assert row.value.startswith("Er udpeget som lægedækningstruet")
    assert row.example
    assert row.url == "omraader/udpegninger/regional-2026/"
    assert "Lægedækningstruet" in card_of(vacancy, found, now).parts
    assert not [fact for fact in facts(vacancy, found, later) if fact.label == "Lægedækning"]
    assert "Lægedækningstruet" not in card_of(vacancy, found, later).parts


def test_the_list_of_openings_asks_for_it(tmp_path: Path) -> None:
    found = library(tmp_path)
    (vacancy,) = found.all(Vacancy)
    answers = []
    for moment in ("2026-11-03", "2027-01-01"):
        asked = vacancy_ask(found, Clock.parse(moment)).facets
        (facet,) = (each for each in asked if each.name == "udpeget")
        answers.append(list(facet.answers(vacancy)))
        assert [choice.value for choice in facet.choices([vacancy])] == answers[-1]
    assert answers == [["regional"], ["tidligere"]]


def test_what_has_no_ground_is_asked_for_too(tmp_path: Path) -> None:
    bare = changed(DESIGNATION, ("type: regional\n", ""))
    found = library(tmp_path, {OWN: bare})
    (vacancy,) = found.all(Vacancy)
    (facet,) = (
        each
        for each in vacancy_ask(found, Clock.parse("2026-11-03")).facets
        if each.name == "udpeget"
    )
    assert list(facet.answers(vacancy)) == ["i-oevrigt"]
    assert [choice.text for choice in facet.choices([vacancy])] == ["Udpeget i øvrigt"]


def test_it_has_a_page_and_a_list_by_standing(tmp_path: Path) -> None:
    note = ("checked:", "note: Spørg regionen om listen.\nchecked:")
    found = library(tmp_path, {OWN: changed(DESIGNATION, note), THEN: HISTORY})
    pages = {page.address: page for page in designation_pages(found, Clock.parse("2026-11-03"))}
    groups = pages[LIST.url].meta["list"]["groups"]
    assert [group["title"] for group in groups] == ["Gælder nu", "Historisk"]
    page = pages["omraader/udpegninger/regional-2026/"]
    labels = [fact["label"] for fact in page.meta["facts"]]
    assert labels == ["Art", "Gælder", "Besluttet af", "Søg fordelene senest"]
    assert page.meta["areas"] == [{"text": "Bornholm", "url": "omraader/bornholm/"}]
    assert "Spørg regionen" not in str(page)
    assert "historisk" in pages["omraader/udpegninger/liste-2019/"].meta["note"]
