"""`praksis diff`: what an editor's change does for readers, in one line and record by record."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Praksis
from tests.editing.diff.conftest import AT
from tests.git import committed, git
from tests.projects import (
    ARTICLE,
    BASE,
    EVENT,
    ISSUE,
    OFFER,
    PREMISES,
    VACANCY,
    changed,
    make_project,
    write,
)
from tests.steps import some

Diff = Callable[..., list[str]]
PATH = "content/vacancies/roenne-1.yml"
OFFER_PATH = "content/offers/netvaerk.yml"


def put(project: Path, path: str, text: str, *changes: tuple[str, str]) -> None:
    write(project / path, changed(text, *changes))


def test_nothing_is_other(diff: Diff) -> None:
    assert diff() == ["Ingen ændringer for læserne siden HEAD."]


def test_comments_and_order_of_keys_are_no_change(project: Path, diff: Diff) -> None:
    first, rest = VACANCY.split("\n", 1)
    write(project / PATH, f"# en bemærkning\n{rest}{first}\n")
    assert diff() == ["Ingen ændringer for læserne siden HEAD."]


def test_one_line_says_it_all(project: Path, diff: Diff) -> None:
    put(project, PATH, VACANCY, ("deadline: 2026-12-15", "deadline: 2026-12-18"))
    for number in (2, 3):
        put(
            project, f"content/vacancies/roenne-{number}.yml", VACANCY,
            ("id: roenne-1", f"id: roenne-{number}"), ("title: To", f"title: Runde {number}, to"),
        )  # fmt: skip
    put(project, "content/articles/hverdag.md", ARTICLE, ("hverdagen.", "hverdagen og om natten."))
    assert diff()[0] == (
        "2 nye muligheder, frist flyttet fra 15. december 2026 kl. 12.00 til 18. december 2026 "
        "kl. 12.00, 1 artikel ændret, nyhedsbrev 2026-11 ændres for 1 målgruppe."
    )


def test_what_matters_most_comes_first(project: Path, diff: Diff) -> None:
    put(project, "content/articles/hverdag.md", ARTICLE, ("En hverdag", "En dag"))
    put(project, PATH, VACANCY, ("count: 2", "count: 3"), ("2026-12-15", "2026-12-18"))
    lines = diff()
    assert lines[2:8] == [
        "Poster",
        "  Ændret: mulighed »[Eksempel] To 0-kapaciteter i Rønne« (content/vacancies/roenne-1.yml)",
        "    Ansøgningsfrist: fra 15. december 2026 kl. 12.00 til 18. december 2026 kl. 12.00",
        "    Antal: fra 2 til 3",
        "  Ændret: artikel »[Eksempel] En dag i praksis« (content/articles/hverdag.md)",
        "    Titel: fra En hverdag i praksis til En dag i praksis",
    ]
    assert lines[8:] == [
        "",
        "Nyhedsbreve",
        "  Nyhedsbrev 2026-11 ændres for 1 målgruppe",
        "    Nye speciallæger i almen medicin: ændret: [Eksempel] To 0-kapaciteter i Rønne",
    ]


FIELDS: dict[str, tuple[str, tuple[str, str], str]] = {
    "code": (
        "vacancy", ("origin: udvidelse", "origin: pulje"),
        "Baggrund for opslaget: fra Ny kapacitet til Reservekapacitet"),
    "number": (
        "premises", ("15000", "16500"), "Husleje pr. måned: fra 15.000 til 16.500"),
    "yes and no": (
        "premises", ("move_in_ready: true", "move_in_ready: false"),
        "Indflytningsklar: fra ja til nej"),
    "day": (
        "event", ("start_date: 2026-12-08", "start_date: 2026-12-09"),
        "Dato: fra 8. december 2026 til 9. december 2026"),
    "time": (
        "event", ('end_time: "19:00"', 'end_time: "19:30"'),
        "Sluttidspunkt: fra kl. 19.00 til kl. 19.30"),
    "within a group": (
        "event", ("deadline: 2026-12-01", "deadline: 2026-12-02"),
        "Tilmelding, Tilmeldingsfrist: fra 1. december 2026 til 2. december 2026"),
    "list": (
        "vacancy", ("Du får hjælp til", "Vi giver hjælp til"),
        "Det får du: + Vi giver hjælp til at komme i gang; − Du får hjælp til at komme i gang"),
    "list of groups": (
        "vacancy", ("Plan for sammenhæng", "Plan"),
        "Kriterier: + Plan, 60; − Plan for sammenhæng, 60"),
    "order": (
        "vacancy",
        ("- {text: Plan for sammenhæng, weight: 60}\n  - {text: Erfaring, weight: 40}",
         "- {text: Erfaring, weight: 40}\n  - {text: Plan for sammenhæng, weight: 60}"),
        "Kriterier: punkterne er ændret eller står i en anden rækkefølge"),
    "area": (
        "vacancy", ('areas: ["0400"]', 'areas: ["0400", "0219"]'), "Områder: + Hillerød"),
    "word for a day": (
        "premises", ("available_from: nu", "available_from: 2027-01-01"),
        "Ledig fra: fra nu til 1. januar 2027"),
    "new value": ("vacancy", ("count: 2", "count: 2\ncity: Rønne"), "By: er nu Rønne"),
    "text": (
        "article", ("Her står der noget", "Her"), "Brødtekst: teksten er ændret (−3 ord)"),
    "reference": (
        "event", ("series: fyraften\n", ""), "Række: er slettet (var »Fyraftensmøder«)"),
}  # fmt: skip


@pytest.mark.parametrize("name", some(FIELDS, 5))
def test_a_field_in_danish(project: Path, diff: Diff, name: str) -> None:
    kind, change, said = FIELDS[name]
    put(project, *BASE[kind], change)
    assert f"    {said}" in diff()


def test_new_and_future_and_draft(project: Path, diff: Diff) -> None:
    put(project, PATH, VACANCY, ("example: true", "example: true\ndraft: true"))
    put(
        project, "content/premises/lokale-2.yml", PREMISES,
        ("id: lokale-1", "id: lokale-2"), ("published: 2026-11-02", "published: 2026-12-01"),
        ("title: Lokale", "title: Andet lokale"),
    )  # fmt: skip
    lines = diff()
    assert lines[0].startswith("1 nyt lokale, 1 mulighed ændret, nyhedsbrev 2026-11")
    assert "    Vises først den 1. december 2026." in lines
    assert "    Er et udkast og vises ikke." in lines
    assert "    Var på siden og forsvinder fra den." in lines
    assert "    Nye speciallæger i almen medicin: får ikke længere brevet" in lines


def test_a_draft_that_is_let_out(project: Path, diff: Diff) -> None:
    put(project, PATH, VACANCY, ("example: true", "example: true\ndraft: true"))
    git(project, "commit", "-qam", "draft")
    write(project / PATH, VACANCY)
    lines = diff()
    assert "    Vises fra nu af." in lines
    assert "    Nye speciallæger i almen medicin: får brevet med 1 post" in lines


def test_a_renamed_record(project: Path, diff: Diff) -> None:
    old = project / "content/events/moede-1.yml"
    old.unlink()
    put(project, "content/events/moede-2.yml", EVENT, ("id: moede-1", "id: moede-2"))
    put(
        project,
        "content/audiences/nynedsat.yml",
        BASE["audience"][1],
        ("event:moede-1", "event:moede-2"),
    )
    lines = diff()
    assert lines[0].startswith("1 arrangement omdøbt, 1 målgruppe ændret")
    assert (
        "  Omdøbt: arrangement »[Eksempel] Fyraftensmøde i Hillerød« "
        "(content/events/moede-2.yml), før moede-1"
    ) in lines
    assert "    Adressen skifter fra /arrangementer/moede-1/ til /arrangementer/moede-2/." in lines


def test_a_published_id_that_is_gone(project: Path, diff: Diff) -> None:
    put(project, OFFER_PATH, OFFER, ("example: true", "example: false"))
    git(project, "add", "-A")
    git(project, "commit", "-qm", "offer")
    (project / OFFER_PATH).unlink()
    lines = diff()
    assert lines[0] == "1 tilbud fjernet."
    assert lines[2:4] == [
        "Forsvinder for læserne",
        (
            '  content/offers:1:1: advarsel: "netvaerk" er slettet, og det har været vist. Dens '
            "side siger nu, at den er fjernet. Har den fået nyt id, så skriv was: [netvaerk] i den "
            "nye. Skal folk stadig kunne læse den, så læg filen tilbage, og skriv expires."
        ),
    ]
    assert "    Siden /tilbud/netvaerk/ forsvinder." in lines


def test_a_page_of_a_helper_that_is_gone(project: Path, diff: Diff) -> None:
    path, text = BASE["audience"]
    put(project, path, text, ("example: true", "example: false"))
    git(project, "commit", "-qam", "real")
    (project / path).unlink()
    assert diff()[3].endswith("i den nye. Ellers læg filen tilbage.")


def test_a_renamed_record_that_says_so_loses_nothing(project: Path, diff: Diff) -> None:
    put(project, OFFER_PATH, OFFER, ("example: true", "example: false"))
    git(project, "add", "-A")
    git(project, "commit", "-qm", "offer")
    text = (project / OFFER_PATH).read_text("utf-8")
    (project / OFFER_PATH).unlink()
    was = text.replace("id: netvaerk", "id: faellesskab\nwas: [netvaerk]")
    (project / "content/offers/faellesskab.yml").write_text(was, "utf-8")
    lines = diff()
    assert lines[0] == "1 tilbud omdøbt."
    assert "Forsvinder for læserne" not in lines


def test_a_step_that_is_not_allowed(project: Path, diff: Diff) -> None:
    put(
        project, PATH, VACANCY, ("status: opslaaet", "status: tildelt\nallocated_on: 2026-12-18"),
        ("takeover:", "activation_deadline: 2027-06-01\ntakeover:"),
    )  # fmt: skip
    lines = diff()
    assert 'går fra "opslaaet" til "tildelt"' in lines[3]
    assert lines[2] == "Ikke tilladt"
    assert "    Status: fra Åben for ansøgning til Tildelt – ikke åbnet endnu" in lines
    assert "    Skiftet af status er ikke tilladt." in lines


def test_a_step_that_is_allowed(project: Path, diff: Diff) -> None:
    put(project, PATH, VACANCY, ("status: opslaaet", "status: vurderes"))
    lines = diff("--clock", "2026-12-20")
    assert "Ikke tilladt" not in lines
    assert "    Skiftet af status er tilladt." in lines


def test_sound_and_pictures(project: Path, diff: Diff) -> None:
    write(project / "content/media/images/ny æble.png", b"x")
    (project / "content/media/images/cover.png").write_bytes(b"y")
    assert diff()[-3:] == [
        "Lyd og billeder",
        "  ændret fil: content/media/images/cover.png",
        "  ny fil: content/media/images/ny æble.png",
    ]


def test_letters_that_change_and_letters_that_are_new(project: Path, diff: Diff) -> None:
    put(project, BASE["issue"][0], ISSUE, ("subject: Åbne muligheder", "subject: Ledige pladser"))
    put(
        project, "content/issues/brev-2026-12.md", ISSUE, ("id: brev-2026-11", "id: brev-2026-12"),
        ('number: "2026-11"', 'number: "2026-12"'), ("send_on: 2026-11-23", "send_on: 2026-12-10"),
    )  # fmt: skip
    lines = diff()
    assert lines[0] == (
        "1 ny nyhedsbrevsudgave, 1 nyhedsbrevsudgave ændret, nyhedsbrev 2026-11 ændres for 1 "
        "målgruppe, nyhedsbrev 2026-12 er nyt og går til 1 målgruppe."
    )
    assert "    Nye speciallæger i almen medicin: andre ord i brevet selv" in lines


def test_a_letter_that_was_sent_is_as_it_was(project: Path, praksis: Praksis) -> None:
    at = ("--clock", "2026-11-24T09:00")
    write(project / "mkdocs.yml", "site_name: Prøve\nsite_url: https://example.org/\n")
    put(project, BASE["issue"][0], ISSUE, ('number: "2026-11"', 'number: "2026-11"\nstatus: klar'))
    git(project, "commit", "-qam", "ready")
    frozen = ("--clock", "2026-11-23T07:00")
    for words in (("freeze", "brev-2026-11", *frozen), ("sent", "brev-2026-11", *at)):
        done = praksis(project, "newsletter", *words)
        assert done.exit_code == 0, done.output
    put(project, PATH, VACANCY, ("2026-12-15", "2026-12-18"))
    assert "Nyhedsbreve" not in praksis(project, "diff", "HEAD", *at).stdout
    assert "Udsendelse" not in praksis(project, "upcoming", *at).stdout
    (project / ".praksis/newsletter.lock.json").write_text("{", encoding="utf-8")
    told = praksis(project, "diff", "HEAD", *at)
    assert told.exit_code == 0
    assert "Nyhedsbrevene kan ikke planlægges" in told.stdout


def test_broken_records_are_named_and_nothing_else_is_said_of_them(
    project: Path, diff: Diff
) -> None:
    write(project / PATH, "id: [")
    put(project, "content/articles/hverdag.md", ARTICLE, ("En hverdag", "En dag"))
    lines = diff()
    assert lines[0] == "1 artikel ændret, 1 fil kan ikke læses."
    assert lines[2] == "Kan ikke læses nu, så intet siges om det"
    assert lines[3].startswith(f"  {PATH}:1:5: ")
    assert "Nyhedsbreve" not in lines
    git(project, "commit", "-qam", "broken")
    write(project / PATH, VACANCY)
    lines = diff()
    assert lines[0] == "Ingen ændringer for læserne siden HEAD."
    assert lines[2] == "Kunne ikke læses i HEAD"
    assert lines[3].startswith(f"  {PATH}:1:5: ")


@pytest.mark.parametrize(
    "broken", some([b"\xff\xfe", "<<<<<<< HEAD\n", "- a", "", "x: " + "[" * 5000], 3)
)
def test_any_broken_content_gives_no_traceback(
    project: Path, praksis: Praksis, broken: str | bytes
) -> None:
    good = {path: (project / path).read_bytes() for path, _ in BASE.values()}
    for path in good:
        write(project / path, broken)
    assert praksis(project, "diff", "HEAD", *AT).exit_code == 0
    git(project, "commit", "-qam", "broken")
    for path, content in good.items():
        write(project / path, content)
    done = praksis(project, "diff", "HEAD", *AT)
    assert done.exit_code == 0
    assert "Kunne ikke læses i HEAD" in done.stdout


def test_links_in_an_earlier_version(project: Path, diff: Diff, tmp_path: Path) -> None:
    (tmp_path / "secret.yml").write_text(VACANCY, encoding="utf-8")
    folder = project / "content/vacancies"
    (folder / "roenne-9.yml").symlink_to(tmp_path / "secret.yml")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "link")
    (folder / "roenne-9.yml").unlink()
    lines = diff()
    assert "filen er et link, der peger ud af content/." in lines[3]


def test_markdown_and_json(project: Path, praksis: Praksis) -> None:
    put(project, PATH, VACANCY, ("2026-12-15", "2026-12-18"), ("i Rønne\n", "i *Rønne* (~1)\n"))
    told = praksis(project, "diff", "HEAD", "--markdown", *AT).stdout
    assert told.startswith("## Det ændrer sig for læserne\n\n**Frist flyttet fra")
    assert "i \\*Rønne\\* (\\~1)«" in told
    values = json.loads(praksis(project / "content", "diff", "HEAD", "--json", *AT).stdout)
    (record,) = values["records"]
    assert (record["item"], record["change"]) == ("vacancy:roenne-1", "ændret")
    assert record["fields"][0]["key"] == "deadline"
    assert values["newsletters"][0]["issue"] == "brev-2026-11"
    both = praksis(project, "diff", "HEAD", "--markdown", "--json")
    assert (both.exit_code, "Vælg enten" in both.stderr) == (2, True)


def test_the_folder_may_lie_deep_in_a_repository(tmp_path: Path, praksis: Praksis) -> None:
    project = make_project(tmp_path / "repo" / "kontor æ")
    committed(tmp_path / "repo")
    put(project, PATH, VACANCY, ("count: 2", "count: 3"))
    done = praksis(project / "content", "diff", "main", *AT)
    assert done.stdout.splitlines()[0].startswith("1\u00a0mulighed ændret")


# --- wrong use --------------------------------------------------------------------------------


@pytest.mark.parametrize("ref", ["findes-ikke", "HEAD~99", "HEAD:content", "main..HEAD", ""])
def test_unknown_versions(project: Path, praksis: Praksis, ref: str) -> None:
    done = praksis(project, "diff", ref)
    assert done.exit_code == 2
    wanted = f'Fejl: Git kender ikke "{ref}" her. Skriv fx HEAD eller main.'
    assert done.stderr.splitlines()[-1] == wanted


def test_a_version_that_looks_like_an_option(project: Path, praksis: Praksis) -> None:
    done = praksis(project, "diff", "--", "--output=x")
    assert (done.exit_code, 'Git kender ikke "--output=x"' in done.stderr) == (2, True)
    assert not (project / "x").exists()


def test_a_copy_without_git(tmp_path: Path, praksis: Praksis) -> None:
    done = praksis(make_project(tmp_path), "diff", "HEAD")
    assert done.exit_code == 2
    assert "Projektet her ligger ikke i Git" in done.stderr


def test_a_copy_inside_a_foreign_repository(project: Path, praksis: Praksis) -> None:
    copy = make_project(project / "kopi")
    done = praksis(copy, "diff", "HEAD")
    assert done.exit_code == 2
    assert 'I "HEAD" har projektet ingen mappe content/.' in done.stderr


def test_without_git(project: Path, praksis: Praksis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    done = praksis(project, "diff", "HEAD")
    assert (done.exit_code, "Git er ikke installeret" in done.stderr) == (2, True)


def test_a_shallow_clone(project: Path, praksis: Praksis, tmp_path: Path) -> None:
    git(project, "commit", "-q", "--allow-empty", "-m", "second")
    git(tmp_path, "clone", "-q", "--depth=1", project.as_uri(), "shallow")
    done = praksis(tmp_path / "shallow", "diff", "HEAD~1")
    assert (done.exit_code, "Kør git fetch --unshallow" in done.stderr) == (2, True)
    assert praksis(tmp_path / "shallow", "diff", "HEAD", *AT).exit_code == 0


def test_a_clone_without_the_branch_is_told_of_the_one_that_it_has(
    project: Path, praksis: Praksis
) -> None:
    git(project, "branch", "-m", "min-gren")
    git(project, "update-ref", "refs/remotes/origin/main", "HEAD")
    done = praksis(project, "diff", "main")
    assert done.stderr.splitlines()[-1].endswith("Skriv fx HEAD eller origin/main.")
