"""Every move of domain guide 4.3, allowed and refused, and what `praksis check --since` says."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, time
from pathlib import Path

import pytest

from editing.drafting.changing import ChangeError
from editing.drafting.reposting import repost_of
from records.checks.chains import check_chains
from records.clock import Clock
from records.codes.vacancy import VacancyStatus as Status
from records.codes.vacancy import VacancyType
from records.facts.lifecycle import NEXT, can_be_reposted, faults_of_move
from records.loading.library import load
from records.model.vacancy import Vacancy
from records.source.files import Project
from tests.projects import VACANCY, changed, make_project

PATH = "content/vacancies/roenne-1.yml"
AFTER = Clock.parse("2026-12-20T09:00")
BEFORE = Clock.parse("2026-12-01T09:00")

CAPACITY = {
    ("planlagt", "opslaaet"), ("planlagt", "trukket"),
    ("opslaaet", "vurderes"), ("opslaaet", "trukket"),
    ("vurderes", "tildelt"), ("vurderes", "ubesat"), ("vurderes", "trukket"),
    ("tildelt", "aktiv"), ("tildelt", "tilbageleveret"),
    ("ubesat", "omfordelt"), ("tilbageleveret", "omfordelt"),
}  # fmt: skip
JOB = {
    ("planlagt", "opslaaet"), ("planlagt", "trukket"),
    ("opslaaet", "vurderes"), ("opslaaet", "besat"), ("opslaaet", "trukket"),
    ("vurderes", "ubesat"), ("vurderes", "besat"), ("vurderes", "trukket"),
    ("tildelt", "aktiv"), ("tildelt", "tilbageleveret"),
    ("ubesat", "omfordelt"), ("tilbageleveret", "omfordelt"),
}  # fmt: skip
ALL = [(a.value, b.value) for a in Status for b in Status if a is not b]


def opening(status: str, kind: str = "nul-kapacitet") -> Vacancy:
    """A vacancy of which only what moves look at is given."""
    return Vacancy.model_construct(
        id="roenne-1", status=Status(status), type=VacancyType.read(kind),
        deadline=date(2026, 12, 15), deadline_time=time(12),
    )  # fmt: skip


def said(old: str | None, new: str, kind: str = "nul-kapacitet", clock: Clock = AFTER) -> list[str]:
    before = opening(old, kind) if old else None
    return [f"{f.problem}. {f.cure}" for f in faults_of_move(before, opening(new, kind), clock)]


@pytest.mark.parametrize(("old", "new"), ALL)
def test_a_capacity_moves_as_the_table_says(old: str, new: str) -> None:
    found = said(old, new)
    assert bool(found) == ((old, new) not in CAPACITY)
    if found:
        assert found[0].startswith(f'går fra "{old}" til "{new}". ')


@pytest.mark.parametrize(("old", "new"), ALL)
def test_a_job_moves_as_the_table_says(old: str, new: str) -> None:
    assert bool(said(old, new, "vikariat")) == ((old, new) not in JOB)


def test_the_table_knows_every_status() -> None:
    assert set(NEXT) == set(Status)


@pytest.mark.parametrize("status", [s.value for s in Status])
def test_a_new_posting_begins_planned_or_posted(status: str) -> None:
    found = said(None, status)
    right = status in ("planlagt", "opslaaet")
    wanted = f'er "{status}" på et nyt opslag. Begynd med planlagt eller opslaaet.'
    assert found == ([] if right else [wanted])


def test_assessment_waits_for_the_deadline() -> None:
    assert said("opslaaet", "vurderes") == []
    (sentence,) = said("opslaaet", "vurderes", clock=BEFORE)
    assert sentence == (
        'er "vurderes", men fristen er først 15.\u00a0december 2026 kl.\u00a012.00. '
        "Vent, til fristen er gået, eller ret fristen."
    )


def test_what_came_to_nothing_is_posted_anew() -> None:
    (sentence,) = said("ubesat", "opslaaet")
    assert sentence.endswith("skriv et nyt opslag med repost_of: roenne-1.")
    (sentence,) = said("aktiv", "opslaaet")
    assert sentence.endswith("Aktiv er det sidste trin. Skriv aktiv igen.")


@pytest.mark.parametrize("status", [s.value for s in Status])
def test_what_came_to_nothing_can_be_reposted(status: str) -> None:
    assert can_be_reposted(opening(status)) == (status in ("ubesat", "tilbageleveret"))


def test_check_and_repost_ask_the_same_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    withdrawn = "status: trukket\nwithdrawn_on: 2026-11-10\nwithdrawn_reason: Lokalet er solgt"
    old = changed(VACANCY, ("status: opslaaet", withdrawn))
    again = changed(
        VACANCY,
        ("id: roenne-1", "id: roenne-2\nrepost_of: roenne-1"),
        ("posted: 2026-11-02", "posted: 2027-01-04"),
        ("deadline: 2026-12-15", "deadline: 2027-02-01"),
    )
    alone = load(Project(make_project(tmp_path, {PATH: old}), tmp_path / "content"))
    (tmp_path / "content/vacancies/roenne-2.yml").write_text(again, encoding="utf-8")
    both = load(alone.project)
    given = {"posted": "2027-01-04", "deadline": "2027-02-01", "id": "roenne-2"}
    assert len([*check_chains(both)]) == 1
    with pytest.raises(ChangeError, match="kan ikke slås op igen"):
        repost_of(alone.project, alone, "roenne-1", given, AFTER, None)
    monkeypatch.setattr("records.facts.lifecycle.REPOSTABLE", (Status.TRUKKET,))
    assert [*check_chains(both)] == []
    assert repost_of(alone.project, alone, "roenne-1", given, AFTER, None).after


def test_the_same_status_is_no_move() -> None:
    assert [said(s.value, s.value) for s in Status] == [[] for _ in Status]


# --- the command ------------------------------------------------------------------------------


def git(project: Path, *words: str) -> None:
    who = ["-c", "user.name=test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *who, *words], cwd=project, check=True, capture_output=True)


def check(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from praksis.cli import main; main()", "check", *words],
        cwd=project, capture_output=True, text=True, check=False,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1797757200"},
    )  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = make_project(tmp_path, {})
    git(made, "init", "-q")
    git(made, "add", "-A")
    git(made, "commit", "-qm", "first")
    return made


def test_since_tells_a_wrong_step_with_its_place(project: Path) -> None:
    wrong = changed(
        VACANCY,
        ("status: opslaaet", "status: tildelt"),
        ("takeover:", "allocated_on: 2026-12-18\nactivation_deadline: 2027-06-01\ntakeover:"),
    )
    (project / PATH).write_text(wrong, encoding="utf-8")
    assert check(project).returncode == 0
    done = check(project, "--since", "HEAD")
    assert done.returncode == 1
    wanted = (
        f'{PATH}:10:9: feltet "status" (Status) går fra "opslaaet" til "tildelt". '
        "Efter opslaaet kommer vurderes eller trukket."
    )
    assert done.stderr.splitlines() == [wanted]


def test_since_tells_of_a_posting_that_is_gone(project: Path) -> None:
    (project / PATH).unlink()
    done = check(project, "--since", "HEAD")
    assert done.returncode == 1
    assert 'content/vacancies:1:1: opslaget "roenne-1" er væk.' in done.stderr


def test_since_says_nothing_of_what_could_not_be_read_before(project: Path) -> None:
    good = changed(VACANCY, ("status: opslaaet", "status: vurderes"))
    (project / PATH).write_text("id: [", encoding="utf-8")
    git(project, "commit", "-qam", "broken")
    (project / PATH).write_text(good, encoding="utf-8")
    assert check(project, "--since", "HEAD").returncode == 0
    assert check(project, "--since", "HEAD~1").returncode == 0


def test_since_is_quiet_when_nothing_moved(project: Path) -> None:
    assert check(project, "--since", "HEAD").returncode == 0


@pytest.mark.parametrize("ref", ["findes-ikke", "--output=x"])
def test_since_refuses_what_git_does_not_know(project: Path, ref: str) -> None:
    done = check(project, f"--since={ref}")
    assert done.returncode == 2
    assert f'Git kender ikke "{ref}"' in done.stderr
    assert "Traceback" not in done.stderr
