"""`praksis wishes`: what the office sees of doctors who seek, and what a program gets."""

from __future__ import annotations

import json
from pathlib import Path

from tests.praksis.test_check import Praksis
from tests.projects import make_project

CLOCK = ("--clock", "2026-11-22T09:00")


def test_the_office_sees_numbers_and_programs_get_the_same(
    tmp_path: Path, praksis: Praksis
) -> None:
    project = make_project(tmp_path)
    told = praksis(project, "wishes", *CLOCK)
    assert told.exit_code == 0, told.output
    wishes, days = told.stdout.replace("\u00a0", " ").split("\n\n")
    assert wishes.startswith("Nr. 1: ")
    assert wishes.splitlines()[-1].startswith("1 læge søger. ")
    assert days.startswith("Nr. 2: ")
    found = json.loads(praksis(project, "wishes", *CLOCK, "--json").stdout)
    assert [each["key"] for each in found] == ["wish:soeger-1", "exchange:dage-2"]
    assert all(match["key"] in told.stdout for each in found for match in each["matches"])


def test_days_are_a_number_above_none(tmp_path: Path, praksis: Praksis) -> None:
    assert praksis(make_project(tmp_path), "wishes", "--days", "0").exit_code == 2
