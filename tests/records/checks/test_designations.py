"""An area is designated once on one ground at one time, and an end is told of in time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from editing.agenda.texts import designations
from records.checks.at_clock import warnings_at
from records.clock import Clock
from records.loading.library import load
from records.messages import line_of
from records.source.files import Project
from tests.projects import DESIGNATION as LONG
from tests.projects import changed, make_project
from tests.records.conftest import Told

DESIGNATION = changed(LONG, ("2028-12-31", "2026-12-31"), ("2028-11-30", "2026-11-30"))
NEXT = "content/designations/regional-2027.yml"
OWN = "content/designations/regional-2026.yml"
AFTER = (
    ("id: regional-2026", "id: regional-2027"),
    ("valid_from: 2026-01-01", "valid_from: 2027-01-01"),
    ("valid_through: 2026-12-31", "valid_through: 2027-12-31"),
    ("apply_by: 2026-11-30\n", ""),
)


def test_one_after_the_other_is_fine(told: Told) -> None:
    replaced = changed(DESIGNATION, ("checked:", "replaced_by: regional-2027\nchecked:"))
    assert told({OWN: replaced, NEXT: changed(DESIGNATION, *AFTER)}) == []


def test_the_same_days_twice_are_told(told: Told) -> None:
    same = changed(DESIGNATION, AFTER[0])
    (line,) = told({OWN: DESIGNATION, NEXT: same})
    assert line == (
        f'{NEXT}:6:9: feltet "areas" (Områder) har "0400", som udpegningen "regional-2026" af '
        "samme art også har i de dage. Slet området det ene sted, eller ret perioden."
    )


def test_another_ground_in_the_same_days_is_fine(told: Told) -> None:
    other = changed(DESIGNATION, AFTER[0], ("type: regional", "type: overenskomst"))
    assert told({OWN: DESIGNATION, NEXT: other}) == []


def test_what_follows_begins_afterwards(told: Told) -> None:
    early = (
        ("valid_from: 2027-01-01", "valid_from: 2026-12-01"),
        ("type: regional", "type: overenskomst"),
    )
    replaced = changed(DESIGNATION, ("checked:", "replaced_by: regional-2027\nchecked:"))
    (line,) = told({OWN: replaced, NEXT: changed(changed(DESIGNATION, *AFTER), *early)})
    assert line == (
        f'{OWN}:15:14: feltet "replaced_by" (Afløst af) er "regional-2027", som begynder '
        "2026-12-01, før denne slutter 2026-12-31. Ret perioderne, så de ikke overlapper."
    )


def test_a_right_has_to_exist(told: Told) -> None:
    wrong = changed(DESIGNATION, ("checked:", "rights: [netvaerket]\nchecked:"))
    (line,) = told({OWN: wrong})
    said = '"rights" (Det giver udpegningen) peger på "netvaerket", som ikke findes.'
    assert line.startswith(f"{OWN}:15:10: feltet {said}")


@pytest.mark.parametrize(
    ("moment", "is_told"),
    [("2026-11-29", False), ("2026-11-30", True), ("2026-12-31", True), ("2027-01-01", False)],
)
def test_the_editor_is_told_a_month_before_the_end(
    tmp_path: Path, moment: str, *, is_told: bool
) -> None:
    make_project(tmp_path, {OWN: DESIGNATION})
    library = load(Project(tmp_path, tmp_path / "content"))
    clock = Clock.parse(moment)
    lines = [line_of(each) for each in warnings_at(library, clock) if "designation" in each.record]
    said = (
        f'{OWN}:12:16: advarsel: feltet "valid_through" (Gælder til og med) er 31. december 2026, '
        "og der er ikke skrevet, hvad der gælder bagefter. Spørg den, der har besluttet "
        "udpegningen. Skriv den næste, og peg på den med replaced_by."
    )
    assert [line.replace("\u00a0", " ") for line in lines] == ([said] if is_told else [])
    due = [each.day for each in designations(library, clock) if each.what == "replaced_by"]
    assert due == ([date(2026, 11, 30)] if moment < "2027" else [])
