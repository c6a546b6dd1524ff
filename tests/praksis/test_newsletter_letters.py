"""Freezing, thawing, marking and taking back a letter, on the command line."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newsletter.checks import check
from newsletter.frozen.store import FOLDER, remove_letter
from newsletter.ledger import FILE, Counts, EditionState, Pushed, change_ledger
from newsletter.past import load_past
from praksis.commands.newsletter import context, newsletter
from praksis.commands.newsletter.letters import LetterContext
from praksis.commands.newsletter.retract import next_number
from records.clock import Clock
from records.messages import line_of
from records.source.files import Project
from tests import needs
from tests.newsletter.samples import NEW, TRAINEE, issue, made, mailing_list
from tests.praksis.test_newsletter import MKDOCS
from tests.samples import vacancy
from tests.steps import some

EARLY, DAY = ("--clock", "2026-11-22T09:00"), ("--clock", "2026-11-23T09:00")
TOO_LATE = (
    "november skulle sendes 23. november 2026. Er det ikke sendt, så ret send_on. Er det sendt, "
    "så frys det, som det var den dag: --clock 2026-11-23T08:00."
)
BOTH = [NEW, TRAINEE, "nynedsat"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project of its own with the sample library, as current folder."""
    made(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    monkeypatch.setattr(context, "ALL_CHECKS", (check,))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PRAKSIS_CLOCK", raising=False)
    return Project(tmp_path, tmp_path / "content")


def run(*words: str) -> Result:
    return CliRunner().invoke(newsletter, words, prog_name="praksis newsletter")


def done(*words: str) -> str:
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result.output


def refused(*words: str) -> str:
    result = run(*words)
    assert result.exit_code == 1, result.output
    assert "Traceback" not in result.output
    return result.output.replace("\xa0", " ")


def frozen_files(project: Project) -> dict[str, bytes]:
    folder = project.root / FOLDER / "november"
    return {each.name: each.read_bytes() for each in sorted(folder.iterdir())}


def test_a_letter_is_frozen_once_and_stays_as_it_is(project: Project) -> None:
    assert f"november er frosset med {NEW}, {TRAINEE}." in done("freeze", "november", *EARLY)
    first = frozen_files(project)
    assert "er frosset allerede" in refused("freeze", "november", *EARLY)
    made(project.root, vacancies__snart=vacancy("Vikar til sommer", deadline="2027-05-05"))
    done("build", "november", *EARLY)
    html = (project.root / "outbox/november" / f"{NEW}.html").read_bytes()
    assert html == first[f"{NEW}.html"]
    assert frozen_files(project) == first


def test_the_same_content_and_clock_freeze_to_the_same_bytes(project: Project) -> None:
    done("freeze", "november", *EARLY)
    first = frozen_files(project)
    assert "november er tøet op." in done("thaw", "november", *EARLY)
    assert not (project.root / FOLDER / "november").exists()
    done("freeze", "november", *EARLY)
    assert frozen_files(project) == first


@pytest.mark.parametrize(
    ("changes", "clock", "told"),
    [
        ({"status": "kladde"}, EARLY, "november er kladde. Skriv status: klar i posten"),
        ({"draft": "true"}, EARLY, "november er udkast (draft: true). Skriv status: klar"),
        ({}, ("--clock", "2026-11-24T09:00"), TOO_LATE),
    ],
)
def test_what_is_not_ready_is_not_frozen(
    project: Project, changes: dict[str, str], clock: tuple[str, str], told: str
) -> None:
    made(project.root, issues__november=issue(**changes))
    assert told in refused("freeze", "november", *clock)
    assert not (project.root / FOLDER).exists()


def test_sent_before_a_freeze_refuses_with_the_cure(project: Project) -> None:
    told = refused("sent", "november", *DAY)
    assert told == "november er ikke frosset. Kør praksis newsletter freeze november først.\n"
    done("freeze", "november", *EARLY)
    assert 'Brevet "novembr" findes ikke. Mente du "november"?' in refused("sent", "novembr", *DAY)


@pytest.mark.parametrize("command", some(["sent", "status", "push", "thaw"], 2))
def test_no_other_letter_is_meant_where_this_one_is_to_be_frozen(
    project: Project, command: str
) -> None:
    done("freeze", "november", *EARLY)
    made(project.root, issues__november_2=issue(number="2026-11b", title="Nyt igen i november"))
    told = refused(command, "november-2", *DAY)
    assert told == "november-2 er ikke frosset. Kør praksis newsletter freeze november-2 først.\n"


def test_sent_is_remembered_once_and_not_before_its_day(project: Project) -> None:
    done("freeze", "november", *EARLY)
    assert "november sendes først 23. november 2026." in refused("sent", "november", *EARLY)
    assert not (project.root / FILE).exists()
    assert f"sendt til {NEW}, {TRAINEE}." in done("sent", "november", *DAY)
    kept = (project.root / FILE).read_bytes()
    assert "står der allerede, som sendt 23. november 2026." in refused("sent", "november", *DAY)
    assert (project.root / FILE).read_bytes() == kept


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("2026-11-22T08:59", "blev først frosset 22. november 2026 kl. 9.00"),
        ("2026-11-23T09:01", "--at ligger i fremtiden."),
    ],
)
def test_a_moment_at_which_it_cannot_have_been_sent_is_refused(
    project: Project, at: str, told: str
) -> None:
    done("freeze", "november", *EARLY)
    assert told in refused("sent", "november", "--at", at, *DAY)
    wrong = run("sent", "november", "--at", "i går", *DAY)
    assert (wrong.exit_code, '--at er "i går". Skriv fx' in wrong.output) == (2, True)


@needs.TIME
def test_one_edition_is_sent_late_and_unsent_alone(project: Project) -> None:
    done("freeze", "november", *EARLY)
    done("sent", "november", "--edition", NEW, "--at", "2026-11-22T10:00", *DAY)
    assert "har ingen frossen udgave til nynedsat." in refused(
        "sent", "november", "--edition", "nynedsat", *DAY
    )
    done("sent", "november", *DAY)
    past = load_past(project)
    moments = [past.state("november", key).sent for key in (NEW, TRAINEE)]
    assert [str(moment)[:16] for moment in moments] == ["2026-11-22 10:00", "2026-11-23 09:00"]
    done("unsent", "november", "--edition", TRAINEE, *DAY)
    assert load_past(project).state("november", TRAINEE).sent is None
    done("unsent", "november", *DAY)
    assert "november står ikke som sendt." in refused("unsent", "november", *DAY)
    assert json.loads((project.root / FILE).read_text(encoding="utf-8")) == {"editions": {}}


def test_what_reached_readers_is_not_unsent(project: Project) -> None:
    done("freeze", "november", *EARLY)
    at = Clock.parse("2026-11-23T08:00").now
    state = EditionState(sent=at, counts=Counts(at, sent=12))
    change_ledger(project, lambda kept: kept.with_state("november", NEW, state))
    assert f"er kommet frem til læsere ({NEW})." in refused("unsent", "november", *DAY)


def test_thawing_is_over_once_something_was_sent_and_tells_of_drafts(project: Project) -> None:
    done("freeze", "november", *EARLY)
    at = Clock.parse("2026-11-22T10:00").now
    pushed = Pushed("listmonk", "17", "3", at, "f" * 64)
    change_ledger(
        project, lambda kept: kept.with_state("november", NEW, EditionState(pushed=pushed))
    )
    told = done("thaw", "november", *EARLY)
    assert f"Kladden til {NEW} ligger stadig i listmonk (nr. 17)." in told
    done("freeze", "november", *EARLY)
    done("sent", "november", "--edition", TRAINEE, *DAY)
    assert f"november er sendt til {TRAINEE}." in refused("thaw", "november", *DAY)
    assert (project.root / FOLDER / "november").is_dir()


@needs.TIME
def test_an_audience_added_afterwards_gets_a_freeze_of_its_own(project: Project) -> None:
    done("freeze", "november", *EARLY)
    done("sent", "november", *DAY)
    first = frozen_files(project)
    blocks = [{"type": "muligheder", "select": ["aaben"]}]
    made(
        project.root,
        issues__november=issue(audiences=BOTH, blocks=blocks),
        mailing_lists__paa_vej=mailing_list(audiences=BOTH),
    )
    wrong = refused("freeze", "november", "--edition", "kbu-laege", *DAY)
    assert "november har intet til kbu-laege." in wrong
    late = ("--clock", "2026-11-23T12:00")
    assert "nynedsat" in done("freeze", "november", "--edition", "nynedsat", *late)
    after = frozen_files(project)
    assert set(after) - set(first) == {"nynedsat.html", "nynedsat.txt"}
    for name in first.keys() - {"letter.json"}:
        assert after[name] == first[name]
    letter = load_past(project).letters["november"]
    assert [edition.digest for edition in letter.editions][:2] == [
        json.loads(first["letter.json"])["editions"][key]["digest"] for key in (NEW, TRAINEE)
    ]
    assert "er frosset til nynedsat allerede" in refused(
        "freeze", "november", "--edition", "nynedsat", *late
    )
    done("sent", "november", "--edition", "nynedsat", "--clock", "2026-11-25T09:00")
    assert str(load_past(project).state("november", "nynedsat").sent)[:10] == "2026-11-25"


# --- a letter with a fault in it ---------------------------------------------------------------


def test_a_letter_is_taken_back_and_its_correction_is_told(project: Project) -> None:
    done("freeze", "november", *EARLY)
    assert "november står ikke som sendt. Tø det op i stedet" in refused(
        "retract", "november", *EARLY
    )
    done("sent", "november", *DAY)
    told = done("retract", "november", "--edition", NEW, *DAY)
    assert f"er trukket tilbage for {NEW}." in told
    assert f'  number: "2026-11b"\n  corrects: november\n  audiences: [{NEW}]\n' in told
    told = done("retract", "november", *DAY)
    assert f"  audiences: [{NEW}, {TRAINEE}]\n" in told
    assert "november er trukket tilbage allerede." in refused("retract", "november", *DAY)


_AUDIENCES = 'feltet "audiences" (Målgrupper)'
LACKS = (
    f"{_AUDIENCES} mangler {NEW}, som fik det forkerte brev. Skriv dem på, så alle, der fik "
    "fejlen, også får rettelsen."
)
HAS = (
    f"{_AUDIENCES} har {TRAINEE}, som ikke fik det forkerte brev. Tag dem ud: en rettelse af "
    "noget, de ikke har set, forvirrer."
)


@pytest.mark.parametrize(
    ("audiences", "told"),
    some([([NEW], []), ([NEW, TRAINEE], [HAS]), ([TRAINEE], [LACKS, HAS])], 2),
)
def test_a_correction_goes_to_exactly_those_who_got_the_wrong_letter(
    project: Project, audiences: list[str], told: list[str]
) -> None:
    done("freeze", "november", *EARLY)
    done("sent", "november", *DAY)
    done("retract", "november", "--edition", NEW, *DAY)
    short = issue(title="Rettelse til november", number="2026-11b", corrects="november",
                  audiences=audiences, intro="Fristen er en anden.", send_on="2026-11-24",
                  subject="Rettelse: fristen er en anden",
                  blocks=[{"type": "tekst", "text": "Fristen er den 4."}])  # fmt: skip
    library = made(project.root, issues__rettelse=short)
    lines = [line_of(each) for each in check(library) if "rettelse.yml" in line_of(each)]
    assert [re.sub(r"^content/issues/rettelse.yml:\d+:\d+: ", "", each) for each in lines] == told


@needs.TIME
def test_a_letter_is_corrected_once_for_each_audience(project: Project) -> None:
    done("freeze", "november", *EARLY)
    done("sent", "november", *DAY)
    done("retract", "november", "--edition", NEW, *DAY)
    short = issue(title="Rettelse til november", number="2026-11b", corrects="november",
                  audiences=[NEW], intro="Fristen er en anden.", send_on="2026-11-24",
                  subject="Rettelse: fristen er en anden",
                  blocks=[{"type": "tekst", "text": "Fristen er den 4."}])  # fmt: skip
    made(project.root, issues__rettelse=short)
    done("freeze", "rettelse", *DAY)
    again = {**short, "number": "2026-11c", "subject": "Rettelse: fristen er en tredje"}
    library = made(project.root, issues__rettelse=short, issues__igen=again)
    (line,) = [line_of(each) for each in check(library) if "igen.yml" in line_of(each)]
    assert '(Retter brevet) er "november", som "rettelse" retter allerede. Er der også' in line
    done("retract", "november", "--edition", TRAINEE, *DAY)
    library = made(
        project.root, issues__rettelse=short, issues__igen={**again, "audiences": [TRAINEE]}
    )
    assert not [each for each in check(library) if "igen.yml" in line_of(each)]


def test_a_correction_of_what_stands_is_a_fault(project: Project) -> None:
    short = issue(title="Rettelse til november", number="2026-11b", corrects="november")
    library = made(project.root, issues__rettelse=short)
    (line,) = [line_of(each) for each in check(library) if "rettelse.yml" in line_of(each)]
    assert (
        '(Retter brevet) er "november", som ikke er trukket tilbage. Kør praksis newsletter' in line
    )


@pytest.mark.parametrize(
    ("number", "following"),
    [("2026-11", "2026-11b"), ("2026-11b", "2026-11c"), ("2026-1", "2026-1b")],
)
def test_the_number_of_a_correction_follows(number: str, following: str) -> None:
    assert next_number(number) == following


# --- damage, and two at once ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "command", some(["plan", "build", "freeze", "sent", "unsent", "retract"], 2)
)
def test_a_letter_that_was_changed_by_hand_stops_every_command(
    project: Project, command: str
) -> None:
    done("freeze", "november", *EARLY)
    (project.root / FOLDER / "november" / f"{NEW}.html").write_text("andet", encoding="utf-8")
    told = refused(command, "november", *EARLY)
    assert f"{FOLDER}/november/letter.json:1:1: " in told
    assert "git checkout -- .praksis/letters" in told


@needs.TIME
def test_two_that_freeze_at_once_make_one_letter(project: Project, root: Path) -> None:
    program = (
        "import sys; from newsletter.checks import check\n"
        "from praksis.commands.newsletter import context, newsletter\n"
        "context.ALL_CHECKS = (check,)\n"
        "newsletter(['freeze', 'november', '--clock', '2026-11-22T09:00'])"
    )
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(root)!r})\n{program}"]
    both = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [each.communicate(timeout=60) for each in both]
    assert sorted(each.returncode for each in both) == [0, 1], said
    assert any("frosset" in error and "Traceback" not in error for _, error in said)
    assert set(load_past(project).letters) == {"november"}


# --- files that are broken ----------------------------------------------------------------------


def _without_html(folder: Path) -> None:
    (folder / f"{NEW}.html").unlink()


def _without_letter(folder: Path) -> None:
    (folder / "letter.json").unlink()


def _changed(folder: Path) -> None:
    file = folder / f"{NEW}.txt"
    file.write_text(file.read_text(encoding="utf-8") + "Og en ting til.\n", encoding="utf-8")


def _link(folder: Path) -> None:
    folder.rename(folder.parent.parent / "andet")
    folder.symlink_to("../andet")


def _file(folder: Path) -> None:
    folder.rename(folder.parent.parent / "andet")
    folder.write_text("brev", encoding="utf-8")


BREAKS = (_without_html, _without_letter, _changed, _link, _file)


@pytest.mark.parametrize("breaks", some(BREAKS, 1))
def test_a_broken_letter_that_was_not_sent_is_thawed_as_it_says(
    project: Project, breaks: Callable[[Path], None]
) -> None:
    done("freeze", "november", *EARLY)
    first = frozen_files(project)
    breaks(project.root / FOLDER / "november")
    assert "praksis newsletter thaw" in refused("plan", "november", *EARLY)
    assert "november er tøet op." in done("thaw", "november")
    done("freeze", "november", *EARLY)
    assert frozen_files(project) == first


def test_a_broken_letter_that_was_sent_stays(project: Project) -> None:
    done("freeze", "november", *EARLY)
    done("sent", "november", *DAY)
    _without_html(project.root / FOLDER / "november")
    assert "november er sendt til" in refused("thaw", "november")
    assert (project.root / FOLDER / "november/letter.json").exists()


@pytest.mark.parametrize("name", some(["..", ".", "../../content", "", "novembre"], 2))
def test_only_what_is_a_letter_is_thawed(project: Project, name: str) -> None:
    done("freeze", "november", *EARLY)
    assert "findes ikke." in refused("thaw", name)
    assert (project.root / "content").is_dir()


@pytest.mark.parametrize("command", ["sent", "retract"])
def test_a_letter_that_is_thawed_meanwhile_is_not_marked(
    project: Project, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    done("freeze", "november", *EARLY)
    if command == "retract":
        done("sent", "november", *DAY)
    before = ledger_of(project)

    def thawed(self: LetterContext, *words: Any) -> None:
        remove_letter(project, "november")
        change(self, *words)

    change = LetterContext.change
    monkeypatch.setattr(LetterContext, "change", thawed)
    assert "november er lige blevet tøet op" in refused(command, "november", *DAY)
    assert ledger_of(project) == before


def ledger_of(project: Project) -> str:
    file = project.root / FILE
    return file.read_text(encoding="utf-8") if file.exists() else ""


@needs.TIME
def test_what_is_sent_is_not_exported_again(project: Project) -> None:
    lists = [{"audience": NEW, "to": "1"}, {"audience": TRAINEE, "to": "2"}]
    made(project.root, mailing_lists__paa_vej=mailing_list(targets=lists))
    words = ("export", "november", "--to", "zip", "--out", "ud")
    done("freeze", "november", *EARLY)
    done("sent", "november", "--edition", NEW, *DAY)
    told = done(*words, *DAY)
    assert f"{NEW} er sendt 23." in told
    assert "kl.\N{NO-BREAK SPACE}9.00 og er ikke med." in told
    with zipfile.ZipFile("ud/november.zip") as packed:
        editions = {Path(name).stem for name in packed.namelist() if name.endswith(".eml")}
    assert editions == {TRAINEE}
    assert "Send den ikke igen." in done(*words, "--edition", NEW, *DAY)
    done("sent", "november", "--edition", TRAINEE, *DAY)
    assert "november er allerede sendt til alle." in refused(*words, *DAY)
