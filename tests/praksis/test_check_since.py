"""`praksis check --since`: what moved since a commit, and which moves are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result

from tests import needs
from tests.git import committed, git
from tests.project_copy import ProjectCopy
from tests.projects import VACANCY, changed, is_of_fronts, make_project
from tests.steps import some

PATH = "content/vacancies/roenne-1.yml"
LETTER = "content/issues/brev-2026-11.md"
"""Left out: by Christmas it would be told, rightly, that nobody has marked it as sent."""


@pytest.fixture(autouse=True)
def _some_days_before_christmas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1797757200")


def check(project: Path, *words: str) -> Result:
    return ProjectCopy(project).praksis("check", *words)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = make_project(tmp_path, {LETTER: None})
    return committed(made)


def test_since_tells_a_wrong_step_with_its_place(project: Path) -> None:
    wrong = changed(
        VACANCY,
        ("status: opslaaet", "status: tildelt"),
        ("takeover:", "allocated_on: 2026-12-18\nactivation_deadline: 2027-06-01\ntakeover:"),
    )
    (project / PATH).write_text(wrong, encoding="utf-8")
    assert check(project).exit_code == 0
    done = check(project, "--since", "HEAD")
    assert done.exit_code == 1
    wanted = (
        f'{PATH}:10:9: feltet "status" (Status) går fra "opslaaet" til "tildelt". '
        "Efter opslaaet kommer vurderes eller trukket."
    )
    assert [line for line in done.stderr.splitlines() if not is_of_fronts(line)] == [wanted]


def test_since_tells_of_a_posting_that_is_gone(project: Path) -> None:
    (project / PATH).unlink()
    done = check(project, "--since", "HEAD")
    assert done.exit_code == 1
    assert 'content/vacancies:1:1: opslaget "roenne-1" er væk.' in done.stderr


@needs.TIME
def test_since_says_nothing_of_what_could_not_be_read_before(project: Path) -> None:
    good = changed(VACANCY, ("status: opslaaet", "status: vurderes"))
    (project / PATH).write_text("id: [", encoding="utf-8")
    git(project, "commit", "-qam", "broken")
    (project / PATH).write_text(good, encoding="utf-8")
    assert check(project, "--since", "HEAD").exit_code == 0
    assert check(project, "--since", "HEAD~1").exit_code == 0


def test_since_is_quiet_when_nothing_moved(project: Path) -> None:
    assert check(project, "--since", "HEAD").exit_code == 0


@pytest.mark.parametrize("ref", some(["--output=x", "findes-ikke"], 1))
def test_since_refuses_what_git_does_not_know(project: Path, ref: str) -> None:
    done = check(project, f"--since={ref}")
    assert done.exit_code == 2
    assert f'Git kender ikke "{ref}"' in done.stderr
    assert isinstance(done.exception, SystemExit)
