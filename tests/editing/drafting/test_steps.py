"""`praksis status` and `praksis repost`: the moves that domain guide 4.3 allows, dates included."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from praksis.project import find_project
from records.loading.library import load
from tests.editing.drafting.conftest import Run, files
from tests.projects import VACANCY, changed, write

FILE = "content/vacancies/roenne-1.yml"
PASSED = changed(
    VACANCY,
    ("deadline: 2026-12-15", "deadline: 2026-11-20"),
    ("status: opslaaet", "status: opslaaet  # ring til kommunen"),
)
JUDGED = changed(PASSED, ("status: opslaaet  # ring til kommunen", "status: vurderes"))
RETURNED = changed(
    JUDGED,
    (
        "status: vurderes",
        (
            "status: tilbageleveret\nallocated_on: 2026-11-21\nactivation_deadline: 2027-06-01\n"
            "returned_on: 2026-11-24"
        ),
    ),
)
PROCESS = """\
process:
  questions_until: 2026-11-16
  answers:
    - question: Kan to læger søge sammen?
      answer: Ja, skriv begge navne i ansøgningen.
      answered_on: 2026-11-12
  decided_by: Praksisafdelingen
  decision_expected: 2026-12
  changes:
    - {on: 2026-11-10, text: Fristen er flyttet til den 20. november}
"""


def put(project: Path, text: str) -> str:
    write(project / FILE, text)
    return text


def test_a_step_sets_its_day_and_leaves_every_other_letter(project: Path, run: Run) -> None:
    before = put(project, JUDGED)
    done = run("status", "roenne-1", "Tildelt – ikke åbnet endnu", "--on", "24.11.2026", "--no-ask",
               "--set", "activation_deadline=1.6.2027")  # fmt: skip
    assert (done.exit_code, done.stderr) == (0, "")
    assert "-status: vurderes\n+status: tildelt\n" in done.stdout
    wanted = changed(
        before,
        ("status: vurderes", "status: tildelt"),
        ("published: 2026-11-02\n", "published: 2026-11-02\nupdated: 2026-11-24\n"),
        (
            "takeover: efter-aftale\n",
            (
                "takeover: efter-aftale\nactivation_deadline: 2027-06-01\n"
                "allocated_on: 2026-11-24\n"
            ),
        ),
    )  # fmt: skip
    assert files(project)[FILE] == wanted
    assert not load(find_project(project)).faults


def test_a_dry_run_only_shows(project: Path, run: Run) -> None:
    before = put(project, PASSED)
    done = run("status", "roenne-1", "vurderes", "--dry-run")
    assert done.exit_code == 0
    assert "+status: vurderes" in done.stdout
    assert files(project)[FILE] == before


@pytest.mark.parametrize(
    ("text", "words", "code", "said"),
    [
        (VACANCY, ("roenne-1", "vurderes"), 1, 'er "vurderes", men fristen er først 15. december'),
        (VACANCY, ("roenne-1", "aktiv"), 1, 'går fra "opslaaet" til "aktiv"'),
        (JUDGED, ("roenne-1", "tildelt"), 1, "(Klinikken skal være åbnet senest) mangler."),
        (JUDGED, ("roenne-1", "besat"), 1, "Efter vurderes kommer tildelt, ubesat eller trukket."),
        (JUDGED, ("roenne-1", "planlagt"), 1, 'går fra "vurderes" til "planlagt"'),
        (JUDGED, ("roenne-1", "tildelt", "--on", "2026-11-01"), 1, 'ligger før "deadline"'),
        (JUDGED, ("roenne-1", "tilldelt"), 1, 'Mente du "tildelt"'),
        (JUDGED, ("roenne-2", "tildelt"), 2, "Mente du roenne-1?"),
        (JUDGED, ("roenne-1", "tildelt", "--set", "frist=1"), 2, "Mente du"),
        (JUDGED + "<<<<<<< HEAD\n", ("roenne-1", "tildelt"), 2, "har fejl. Ret dem først"),
    ],
)  # fmt: skip
def test_a_step_that_cannot_be_is_told_and_nothing_written(
    project: Path, run: Run, text: str, words: tuple[str, ...], code: int, said: str
) -> None:
    put(project, text)
    done = run("status", *words, "--no-ask")
    assert done.exit_code == code, done.output
    assert said in done.stderr.replace("\u00a0", " ")
    assert files(project)[FILE] == text


def test_what_a_step_needs_is_asked_for(project: Path, run: Run) -> None:
    put(project, JUDGED)
    done = run("status", "roenne-1", "tildelt", "--ask", "--yes", answers="1.6.2027\n")
    assert done.exit_code == 0, done.output
    assert "activation_deadline: 2027-06-01" in files(project)[FILE]


def test_a_question_before_writing_can_be_answered_with_no(project: Path, run: Run) -> None:
    before = put(project, PASSED)
    done = run("status", "roenne-1", "vurderes", "--ask", answers="n\n")
    assert done.exit_code == 0
    assert files(project)[FILE] == before


def test_an_event_that_is_cancelled_says_why(project: Path, run: Run) -> None:
    asked = run("status", "moede-1", "aflyst", "--no-ask")
    assert asked.exit_code == 1
    assert '--set change_note=…: feltet "change_note"' in asked.stderr
    done = run(
        "status", "moede-1", "aflyst", "--set", "change_note=Vi finder en ny dag.", "--no-ask"
    )
    assert done.exit_code == 0, done.output
    assert "change_note: Vi finder en ny dag.\n" in files(project)["content/events/moede-1.yml"]


def test_two_records_of_one_name_are_told_apart(project: Path, run: Run) -> None:
    event = files(project)["content/events/moede-1.yml"]
    write(project / "content/events/roenne-1.yml", event.replace("id: moede-1", "id: roenne-1"))
    done = run("status", "roenne-1", "aflyst", "--no-ask")
    assert done.exit_code == 2
    assert "Skriv vacancy:roenne-1 eller event:roenne-1." in done.stderr
    asked = run("status", "event:roenne-1", "aflyst", "--set", "change_note=Syg", "--no-ask")
    assert asked.exit_code == 0


def test_the_next_round_keeps_the_words_and_drops_the_old_dates(project: Path, run: Run) -> None:
    put(project, RETURNED)
    done = run("repost", "roenne-1", "--deadline", "15.1.2027", "--no-ask")
    assert done.exit_code == 0, done.output
    made = files(project)["content/vacancies/roenne-1-2026-1.yml"]
    new = ("status: opslaaet", "origin: tilbageleveret", "posted: 2026-11-25")
    for line in (*new, "deadline: 2027-01-15", "repost_of: roenne-1", "published: 2026-11-25"):
        assert f"\n{line}\n" in made
    for gone in ("allocated_on", "returned_on", "activation_deadline"):
        assert gone not in made
    assert files(project)[FILE] == RETURNED
    assert not load(find_project(project)).faults
    twice = run("repost", "roenne-1", "--deadline", "15.1.2027", "--no-ask")
    assert twice.exit_code == 1
    assert 'er allerede slået op igen som "roenne-1-2026-1"' in twice.stderr


@pytest.mark.parametrize(("answer", "is_written"), [("n", False), ("j", True)])
def test_the_next_round_is_asked_about_before_it_is_written(
    project: Path,
    run: Run,
    answer: str,
    is_written: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    put(project, RETURNED)
    done = run("repost", "roenne-1", "--deadline", "15.1.2027", "--ask", answers=f"{answer}\n")
    assert done.exit_code == 0, done.output
    assert "Skal det skrives? [J/n]" in done.output
    assert (project / "content/vacancies/roenne-1-2026-1.yml").exists() is is_written


def test_questions_and_changes_of_the_old_round_stay_with_it(project: Path, run: Run) -> None:
    old = put(project, RETURNED + PROCESS)
    done = run("repost", "roenne-1", "--deadline", "15.1.2027", "--no-ask")
    assert done.exit_code == 0, done.output
    made = files(project)["content/vacancies/roenne-1-2026-1.yml"]
    for gone in ("process", "Kan to", "Fristen er flyttet", "questions_until", "Praksisafdelingen"):
        assert gone not in made
    assert files(project)[FILE] == old
    assert not load(find_project(project)).faults


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("roenne-2",), "Mente du roenne-1?"),
        (("roenne-1",), '--deadline: feltet "deadline" (Ansøgningsfrist) mangler.'),
        (("roenne-1", "--deadline", "2026-01-01"), "ligger før"),
        (("roenne-1", "--deadline", "2027-01-15", "--id", "Rønne"), 'Skriv "roenne".'),
    ],
)
def test_a_round_that_cannot_be(project: Path, run: Run, words: tuple[str, ...], said: str) -> None:
    put(project, RETURNED)
    before = files(project)
    done = run("repost", *words, "--no-ask")
    assert done.exit_code == (2 if words == ("roenne-2",) else 1)
    assert said in done.stderr
    assert files(project) == before


def test_a_record_on_one_line_is_refused_in_words(project: Path, run: Run) -> None:
    record = yaml.safe_load(RETURNED)
    put(project, yaml.safe_dump(record, default_flow_style=True, width=9_999, allow_unicode=True))
    done = run("repost", "roenne-1", "--deadline", "2027-01-15", "--no-ask")
    assert done.exit_code == 1, done.output
    said = "roenne-1.yml kan ikke rettes linje for linje. Skriv hvert felt på sin linje."
    assert said in done.stderr


def test_what_is_open_is_not_posted_again(project: Path, run: Run) -> None:
    done = run("repost", "roenne-1", "--deadline", "2027-01-15", "--no-ask")
    assert done.exit_code == 1
    assert "har status opslaaet og kan ikke slås op igen." in done.stderr


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        (JUDGED, ("status", "roenne-1", "ubesat", "--set", "contact=ingen"), FILE),
        (
            changed(RETURNED, ("contact: raadgiver", "contact: ingen")),
            ("repost", "roenne-1", "--deadline", "15.3.2027", "--id", "roenne-2"),
            "content/vacancies/roenne-2.yml",
        ),
    ],
)
def test_what_would_be_red_is_told_and_not_written(
    project: Path, run: Run, text: str, words: tuple[str, ...], told: str
) -> None:
    put(project, text)
    before = files(project)
    done = run(*words, "--no-ask")
    assert done.exit_code == 1
    assert done.stderr.startswith(f"{told}:")
    assert '"ingen"' in done.stderr
    assert done.stderr.endswith("\nIntet er skrevet.\n")
    assert files(project) == before


def test_a_step_told_late_leaves_a_later_change_as_it_was(project: Path, run: Run) -> None:
    later = ("published: 2026-11-02\n", "published: 2026-11-02\nupdated: 2026-11-25\n")
    put(project, changed(JUDGED, later))
    done = run("status", "roenne-1", "ubesat", "--on", "24.11.2026", "--no-ask")
    assert done.exit_code == 0, done.output
    assert "\nupdated: 2026-11-25\n" in files(project)[FILE]
    assert "\ndecided_on: 2026-11-24\n" in files(project)[FILE]
