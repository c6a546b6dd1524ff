"""The editors' guide is carried out as written, in order, in a copy of the demonstration."""

from __future__ import annotations

import io
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import openpyxl
import pytest
import yaml
from click.testing import Result

from records.model.field_spec import spec_of
from records.model.registry import KINDS
from tests import needs
from tests.docs.test_guide import CHAPTERS as TEXTS
from tests.docs.test_guide import FOR_PROGRAMMERS, MADE_OF_SOURCES, command_of
from tests.git import committed, git
from tests.project_copy import ProjectCopy, copy_of

DOCS = Path(__file__).parents[2] / "docs"
_FIRST = ("redaktoer.md", "nye-poster.md", "regneark.md", "formular.md", "forhaandsvisning.md",
          "kommende-og-forskelle.md")  # fmt: skip
_LAST = ("i-luften.md",)
"""Going live, which deletes."""
CHAPTERS = (*_FIRST, *(name for name in TEXTS if name not in {*_FIRST, *_LAST}), *_LAST)
"""In the order in which an editor meets them: a new one is among them as soon as it is there."""
NOW = "1799830800"
"""Tuesday, 12 January 2027, 10 o'clock: the deadlines of the guide's first chapter have passed."""
_RUN = re.compile(r"python3 start\.py ([^`\n]+)")
_NEW = re.compile(r"new [a-z]+")
_CODE = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True, slots=True)
class End:
    """How a command ends that cannot simply be carried out here, and why."""

    code: int
    says: str
    why: str


ASKS = End(1, "Intet er skrevet.", "asks in a terminal; here it says what is missing")
STOPS = End(1, "Siden må ikke gå i luften endnu", "the demonstration is none")
STOPS_HERE = End(1, "Siden kan ikke udgives endnu.", "as above")
OTHERWISE = {
    "check --since main": End(
        1, "Efter opslaaet kommer vurderes eller trukket", "the guide took two steps before it"
    ),
    "publish --first --dry-run": STOPS_HERE,
    'new arrangement --no-ask --example false --title "Åbent hus" …': End(
        2, "…", "the dots stand for more options"
    ),
    "newsletter freeze paa-vej-i-praksis-2026-11": End(
        1, "skulle sendes 23.", "its day has passed; tests/praksis/test_newsletter_letters.py does"
    ),
    "newsletter sent paa-vej-i-praksis-2026-11": End(1, "er ikke frosset", "as above"),
    "releases purge wish:soeger-1042": End(
        1, "Der er ikke udgivet noget endnu.", "nothing went out; tests/praksis/test_releases.py"
    ),
    "golive": STOPS,
    "golive --json": End(1, '"ready": false', "as above"),
    "build --publish": End(1, "Siden kan ikke udgives endnu.", "as above"),
    "golive --strip-examples --dry-run": End(1, "mangler 8", "says what to put in place"),
    "golive --strip-examples --yes": End(1, "mangler 8", "as above"),
}  # fmt: skip
NOT_HERE = {
    "serve": "a server; tests/site_plugins/preview runs it",
    "serve --host": "a server; tests/site_plugins/preview has its door",
    "admin fetch": "asks npm; tests/site_plugins/admin has the fetching",
    "admin open": "a server; tests/site_plugins/admin runs it",
    "build --admin": "needs what admin fetch fetches; tests/site_plugins/admin builds it",
}


def runs() -> list[tuple[str, str]]:
    """Each chapter and what is run in it."""
    return [(name, found[1].strip()) for name in CHAPTERS
            for found in _RUN.finditer(TEXTS[name])]  # fmt: skip


def _first_of_each(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What is said again, as `check` is in every chapter, need not be done again."""
    first: dict[str, str] = {}
    for chapter, words in found:
        first.setdefault(words, chapter)
    return [(chapter, words) for words, chapter in first.items()]


def table_in(text: str) -> Iterator[list[str]]:
    """The rows of the first table of a text, without its rule."""
    for line in re.search(r"(?m)(^\|.*\n)+", text)[0].splitlines():  # type: ignore[index]
        if not re.fullmatch(r"[|\s-]+", line):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def prepared(project: ProjectCopy, chapter: str) -> None:
    """What the chapter takes for granted: the files that it shows or speaks of."""
    if chapter == "regneark.md":
        text = TEXTS[chapter]
        book = openpyxl.Workbook()
        for row in table_in(text.partition("## Kolonnernes navne")[2]):
            book.active.append(row)  # type: ignore[union-attr]
        content = io.BytesIO()
        book.save(content)
        (project.folder / "kapaciteter.xlsx").write_bytes(content.getvalue())
        block = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
        assert block
        project.write("kapaciteter.yml", block[1])
        project.write("udtraek.csv", _COUNTED)
    if "moede.vtt" in TEXTS[chapter]:
        project.write("moede.vtt", _MEETING)


_COUNTED = "Kommune;Kapaciteter;Patienter\nBornholms Regionskommune;30;39.500\n"
_MEETING = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Taler 1>Velkommen til et møde om hverdagen.</v>
"""


@pytest.fixture(scope="module")
def demonstration(
    root: Path, tmp_path_factory: pytest.TempPathFactory, built: ProjectCopy
) -> ProjectCopy:
    project = copy_of(root, tmp_path_factory.mktemp("guide") / "project", after=built)
    project.write(".gitignore", "site/\noutbox/\n.praksis/cache/\n")
    committed(project.folder)
    git(project.folder, "commit", "-q", "--allow-empty", "-m", "second")
    return project


@pytest.fixture(scope="module")
def results(demonstration: ProjectCopy) -> list[tuple[str, str, Result]]:
    """What came of each command; a chapter ends with a commit, as the guide says."""
    done = []
    before = ""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        for chapter, words in _first_of_each(runs()):
            if chapter != before:
                prepared(demonstration, chapter)
                git(demonstration.folder, "add", "-A")
                git(demonstration.folder, "commit", "--no-verify", "-q", "--allow-empty", "-m", "x")
                before = chapter
            if words not in NOT_HERE:
                done.append((chapter, words, demonstration.praksis(*shlex.split(words))))
    return done


@needs.TIME
def test_every_command_of_the_guide_does_as_it_says(
    results: list[tuple[str, str, Result]],
) -> None:
    wrong = []
    for chapter, words, done in results:
        end = ASKS if _NEW.fullmatch(words) else OTHERWISE.get(words, End(0, "", ""))
        unexpected = done.exception and not isinstance(done.exception, SystemExit)
        if unexpected or done.exit_code != end.code or end.says not in done.output:
            wrong.append(f"{chapter}: {words}: {done.exit_code}: {done.output[-300:]}")
    assert wrong == []
    assert len(results) > 30


def test_no_reason_is_left_over() -> None:
    told = {words for _, words in runs()}
    assert {*OTHERWISE, *NOT_HERE} <= told


@needs.TIME
def test_what_the_commands_wrote_is_right(
    results: list[tuple[str, str, Result]], demonstration: ProjectCopy
) -> None:
    assert results
    git(demonstration.folder, "checkout", "--", "content")
    done = demonstration.praksis("check")
    assert done.exit_code == 0, done.output
    assert "Hillerød" in "".join(
        file.read_text(encoding="utf-8")
        for file in (demonstration.folder / "content/vacancies").glob("to-kapaciteter*.yml")
    )


# --- operations ---------------------------------------------------------------------------------

RUN_BY = {
    "build": "tests/praksis", "check": "tests/praksis", "doctor": "tests/releasing/doctor",
    "golive": "tests/praksis", "hook": "tests/editing", "merge": "tests/praksis",
    "newsletter": "tests/praksis", "podcast": "tests/praksis", "publish": "tests/releasing",
    "releases": "tests/releasing", "rollback": "tests/releasing", "schema": "tests/editing/schema",
    "serve": "tests/site_plugins/preview", "visits": "tests/praksis", "upcoming": "tests/editing",
    "test": "tests/test_start.py", "new": "tests/praksis",
    "wishes": "tests/praksis/test_wishes.py", "need": "tests/praksis/test_need.py",
}  # fmt: skip
"""Whose own tests carry out what operations say: many need a server or a mail engine."""
_CALLED = re.compile(r"(?:python3 start\.py|\bpraksis) ([a-z]+)((?: [^`\n#|]*)?)")
_TYPED = re.compile(r"`([^`\n]+)`|^(?: {4}|(?=praksis |python3 ))(.+)$", re.MULTILINE)
PAPERS = sorted(
    [*DOCS.glob("drift/**/*.md"), *(DOCS / name for name in FOR_PROGRAMMERS),
     *(DOCS.parent / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md"))]
)  # fmt: skip


def test_every_page_is_carried_out_made_of_the_sources_or_held_to_the_commands() -> None:
    """A new page anywhere in `docs/` has to be one of these."""
    held = {*PAPERS, *(DOCS / name for name in (*CHAPTERS, *MADE_OF_SOURCES))}
    assert set(DOCS.rglob("*.md")) - held == set()


@pytest.mark.parametrize("paper", PAPERS, ids=lambda file: file.name)
def test_what_operations_type_is_there_with_its_options(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8")
    for typed in _TYPED.finditer(text):
        for found in _CALLED.finditer(typed[1] or typed[2]):
            if found[1] == "test":
                continue
            assert found[1] in RUN_BY, found[0]
            assert (DOCS.parent / RUN_BY[found[1]]).exists()
            command, rest = command_of([found[1], *found[2].split()])
            with click.Context(command) as context:
                known = {opt for p in command.get_params(context)
                         for opt in (*p.opts, *p.secondary_opts)}  # fmt: skip
            options = {word.partition("=")[0].rstrip(".,;:)") for word in rest if word[:2] == "--"}
            assert options <= known, found[0]


# --- names in the text ------------------------------------------------------------------------

MADE = {"site/", "outbox/", "outbox/deling/", ".vscode/settings.json", "frister.ics",
        "kapaciteter.xlsx", "kapaciteter.yml", "moede.vtt", "pre-commit.gemt",
        "muligheder.xlsx", "udtraek.csv", "content/needs/", ".praksis/import/",
        ".github/workflows/praksis.yml", ".gitlab-ci.yml", "media/images/doer.jpg"}  # fmt: skip
"""What commands or editors make."""
_PATH = re.compile(
    r"\.?[\w-]+/(?:[\w.-]+/)*(?:[\w.-]+\.\w+)?|[\w-]+\.(?:yml|md|csv|xlsx|ics|json|txt)"
)


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_file_and_folder_that_is_named_is_there(name: str, root: Path) -> None:
    named = {code for code in _CODE.findall(TEXTS[name]) if _PATH.fullmatch(code)}
    missing = {
        path for path in named - MADE
        if not any((base / path).exists() for base in (root, root / "content", DOCS))
    }  # fmt: skip
    assert missing == set()


def test_every_key_of_the_mapping_is_one(root: Path) -> None:
    block = re.search(r"```yaml\n(.*?)```", TEXTS["regneark.md"], re.DOTALL)
    assert block
    mapping = yaml.safe_load(block[1])
    keys = {field.key for field in spec_of(mapping["kind"]).fields}
    fields = {value.partition(".")[0] for value in mapping["columns"].values() if value}
    assert fields | set(mapping["defaults"]) | set(mapping["values"]) <= keys


def test_every_field_that_is_named_with_a_value_is_one() -> None:
    fields = {field.key for kind in KINDS for field in spec_of(kind.key).fields}
    known = (
        fields
        | {"kind", "columns", "values", "defaults"}
        | {"backend", "branch", "review", "clock"}
    )
    named = {
        found[1]
        for name in CHAPTERS
        for code in _CODE.findall(TEXTS[name])
        if (found := re.fullmatch(r"([a-z_]+): ?[^/]*", code)) and "_" not in found[1][:1]
    }
    assert named - known - {"article", "https", "figure", "http", "select"} == set()
