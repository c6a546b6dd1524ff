"""The comparison has no hole: each type says what it means in each form, and a day grows old."""

from __future__ import annotations

from pathlib import Path

from editing.agenda.texts import rules
from records.checks.at_clock import warnings_at
from records.clock import Clock
from records.loading.library import load
from records.messages import line_of
from records.source.files import Project
from tests.projects import PRACTICE_FORM, changed, make_project
from tests.records.conftest import Told

SOLO = "content/practice_profiles/solopraksis.yml"
SHARED = "content/practice_profiles/delepraksis.yml"
LINE = "  - {form: solopraksis, text: Der er én kapacitet., source: 1, checked: 2026-11-15}\n"
TYPE = changed(
    PRACTICE_FORM,
    ("id: solopraksis", "id: delepraksis"),
    ("nature: form", "nature: type"),
    ("[solopraksis]", "[delepraksis]"),
    ("[praksis-til-salg]", "[delepraksis]"),
)
WHOLE = f"{TYPE}combinations:\n{LINE}"


def test_a_type_that_tells_of_every_form_is_fine(told: Told) -> None:
    assert told({SHARED: WHOLE}) == []


def test_a_type_without_any_form_is_told(told: Told) -> None:
    (line,) = told({SHARED: TYPE})
    assert line == (
        f'{SHARED}:1:1: feltet "combinations" (I hver form) mangler. Posten er en type, som en '
        "form kan bruge. Skriv, hvad den betyder i hver form: form, text, source og checked."
    )


def test_a_hole_is_told(told: Told) -> None:
    other = changed(
        PRACTICE_FORM,
        ("id: solopraksis", "id: faelles"),
        ("[solopraksis]", "[kompagniskab]"),
        ("[praksis-til-salg]", "[kompagniskabsandel]"),
    )
    (line,) = told({SHARED: WHOLE, "content/practice_profiles/faelles.yml": other})
    assert line == (
        f'{SHARED}:23:3: feltet "combinations" (I hver form) siger ikke, hvad typen betyder i: '
        "faelles. Skriv hver af dem med form, text, source og checked, så tabellen ikke får et "
        "hul."
    )


def test_a_form_that_is_not_there_is_told_with_the_hole(told: Told) -> None:
    lines = told({SHARED: changed(WHOLE, ("form: solopraksis", "form: solopraksi"))})
    places = [line.split(": ")[0] for line in lines]
    assert sorted(places) == [f"{SHARED}:23:12", f"{SHARED}:23:3"]
    assert any('"solopraksi"' in line for line in lines)


def test_a_type_is_no_form(told: Told) -> None:
    (line,) = told({SHARED: WHOLE + LINE.replace("solopraksis", "delepraksis")})
    assert line.startswith(
        f'{SHARED}:24:12: feltet "combinations.form" (Form) er "delepraksis", som ikke er en form.'
    )


def test_a_form_is_told_once(told: Told) -> None:
    (line,) = told({SHARED: WHOLE + LINE})
    assert line == (
        f'{SHARED}:24:12: feltet "combinations.form" (Form) er "solopraksis", som posten allerede '
        "har. Slet den ene."
    )


def test_a_combination_has_a_source(told: Told) -> None:
    without = changed(WHOLE, ("kapacitet., source: 1", "kapacitet."))
    (line,) = told({SHARED: without})
    assert line.startswith(f'{SHARED}:23:5: feltet "combinations.source" (Kildens nummer) mangler')


def test_a_posting_belongs_to_one_form(told: Told) -> None:
    both = changed(WHOLE, ("vacancy_types: [delepraksis]", "vacancy_types: [praksis-til-salg]"))
    (line,) = told({SHARED: both, SOLO: PRACTICE_FORM})
    assert line == (
        f'{SOLO}:11:17: feltet "vacancy_types" (Typer af opslag) har "praksis-til-salg", som '
        'posten "delepraksis" også har. Lad koden stå det ene sted, så et opslag kun hører til '
        "én form."
    )


def test_a_draft_and_what_comes_after_another_may_share_its_postings(told: Told) -> None:
    other = changed(PRACTICE_FORM, ("id: solopraksis", "id: faelles"))
    path = "content/practice_profiles/faelles.yml"
    assert len(told({path: other})) == 2
    assert told({path: changed(other, ("nature:", "draft: true\nnature:"))}) == []
    ends = changed(PRACTICE_FORM, ("nature:", "expires: 2026-12-31\nnature:"))
    after = changed(other, ("published: 2026-11-02", "published: 2027-01-01"))
    assert told({SOLO: ends, path: after}) == []
    same_day = changed(other, ("published: 2026-11-02", "published: 2026-12-31"))
    assert len(told({SOLO: ends, path: same_day})) == 2


def test_the_oldest_cell_is_told_after_a_year(tmp_path: Path) -> None:
    new = "speciallaege], source: 1, checked: 2026-11-15"
    old = changed(PRACTICE_FORM, (new, new.replace("2026-11-15", "2025-10-01")))
    folder = make_project(tmp_path / "project", {SOLO: old})
    library = load(Project(folder, folder / "content"))
    clock = Clock.parse("2026-11-22T09:00")
    told = [line_of(each) for each in warnings_at(library, clock) if "cells" in line_of(each)]
    assert [line.split(": ")[0] for line in told] == [f"{SOLO}:13:87"]
    assert "1.\u00a0oktober 2025" in told[0]
    (due,) = [each for each in rules(library, clock) if each.loc[:1] == ("cells",)]
    assert due.day.isoformat() == "2026-10-02"
