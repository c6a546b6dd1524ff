"""`praksis new`: asks in Danish, takes options, and writes a file that the check finds clean."""

from __future__ import annotations

import json
import os
import pty
import select
import sys
from pathlib import Path

import pytest

from editing.writing.values import values_of_record
from praksis.project import find_project
from records.loading.library import load
from tests.editing.drafting.conftest import Run, files
from tests.needs import no_such
from tests.projects import BASE, ONE_ONLY, another, write
from tests.ready import scripts
from tests.steps import some

VACANCY = (
    "new", "mulighed", "--no-ask", "--example", "false", "--title", "En kapacitet på Bornholm",
    "--summary", "Overtag en kapacitet på Bornholm med et indrettet lokale nær havnen.",
    "--audiences", "Nynedsatte læger", "--areas", "Bornholm", "--type", "0-kapacitet",
    "--status", "På vej", "--origin", "udvidelse", "--count", "1", "--practice-form", "frit-valg",
    "--planning-area", "0400", "--address-bound", "nej", "--patients", "0",
    "--benefits", "Lyst lokale", "--benefits", "Tæt på havnen", "--caveats", "Ingen patienter",
)  # fmt: skip
NEW = "content/vacancies/bornholm-2026-1.yml"


def test_options_alone_give_a_whole_file_with_a_word_on_each_field(project: Path, run: Run) -> None:
    done = run(*VACANCY)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("For læserne: 1 ny mulighed.\n")
    assert f"\nSkrevet: {NEW}\n" in done.stdout
    text = files(project)[NEW]
    for line in (
        "id: bornholm-2026-1",
        "audiences: [nynedsat]",
        'areas: ["0400"]',
        "status: planlagt",
        "address_bound: false",
        "published: 2026-11-25",
        "# Ansøgningsfrist.",
        "# deadline: 2026-12-15",
        "  - Tæt på havnen",
    ):
        assert f"\n{line}\n" in f"\n{text}", line
    assert not load(find_project(project)).faults
    again = run(*VACANCY)
    assert "\nSkrevet: content/vacancies/bornholm-2026-2.yml\n" in again.stdout


NOBODY = (*VACANCY, "--contact", "raadgiver-ukendt", "--id", "roenne-7")


def test_what_would_be_red_is_told_and_not_written(project: Path, run: Run) -> None:
    before = files(project)
    done = run(*NOBODY)
    assert done.exit_code == 1
    assert done.stderr.startswith("content/vacancies/roenne-7.yml:")
    assert done.stderr.endswith("\nIntet er skrevet.\n")
    assert files(project) == before


@pytest.mark.parametrize(("answer", "code"), [("n", 1), ("j", 0)])
def test_who_answered_all_questions_may_keep_the_answers(
    project: Path, run: Run, answer: str, code: int
) -> None:
    done = run(*NOBODY, "--ask", answers=f"\nn\n{answer}\n")
    assert "Vil du svare på det igen nu?" in done.output
    assert "Skal den skrives, så du kan rette den?" in done.output
    assert done.exit_code == code, done.output
    assert ("content/vacancies/roenne-7.yml" in files(project)) == (code == 0)


def test_all_that_is_missing_is_told_at_once_and_nothing_is_written(
    project: Path, run: Run
) -> None:
    before = files(project)
    done = run("new", "event", "--no-ask", "--title", "Møde.", "--start-date", "1.3.2027")
    assert done.exit_code == 1
    told = done.stderr.splitlines()
    assert '--title: feltet "title" (Titel) slutter med punktum. Skriv "Møde".' in told
    assert any(line.startswith('--start-time: feltet "start_time" (Start') for line in told)
    assert told[-1] == "Intet er skrevet."
    assert not any("start_date" in line for line in told)
    assert files(project) == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((*VACANCY, "--id", "roenne-1"), 1, "content/vacancies/roenne-1.yml findes allerede."),
        (("new", "muligheden"), 2, 'Kommandoen "muligheden" kendes ikke. Mente du mulighed?'),
        ((*VACANCY, "--application", "{method: mail"), 2, "--application: et felt i {…} bliver"),
        ((*VACANCY, "--frist", "x"), 2, "Valget --frist kendes ikke."),
    ],
)
def test_wrong_use_is_one_danish_line(
    project: Path, run: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    before = files(project)
    done = run(*words)
    assert done.exit_code == code
    assert said in done.stderr
    assert "Traceback" not in done.output
    assert files(project) == before


def test_outside_a_project(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "andet").mkdir()
    monkeypatch.chdir(tmp_path / "andet")
    done = run(*VACANCY)
    assert done.exit_code == 2
    assert "Her er intet projekt" in done.stderr


def test_from_a_folder_inside_the_project(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "content" / "vacancies")
    assert run(*VACANCY).exit_code == 0
    assert NEW in files(project)


def test_a_folder_that_is_a_file_is_told(project: Path, run: Run) -> None:
    (project / "content/vacancies/roenne-1.yml").unlink()
    (project / "content/vacancies").rmdir()
    write(project / "content/vacancies", "")
    done = run(*VACANCY)
    assert done.exit_code == 1
    assert (
        "content/vacancies/bornholm-2026-1.yml kan ikke skrives: en af mapperne er" in done.stderr
    )


ANSWERS = (
    "true", "Møde om alt", "Kort", "Et møde, som er skrevet for at prøve kommandoen i en terminal.",
    "4, Nynedsatte læger", "i dag", "6", "Online", "2", "Mød os her", "8.12.2026", "kl. 16.30",
    "19:00", "1",
    "https://example.org/moede",
    "",
)  # fmt: skip


def test_a_conversation_refuses_asks_again_and_proposes(project: Path, run: Run) -> None:
    done = run("new", "arrangement", "--ask", answers="\n".join(ANSWERS) + "\n")
    assert done.exit_code == 0, done.output
    assert 'feltet "summary" (Resumé) er på 4 tegn. Skriv mellem 40 og 200 tegn.' in done.stdout
    assert "\nOnlinelink" in done.stdout, "what a rule demands is a question like any other"
    assert "mangler" not in done.stdout
    text = files(project)["content/events/moede-om-alt-2026-12.yml"]
    for line in ("example: true", "audiences: [hu-laege, nynedsat]", "published: 2026-11-25",
                 "attendance_mode: online", "start_date: 2026-12-08", 'start_time: "16:30"',
                 "organizers: [kontoret]", "online_url: https://example.org/moede"):  # fmt: skip
        assert f"\n{line}\n" in text, line


def test_leaving_in_the_middle_writes_nothing(project: Path, run: Run) -> None:
    before = files(project)
    done = run("new", "arrangement", "--ask", answers="true\nMøde om alt\n")
    assert done.exit_code == 1
    assert done.stderr.endswith("Afbrudt.\n")
    assert files(project) == before


@no_such("terminals of its own", here=sys.platform == "win32")
def test_in_a_terminal_it_asks_by_itself(project: Path) -> None:
    program = scripts() / "praksis"  # whoever starts it must outlive the copy
    child, terminal = pty.fork()
    if child == 0:
        os.execv(program, [str(program), "new", "arrangement"])
    said = b""
    for answer in (*ANSWERS, ""):
        while not said.rstrip(b" ").endswith(b":"):
            ready, _, _ = select.select([terminal], [], [], 20)
            try:
                said += os.read(terminal, 65536) if ready else b"<nothing came>:"
            except OSError:
                break
        said += b"|"
        try:
            os.write(terminal, f"{answer}\n".encode())
        except OSError:
            break
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0, said.decode()
    assert "content/events/moede-om-alt-2026-12.yml" in files(project)


@pytest.mark.parametrize("key", some(sorted(BASE.keys() - ONE_ONLY), 4))
def test_every_kind_can_be_written_with_options(project: Path, run: Run, key: str) -> None:
    """The one valid record of each kind, given word by word under a new id."""
    record, *_ = load(find_project(project)).records[key].values()
    values = values_of_record(record) | another(key)
    words = ["new", key, "--no-ask"]
    for name, value in values.items():
        for item in value if isinstance(value, list) else [value]:
            if item is not None:
                said = str(item) if isinstance(item, str) else json.dumps(item)
                words += [f"--{name.replace('_', '-')}", said]
    done = run(*words)
    assert done.exit_code == 0, done.output
    (made,) = [path for path in files(project) if Path(path).stem == values["id"]]
    assert made in done.stdout


def test_enter_alone_is_no_choice(project: Path, run: Run) -> None:
    """The list shows names, so what is asked for is a number or a name and no code."""
    given = [word for word in LETTER if word not in ("--audiences", "ny-speciallaege")]
    done = run(*given, "--mailing-list", "alle", answers="\n5\n1\n\nnej\n\n")
    assert done.exit_code == 0, done.output
    assert "\n  Vælg et nummer fra listen, eller skriv navnet.\n" in done.output
    assert "kendes ikke" not in done.output


LETTER = ("new", "nyhedsbrevsudgave", "--ask", "--example", "true", "--title", "Brev i december",
             "--summary", "Et brev, der er skrevet for at prøve kommandoen i en terminal.",
             "--audiences", "ny-speciallaege", "--published", "2026-11-25",
             "--number", "2026-12", "--subject", "Nyt til dig i december",
             "--preheader", "Se frister i januar, og find et arrangement, du kan nå inden jul.",
             "--send-on", "2026-12-14", "--intro", " ".join(["ord"] * 45))  # fmt: skip


def test_parts_of_a_group_are_chosen_by_number(project: Path, run: Run) -> None:
    done = run(*LETTER, "--mailing-list", "alle", answers="1\n2\n4\nja\n3\n\nnej\n\n")
    assert done.exit_code == 0, done.output
    text = files(project)["content/issues/alle-2026-12.md"]
    assert "blocks:\n  - {type: muligheder, max: 4}\n  - {type: arrangementer}\n" in text


def test_a_part_is_asked_for_again_at_once(project: Path, run: Run) -> None:
    """Enter alone, a number too high and a word of one's own are no choice."""
    done = run(*LETTER, "--mailing-list", "alle", answers="\n99\nnyt\n1\n\nnej\n\n")
    assert done.exit_code == 0, done.output
    assert done.output.count("Vil du udfylde mere?") == 1
    refused = "Vælg et nummer fra listen, eller skriv navnet."
    assert [line.strip() for line in done.output.splitlines() if refused in line] == [
        refused, f'"99" findes ikke. {refused}', f'"nyt" findes ikke. {refused}',
    ]  # fmt: skip


def test_a_letter_is_not_offered_a_list_that_writes_by_itself(project: Path, run: Run) -> None:
    by_itself = (project / "content/mailing_lists/alle.yml").read_text(encoding="utf-8")
    by_itself = by_itself.replace("id: alle", "id: varsler").replace("name: ", "name: Varsler ")
    (project / "content/mailing_lists/varsler.yml").write_text(
        f"{by_itself}trigger: [new-opening]\ntargets: [{{area: region, to: '9'}}]\n",
        encoding="utf-8",
    )
    done = run(*LETTER, answers="varsler\n1\n1\n\nnej\n\n")
    assert "  2  Varsler" not in done.output
    assert (
        '"varsler" skriver selv til sine læsere og tager ingen breve. Vælg en anden.' in done.output
    )
