"""Every move of domain guide 4.3, allowed and refused."""

from __future__ import annotations

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
from records.messages import sentence_of_violation
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
    found = faults_of_move(before, opening(new, kind), clock)
    told = [sentence_of_violation(each, "vacancy") for each in found]
    return [sentence.partition(") ")[2] for sentence in told]


def test_a_capacity_moves_as_the_table_says() -> None:
    for old, new in ALL:
        found = said(old, new)
        assert bool(found) == ((old, new) not in CAPACITY), (old, new)
        if found:
            assert found[0].startswith(f'går fra "{old}" til "{new}". ')


def test_a_job_moves_as_the_table_says() -> None:
    for old, new in ALL:
        assert bool(said(old, new, "vikariat")) == ((old, new) not in JOB), (old, new)


def test_the_table_knows_every_status() -> None:
    assert set(NEXT) == set(Status)


@pytest.mark.parametrize("status", [s.value for s in Status])
def test_a_new_posting_begins_planned_or_posted(status: str) -> None:
    found = said(None, status)
    right = status in ("planlagt", "opslaaet")
    wanted = f'er "{status}" på et nyt opslag. Begynd med planlagt eller opslaaet.'
    assert found == ([] if right else [wanted])


def test_every_fault_stands_at_the_status() -> None:
    moves = [(None, "aktiv"), ("aktiv", "opslaaet"), ("opslaaet", "vurderes")]
    for old, new in moves:
        before = opening(old) if old else None
        (fault,) = faults_of_move(before, opening(new), BEFORE)
        assert fault.loc == ("status",)


@pytest.mark.parametrize(
    ("old", "new", "kind", "cure"),
    [
        ("planlagt", "aktiv", "nul-kapacitet", "Efter planlagt kommer opslaaet eller trukket."),
        (
            "vurderes",
            "besat",
            "nul-kapacitet",
            "Efter vurderes kommer tildelt, ubesat eller trukket.",
        ),
        ("vurderes", "tildelt", "vikariat", "Efter vurderes kommer ubesat, besat eller trukket."),
        (
            "tilbageleveret",
            "opslaaet",
            "nul-kapacitet",
            (
                "Efter tilbageleveret kommer omfordelt; slås det op igen, så lad status stå, "
                "og skriv et nyt opslag med repost_of: roenne-1."
            ),
        ),
        ("trukket", "opslaaet", "vikariat", "Trukket er det sidste trin. Skriv trukket igen."),
    ],
)
def test_a_wrong_move_is_told_with_what_may_follow(
    old: str, new: str, kind: str, cure: str
) -> None:
    assert said(old, new, kind) == [f'går fra "{old}" til "{new}". {cure}']


@pytest.mark.parametrize(
    ("moment", "right"), [("2026-12-15T12:00:59", False), ("2026-12-15T12:01", True)]
)
def test_assessment_may_begin_when_the_minute_of_the_deadline_is_over(
    moment: str, *, right: bool
) -> None:
    assert (said("opslaaet", "vurderes", clock=Clock.parse(moment)) == []) is right


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
