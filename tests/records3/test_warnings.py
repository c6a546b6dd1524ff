"""What warns without stopping a build: deadlines on days off, and what time has overtaken."""

from __future__ import annotations

from pathlib import Path

import pytest

from records.checks.at_clock import warnings_at
from records.clock import Clock
from records.loading.library import Library, load
from records.messages import line_of, sentence_of
from records.source.files import Project
from tests.projects import VACANCY, changed, make_project

PATH = "content/vacancies/roenne-1.yml"


def library(folder: Path, *changes: tuple[str, str]) -> Library:
    project = make_project(folder, {PATH: changed(VACANCY, *changes)})
    return load(Project(project, project / "content"))


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        ("2026-12-19", "lørdag den\u00a019.\u00a0december 2026, og det er weekend"),
        ("2026-12-20", "søndag den\u00a020.\u00a0december 2026, og det er weekend"),
        ("2027-05-06", "torsdag den\u00a06.\u00a0maj 2027, og det er Kristi himmelfartsdag"),
        ("2027-01-01", "fredag den\u00a01.\u00a0januar 2027, og det er Nytårsdag"),
    ],
)
def test_a_deadline_on_a_day_off_warns(tmp_path: Path, deadline: str, said: str) -> None:
    made = library(tmp_path, ("deadline: 2026-12-15", f"deadline: {deadline}"))
    assert made.faults == ()
    (problem,) = made.diagnostics
    assert line_of(problem).startswith(f"{PATH}:18:11: advarsel: ")
    assert sentence_of(problem).endswith(f"er {said}. Vælg en hverdag.")


def test_a_deadline_on_a_working_day_is_quiet(tmp_path: Path) -> None:
    assert library(tmp_path).diagnostics == ()


def test_a_passed_deadline_asks_for_a_new_status(tmp_path: Path) -> None:
    made = library(tmp_path)
    assert list(warnings_at(made, Clock.parse("2026-12-15T12:00"))) == []
    (problem,) = warnings_at(made, Clock.parse("2026-12-15T12:01"))
    assert line_of(problem) == (
        f'{PATH}:10:9: advarsel: feltet "status" (Status) er "opslaaet", men fristen var '
        "15.\u00a0december 2026 kl.\u00a012.00. Skriv den status, opslaget har nu, fx vurderes "
        "eller ubesat."
    )
