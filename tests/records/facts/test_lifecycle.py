"""Every move of domain guide 4.3, allowed and refused."""

from __future__ import annotations

import pytest

from records.clock import Clock
from records.codes.vacancy import VacancyStatus as Status
from records.codes.vacancy import VacancyType
from records.facts.lifecycle import NEXT, faults_of_move
from records.messages import sentence_of_violation
from records.model.vacancy import Vacancy

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
    from datetime import date, time

    return Vacancy.model_construct(
        id="roenne-1", status=Status(status), type=VacancyType(kind),
        deadline=date(2026, 12, 15), deadline_time=time(12),
    )  # fmt: skip


def said(old: str | None, new: str, kind: str = "nul-kapacitet", clock: Clock = AFTER) -> list[str]:
    before = opening(old, kind) if old else None
    found = faults_of_move(before, opening(new, kind), clock)
    told = [sentence_of_violation(each, "vacancy") for each in found]
    return [sentence.partition(") ")[2] for sentence in told]


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


def test_the_same_status_is_no_move() -> None:
    assert [said(s.value, s.value) for s in Status] == [[] for _ in Status]
