"""`praksis change`: only the fields that are named, judged before they are written."""

from __future__ import annotations

from pathlib import Path

from editing.drafting.assignments import assigned
from records.model.field_spec import spec_of
from records.source.tree import Data
from tests.editing.drafting.conftest import Run, files
from tests.projects import VACANCY, changed, write

FILE = "content/vacancies/roenne-1.yml"
MINE = changed(
    VACANCY,
    ("deadline: 2026-12-15", "deadline: 2026-12-15  # aftalt med kommunen"),
    ("benefits:\n", "# det bedste først\nbenefits:\n"),
)


def values(*words: str) -> tuple[dict[str, Data], list[str]]:
    written: dict[str, Data] = {
        "benefits": ["Et", "To"],
        "application": {"method": "mail", "address": "a@example.org"},
        "criteria": [{"text": "Plan", "weight": "60"}, {"text": "Andet", "weight": "40"}],
        "areas": ["0400"],
    }
    return assigned(spec_of("vacancy"), written, words, {"hillerød": "0219"})


def test_values_are_read_as_the_form_reads_them() -> None:
    made, faults = values(
        "Ansøgningsfrist=2. jan. 2027", "deadline_time=kl. 9", "areas+=Hillerød", "status=besat",
        "patients=1.600", "address_bound=ja", "benefits-=Et", "benefits+=a=b", "updated=",
        "application.address=b@example.org", "criteria.2.weight=50", "criteria-=Plan",
        "requirements=[Et, To]",
    )  # fmt: skip
    assert not faults
    assert made == {
        "deadline": "2027-01-02", "deadline_time": "09:00", "areas": ["0400", "0219"],
        "status": "besat", "patients": "1600", "address_bound": "true", "benefits": ["To", "a=b"],
        "updated": None, "application": {"method": "mail", "address": "b@example.org"},
        "criteria": [{"text": "Andet", "weight": "50"}], "requirements": ["Et", "To"],
    }  # fmt: skip


def test_every_value_that_cannot_be_set_is_told_of() -> None:
    _, faults = values(
        "deadlin=2027-01-02", "benefits+=Et", "benefits-=T0", "title+=a", "criteria.3.weight=1",
        "application.adress=x", "title.x=1", "intet", "criteria={text: [}", "benefits.1.x=1",
    )  # fmt: skip
    assert [fault.partition(": ")[0] for fault in faults] == [
        "deadlin", "benefits", "benefits", "title", "criteria.3.weight", "application.adress",
        "title.x", "intet", "criteria", "benefits.1.x",
    ]  # fmt: skip
    told = "\n".join(faults)
    for part in (
        "Mente du deadline?",
        '"Et" står der allerede.',
        '"T0" står ikke i listen.',
        "ikke en liste",
        "Listen har 2 punkter",
        "Mente du address?",
        'Hører det til en tekst, så skriv "felt=… intet …"',
    ):
        assert part in told


def test_a_deadline_moves_alone(project: Path, run: Run) -> None:
    write(project / FILE, MINE)
    shown = run("change", "roenne-1", "deadline=8.1.2027", "benefits+=Tæt på havnen")
    assert (shown.exit_code, shown.stderr) == (0, "")
    told = "Ansøgningsfrist: fra 15. december 2026 kl. 12.00 til 8. januar 2027 kl. 12.00"
    assert told in shown.stdout.replace("\u00a0", " ")
    assert shown.stdout.endswith("Intet er skrevet. Skriv --yes bagefter for at skrive det.\n")
    assert files(project)[FILE] == MINE
    done = run("change", FILE, "deadline=8.1.2027", "benefits+=Tæt på havnen", "--yes")
    assert (done.exit_code, done.stderr) == (0, "")
    start = "  - Du får hjælp til at komme i gang\n"
    assert files(project)[FILE] == changed(
        MINE,
        ("2026-12-15  # aftalt", "2027-01-08  # aftalt"),
        (start, f"{start}  - Tæt på havnen\n"),
    )  # fmt: skip


def test_faults_of_values_and_of_the_whole_leave_the_file(project: Path, run: Run) -> None:
    before = files(project)
    wrong = run("change", "roenne-1", "deadline=i morgen", "count=nul", "--yes")
    assert wrong.exit_code == 1
    assert 'deadline: feltet "deadline" (Ansøgningsfrist) er "i morgen".' in wrong.stderr
    assert 'count: feltet "count"' in wrong.stderr
    whole = run("change", "roenne-1", "contact=raadgiveren", "--yes")
    assert whole.exit_code == 1
    assert f"{FILE}:8:10: " in whole.stderr
    own = run("change", "mulighed:roenne-1", "id=roenne-2", "--yes")
    assert "rename roenne-1" in own.stderr
    assert run("change", "roenne-9", "count=1").exit_code == 2
    assert "Intet er ændret" in run("change", "roenne-1", "count=2", "--yes").stdout
    assert files(project) == before


def test_a_text_under_the_fields_is_left_to_the_file(project: Path, run: Run) -> None:
    told = run("change", "hverdag", "body=Nyt", "--yes")
    assert (told.exit_code, "Ret den dér" in told.stderr) == (1, True)


def test_a_step_that_was_taken_keeps_its_day(project: Path, run: Run) -> None:
    done = run("status", "roenne-1", "opslaaet", "--set", "deadline=8.1.2027", "--yes", "--no-ask")
    assert (done.exit_code, done.stderr) == (0, "")
    text = files(project)[FILE]
    assert "posted: 2026-11-02\n" in text
    assert "deadline: 2027-01-08\n" in text
    again = run("status", "roenne-1", "opslaaet", "--yes", "--no-ask")
    assert (again.exit_code, "har allerede den status" in again.stderr) == (1, True)


def test_a_list_of_kinds_and_ways_to_reach_an_adviser(project: Path, run: Run) -> None:
    assert "raadgiver           Rådgiver, content/advisers/" in run("new", "--list").stdout
    answers = ("true", "Rådgiver for lokaler", "1", "lokaler@example.org", "region", "1",
               "12", "", "Hverdage kl. 9.00–15.00", "", "")  # fmt: skip
    done = run("new", "raadgiver", "--ask", answers="\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    text = files(project)["content/advisers/raadgiver-for-lokaler.yml"]
    assert "office_hours: Hverdage kl. 9.00–15.00\n" in text
    assert "\nphone:" not in text
