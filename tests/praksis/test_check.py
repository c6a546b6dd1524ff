"""`praksis check`: what an editor sees, and what a program gets."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from records.messages import sentence_of
from records.model.registry import KINDS
from records.source.diagnostics import Diagnostic, Position
from tests import needs
from tests.projects import (
    AREAS,
    ARTICLE,
    BASE,
    EPISODE,
    EVENT,
    ISSUE,
    MAILING_LIST,
    VACANCY,
    Files,
    changed,
    is_of_fronts,
    make_project,
)
from tests.steps import some

Praksis = Callable[..., Result]
PATH = "content/vacancies/roenne-1.yml"
ARTICLE_PATH = "content/articles/hverdag.md"
ISSUE_PATH = "content/issues/brev-2026-11.md"
LIST_PATH = "content/mailing_lists/alle.yml"
AREA_PATH = "content/areas/kommuner.csv"
CONFLICT = sentence_of(Diagnostic("merge-conflict", Position("")))


def one(*changes: tuple[str, str], path: str = PATH, text: str = VACANCY) -> Files:
    return {path: changed(text, *changes)}


PUBLISHED = (
    "status: planlagt",
    (
        "status: udgivet\nreleased: 2026-11-02\naudio: {file: media/audio/a.mp3}\n"
        "transcript: media/transcripts/a.vtt\npeople: [{role: Vært, consent: false}]"
    ),
)
BAD: dict[str, tuple[Files, str]] = {
    "unknown key": (
        one(("count: 2", "count: 2\nFrist: 2026-12-15")),
        f'{PATH}:13:1: feltet "Frist" kendes ikke. Mente du "deadline" (Ansøgningsfrist)?',
    ),
    "missing required key": (
        one(("example: true\n", "")),
        (f'{PATH}:1:1: feltet "example" (Eksempel) mangler. '
        "Skriv example: true eller example: false."),
    ),
    "time with a point": (
        one(('"16:30"\nend', "14.30\nend"), path="content/events/moede-1.yml", text=EVENT),
        ('content/events/moede-1.yml:13:13: feltet "start_time" (Starttidspunkt) er "14.30". '
        "Skriv klokkeslæt med kolon: 14:30."),
    ),
    "number with a point": (
        one(("patients: 0", "patients: 1.600")),
        (f'{PATH}:16:11: feltet "patients" (Tilmeldte patienter) er "1.600". '
        "Skriv tallet uden punktum og mellemrum: 1600."),
    ),
    "duplicate key": (
        one(("count: 2", "count: 2\ncount: 3")),
        (f'{PATH}:13:1: feltet "count" står her for anden gang; første gang er linje 12. '
        "Slet det ene."),
    ),
    "tab": (
        one(("  - Du begynder", "\t- Du begynder")),
        f"{PATH}:32:1: linjen er rykket ind med tabulator. Skriv to mellemrum i stedet for.",
    ),
    "two versions in a YAML file": (
        one(("count: 2", "<<<<<<< HEAD\ncount: 2\n=======\ncount: 3\n>>>>>>> frister")),
        f"{PATH}:12:1: {CONFLICT}",
    ),
    "two versions of a whole Markdown file": (
        {ARTICLE_PATH: f"<<<<<<< HEAD\n{ARTICLE}=======\n{ARTICLE}>>>>>>> frister\n"},
        f"{ARTICLE_PATH}:1:1: {CONFLICT}",
    ),
    "two versions in front matter": (
        one(("title: En hverdag i praksis",
             "<<<<<<< HEAD\r\ntitle: En hverdag\r\n=======\r\ntitle: En dag\r\n>>>>>>> frister\r"),
            path=ARTICLE_PATH, text=ARTICLE),
        f"{ARTICLE_PATH}:3:1: {CONFLICT}",
    ),
    "two versions in a text": (
        one(("Her står der noget om hverdagen.",
             "Overskrift\n=======\n\n<<<<<<< HEAD\nHer.\n=======\nDer.\n>>>>>>> frister"),
            path=ARTICLE_PATH, text=ARTICLE),
        f"{ARTICLE_PATH}:14:1: {CONFLICT}",
    ),
    "two versions in a table": (
        {AREA_PATH: AREAS.replace("0219,", "<<<<<<< HEAD\n0219,") + "=======\n>>>>>>> frister\n"},
        f"{AREA_PATH}:3:1: {CONFLICT}",
    ),
    "bad date": (
        one(("deadline: 2026-12-15", "deadline: 2027-02-31")),
        (f'{PATH}:18:11: feltet "deadline" (Ansøgningsfrist) er 2027-02-31, og den dag findes '
        "ikke. Skriv en dag fra kalenderen: februar 2027 har 28 dage."),
    ),
    "unknown audience": (
        one(("[ny-speciallaege]", "[ny-speciallæge]")),
        (f'{PATH}:5:13: feltet "audiences" (Målgrupper) er "ny-speciallæge", som ikke kendes. '
        'Mente du "ny-speciallaege" (Nye speciallæger i almen medicin)?'),
    ),
    "dangling repost_of": (
        one(("count: 2", "count: 2\nrepost_of: roenne-0")),
        (f'{PATH}:13:12: feltet "repost_of" (Genopslag af) peger på "roenne-0", som ikke findes. '
        'Mente du "roenne-1"?'),
    ),
    "loop in repost_of": (
        one(("count: 2", "count: 2\nrepost_of: roenne-1")),
        (f'{PATH}:13:12: feltet "repost_of" (Genopslag af) går i ring: roenne-1 → roenne-1. '
        "Ret den ene, så kæden får en begyndelse."),
    ),
    "deadline before posting": (
        one(("deadline: 2026-12-15", "deadline: 2026-02-01")),
        (f'{PATH}:18:11: feltet "deadline" (Ansøgningsfrist) er 2026-02-01 og ligger før "posted" '
        "(Slået op), som er 2026-11-02. Ret den ene af datoerne."),
    ),
    "two records with one id": (
        {"content/vacancies/to.yml": VACANCY},
        ('content/vacancies/to.yml:1:5: feltet "id" (Id) er "roenne-1", som også bruges i '
        f"{PATH}. Giv den ene et nyt id."),
    ),
    "empty file": (
        {PATH: ""},
        f"{PATH}:1:1: filen er tom. Skriv mindst id, title og example.",
    ),
    "Latin-1 file": (
        {PATH: VACANCY.replace("–", "-").encode("latin-1")},
        (f"{PATH}:2:28: filen er ikke gemt som UTF-8, så æ, ø og å kan ikke læses. "
        "Gem filen igen med tegnsættet UTF-8."),
    ),
    "10 MB file": (
        {PATH: VACANCY + "#" * 10_000_000},
        (f"{PATH}:1:1: filen fylder 10,0 MB, og en post må højst fylde 1 MB. "
        "Del teksten op, eller læg billeder og lyd i content/media/."),
    ),
    "broken front matter": (
        one(("title: En", "title: [En"), path="content/articles/hverdag.md", text=ARTICLE),
        ("content/articles/hverdag.md:3:8: en liste bliver ikke lukket. "
        "Sæt ] efter det sidste punkt."),
    ),
    "missing sound file": (
        {**one(PUBLISHED, path="content/episodes/afsnit-1.md", text=EPISODE),
         "content/media/transcripts/a.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nHej.\n"},
        ('content/episodes/afsnit-1.md:13:15: feltet "audio.file" (Fil) peger på '
        '"media/audio/a.mp3", som ikke findes. Læg filen i content/media/, eller ret stien.'),
    ),
    "merge tag in the text of a letter": (
        {
            LIST_PATH: MAILING_LIST,
            **one(("fra dig.", "fra *|FNAME|*."), path=ISSUE_PATH, text=ISSUE),
        },
        (f'{ISSUE_PATH}:17:1: feltet "intro" (Indledning) har flettekoden "*|FNAME|*". '
        "Afsenderprogrammet kan tage fejl af den. Slet den."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", some(BAD, 8))
def test_a_bad_input_gives_one_exact_line(tmp_path: Path, praksis: Praksis, name: str) -> None:
    files, line = BAD[name]
    done = praksis(make_project(tmp_path, files), "check")
    assert done.stderr.splitlines() == [line]
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)
    assert done.stdout.endswith("Ret dem, og prøv igen.\n")


def test_a_link_out_of_content(tmp_path: Path, praksis: Praksis) -> None:
    folder = make_project(tmp_path / "project", {PATH: None})
    (tmp_path / "secret.yml").write_text(VACANCY)
    (folder / PATH).parent.mkdir(parents=True)
    (folder / PATH).symlink_to(tmp_path / "secret.yml")
    done = praksis(folder, "check")
    assert done.stderr == (
        f"{PATH}:1:1: filen er et link, der peger ud af content/. "
        "Læg en kopi af filen her i stedet.\n"
    )
    assert done.exit_code == 1


def test_all_faults_at_once_and_in_order(tmp_path: Path, praksis: Praksis) -> None:
    several = one(
        ("title: To 0-kapaciteter i Rønne", "title: Nej"),
        ("count: 2", "count: to"),
        ("deadline: 2026-12-15", "deadline: 1.12.2026"),
        ("origin: udvidelse\n", ""),
    )
    files = {**several, **BAD["time with a point"][0], **BAD["broken front matter"][0],
             "content/advisers/tom.yml": ""}  # fmt: skip
    done = praksis(make_project(tmp_path, files), "check")
    places = [line.split(": ")[0] for line in done.stderr.splitlines()]
    assert places == [
        "content/advisers/tom.yml:1:1",
        "content/articles/hverdag.md:3:8",
        "content/events/moede-1.yml:13:13",
        f"{PATH}:1:1",
        f"{PATH}:2:8",
        f"{PATH}:11:8",
        f"{PATH}:17:11",
    ]
    assert done.stdout == "7 fejl. Ret dem, og prøv igen.\n".replace(" ", "\u00a0", 1)


def test_all_is_well(tmp_path: Path, praksis: Praksis) -> None:
    done = praksis(make_project(tmp_path), "check")
    assert done.exit_code == 0
    assert [line for line in done.stderr.splitlines() if not is_of_fronts(line)] == []
    (line,) = done.stdout.splitlines()
    told = line.replace("\u00a0", " ")
    assert told.startswith("Alt er i orden: 1 mulighed, 1 lokale, ")
    for each in ("1 podcast", "2 artikler", "1 rådgiver", "2 områder"):
        assert f", {each}, " in told
    there = [kind for kind in KINDS if kind.key in BASE]
    names = re.findall(r"\d+ ([^,.]+)[,.]", told)
    for kind, name in zip(there, names, strict=True):
        assert name in (kind.label.lower(), kind.plural)


def test_a_folder_further_down(tmp_path: Path, praksis: Praksis) -> None:
    folder = make_project(tmp_path, BAD["empty file"][0])
    done = praksis(folder / "content" / "vacancies", "check")
    assert done.stderr == f"{BAD['empty file'][1]}\n"


def test_outside_a_project(tmp_path: Path, praksis: Praksis) -> None:
    done = praksis(tmp_path, "check")
    assert done.exit_code == 2
    assert "Fejl: Her er intet projekt" in done.stderr


def test_json(tmp_path: Path, praksis: Praksis) -> None:
    done = praksis(make_project(tmp_path, BAD["bad date"][0]), "check", "--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, done.stderr, told["ok"]) == (1, "", False)
    assert told["counts"]["premises"] == 1
    assert told["problems"] == [
        {
            "code": "date-not-in-calendar",
            "path": PATH,
            "line": 18,
            "column": 11,
            "severity": "fejl",
            "record": "vacancy:roenne-1",
            "field": "deadline",
            "values": {"value": "2027-02-31", "near": "februar 2027 har 28 dage"},
            "message": BAD["bad date"][1].split(": ", 1)[1],
        }
    ]


def test_json_of_what_is_well(tmp_path: Path, praksis: Praksis) -> None:
    done = praksis(make_project(tmp_path), "check", "--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["ok"]) == (0, True)
    assert {problem["code"] for problem in told["problems"]} == {"page-missing"}


def test_warnings_do_not_stop(tmp_path: Path, praksis: Praksis) -> None:
    files = one(("deadline: 2026-12-15", "deadline: 2026-12-13"))
    done = praksis(make_project(tmp_path, files), "check")
    assert done.exit_code == 0
    (line,) = [line for line in done.stderr.splitlines() if not is_of_fronts(line)]
    assert line.replace("\u00a0", " ") == (
        f'{PATH}:18:11: advarsel: feltet "deadline" (Ansøgningsfrist) er søndag den 13. december '
        "2026, og det er weekend. Vælg en hverdag."
    )


@needs.TIME
def test_as_a_program_in_another_language(tmp_path: Path) -> None:
    """A real process in a plain C locale: the same bytes, no traceback."""
    folder = make_project(tmp_path, {**BAD["unknown key"][0], **BAD["time with a point"][0]})
    done = subprocess.run(
        [sys.executable, "-c", "from praksis.cli import main; main()", "check"],
        cwd=folder,
        capture_output=True,
        check=False,
        env={"PATH": "/usr/bin", "LC_ALL": "C", "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[-2:] == [
        BAD["time with a point"][1],
        BAD["unknown key"][1],
    ]
