"""What warns without stopping a build: deadlines on days off, and what time has overtaken."""

from __future__ import annotations

from pathlib import Path

import pytest

from records.checks.at_clock import warnings_at
from records.clock import Clock
from records.loading.library import Library, load
from records.messages import line_of, sentence_of
from records.source.files import Project
from tests.projects import ARTICLE, VACANCY, changed, make_project

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


@pytest.mark.parametrize("deadline", ["2026-12-15", "2026-12-18", "2026-12-21"])
def test_a_deadline_on_a_working_day_is_quiet(tmp_path: Path, deadline: str) -> None:
    made = library(tmp_path, ("deadline: 2026-12-15", f"deadline: {deadline}"))
    assert made.diagnostics == ()


def test_every_posting_is_looked_at(tmp_path: Path) -> None:
    rolling = changed(
        VACANCY,
        ("id: roenne-1", "id: a"),
        ("type: nul-kapacitet", "type: praksis-til-salg"),
        ("patients: 0", "patients: 1600\npatients_date: 2026-10-01"),
        ('deadline: 2026-12-15\ndeadline_time: "12:00"\n', ""),
    )
    day_off = changed(VACANCY, ("deadline: 2026-12-15", "deadline: 2026-12-20"))
    files: dict[str, str | bytes | None] = {"content/vacancies/a.yml": rolling, PATH: day_off}
    project = make_project(tmp_path, files)
    (problem,) = load(Project(project, project / "content")).diagnostics
    assert line_of(problem).startswith(f"{PATH}:18:11: advarsel: ")


def test_a_deadline_that_can_no_longer_be_moved_is_quiet(tmp_path: Path) -> None:
    day_off = ("deadline: 2026-12-15", "deadline: 2026-12-20")
    assert library(tmp_path / "a", day_off, ("opslaaet", "vurderes")).diagnostics == ()
    assert len(library(tmp_path / "b", day_off, ("opslaaet", "planlagt")).diagnostics) == 1


@pytest.mark.parametrize(("moment", "warned"), [("2026-11-15T23:59", False), ("2026-11-16", True)])
def test_rules_are_read_again_after_a_year(tmp_path: Path, moment: str, *, warned: bool) -> None:
    text = changed(ARTICLE, ("section: livet", "section: livet\nchecked: 2025-11-15"))
    project = make_project(tmp_path, {"content/articles/hverdag.md": text})
    found = list(warnings_at(load(Project(project, project / "content")), Clock.parse(moment)))
    assert bool(found) is warned
    if warned:
        assert line_of(found[0]) == (
            'content/articles/hverdag.md:9:10: advarsel: feltet "checked" (Kontrolleret) er den '
            "15.\u00a0november 2025, mere end et år siden. Læs reglerne igen, og skriv dagen for "
            "det."
        )


def test_a_draft_may_be_late(tmp_path: Path) -> None:
    made = library(tmp_path, ("published: 2026-11-02", "published: 2026-11-02\ndraft: true"))
    assert list(warnings_at(made, Clock.parse("2026-12-16"))) == []


def test_a_passed_deadline_asks_for_a_new_status(tmp_path: Path) -> None:
    made = library(tmp_path)
    assert list(warnings_at(made, Clock.parse("2026-12-15T12:00"))) == []
    (problem,) = warnings_at(made, Clock.parse("2026-12-15T12:01"))
    assert line_of(problem) == (
        f'{PATH}:10:9: advarsel: feltet "status" (Status) er "opslaaet", men fristen var '
        "15.\u00a0december 2026 kl.\u00a012.00. Skriv den status, opslaget har nu, fx vurderes "
        "eller ubesat."
    )
