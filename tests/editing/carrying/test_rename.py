"""`praksis rename` and `praksis replace`: everything that names a record follows."""

from __future__ import annotations

import subprocess
import unicodedata
from pathlib import Path

import pytest

from editing.carrying.names import NewName, renamed_text
from praksis.project import find_project
from records.loading.library import load
from records.messages import line_of
from site_plugins.checks import ALL_CHECKS
from tests.editing.drafting.conftest import Run, files
from tests.projects import ARTICLE, PREMISES, write

NAME = NewName("article", "hverdag", "dagen", ("livet/hverdag/", "livet/dagen/"),
               (("media/images/hverdag/a.jpg", "media/images/dagen/a.jpg"),))  # fmt: skip
TEXTS = (
    ("[a](article:hverdag)", "[a](article:dagen)"),
    ("[a](article:hverdag#top) og [b](<article:hverdag>)",
     "[a](article:dagen#top) og [b](<article:dagen>)"),
    ("[a]\n\n[a]: article:hverdag\n", "[a]\n\n[a]: article:dagen\n"),
    ("[a](/livet/hverdag/) [b](/livet/hverdag/#top)", "[a](/livet/dagen/) [b](/livet/dagen/#top)"),
    ("![](media/images/hverdag/a.jpg)", "![](media/images/dagen/a.jpg)"),
    ("[a](article:hverdagen) [b](guide:hverdag) hverdag",) * 2,
    ("[a](/livet/hverdagen/) `[a](article:hverdag)`",) * 2,
    ("```\n[a](article:hverdag)\n```\n",) * 2,
)  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), TEXTS)
def test_links_follow_and_words_stay(project: Path, text: str, wanted: str) -> None:
    record = load(find_project(project)).records["article"]["hverdag"]
    file = "---\nid: x\n---\n\n"
    assert renamed_text(file + text, Path("x.md"), record, NAME) == file + wanted


def test_a_figure_in_a_text_follows(project: Path) -> None:
    record = load(find_project(project)).records["article"]["hverdag"]
    told = renamed_text("---\n---\n{{figure:tal}} {{ figure:tal }} {{figure:tallet}}", Path("x.md"),
                        record, NewName("figure", "tal", "nyt"))  # fmt: skip
    assert told == "---\n---\n{{figure:nyt}} {{ figure:nyt }} {{figure:tallet}}"


def test_a_record_and_all_that_names_it(project: Path, run: Run) -> None:
    old = project / "content/articles/hverdag.md"
    text = old.read_text(encoding="utf-8")
    write(project / "content/articles/anden.md",
          ARTICLE.replace("id: hverdag", 'id: anden\nrelated: ["article:hverdag"]  # den første')
          + "\nLæs [om dagen](article:hverdag).\n")  # fmt: skip
    before = files(project)
    shown = run("rename", "article:hverdag", "en-dag")
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert "/livet/hverdag/ til /livet/en-dag/" in shown.stdout
    assert files(project) == before
    done = run("rename", "artikel:hverdag", "en-dag", "--yes")
    assert (done.exit_code, done.stderr) == (0, "")
    assert not old.exists()
    mine = (project / "content/articles/en-dag.md").read_text(encoding="utf-8")
    assert mine.replace("was:\n  - hverdag\n", "") == text.replace("id: hverdag", "id: en-dag")
    other = files(project)["content/articles/anden.md"]
    assert 'related: ["article:en-dag"]  # den første\n' in other
    assert "(article:en-dag)" in other
    assert "hedder nu en-dag" in run("change", "hverdag", "title=Nyt").stderr
    assert run("rename", "en-dag", "hverdag", "--yes").exit_code == 0
    back = (project / "content/articles/hverdag.md").read_text(encoding="utf-8")
    assert "  - en-dag\n" in back
    assert "  - hverdag\n" not in back


WRONG = ("roenne-1", "Rønne", "../x", "a b", "-", "x" * 200, "a/b", "event:andet")


def test_an_id_that_cannot_be(project: Path, run: Run) -> None:
    before = files(project)
    for new in WRONG:
        done = run("rename", "roenne-1", new, "--yes")
        assert done.exit_code in (1, 2), new
        assert "Traceback" not in done.output
    old = before["content/vacancies/roenne-1.yml"]
    other = old.replace("id: roenne-1", "id: roenne-2\nwas: [roenne-0]")
    write(project / "content/vacancies/roenne-2.yml", other)
    assert "findes allerede" in run("rename", "roenne-1", "roenne-2", "--yes").stderr
    assert "det gamle id for roenne-2" in run("rename", "roenne-1", "roenne-0", "--yes").stderr


def test_an_unfinished_merge_is_finished_first(project: Path, run: Run) -> None:
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    (project / ".git/MERGE_HEAD").write_text("0" * 40)
    assert "midt i at flette" in run("rename", "roenne-1", "roenne-3", "--yes").stderr
    (project / ".git/MERGE_HEAD").unlink()
    write(project / "content/articles/x.md", "<<<<<<< HEAD\n")
    told = run("rename", "roenne-1", "roenne-3", "--yes")
    assert (told.exit_code, "Ikke alle filer kan læses" in told.stderr) == (1, True)
    assert (project / "content/vacancies/roenne-1.yml").exists()


def test_an_adviser_who_leaves(project: Path, run: Run) -> None:
    folder = project / "content/advisers"
    mine = (folder / "raadgiver.yml").read_text(encoding="utf-8")
    new = mine.replace("id: raadgiver", "id: vikar").replace("raadgiver@", "vikar@")
    new = new.replace("role: ", "role: Ny ")
    write(folder / "vikar.yml", new)
    assert run("replace", "raadgiver", "raadgiver").exit_code == 1
    assert run("replace", "raadgiver", "ingen").exit_code == 2
    done = run("vikar", "raadgiver", "vikar", "--yes")
    assert (done.exit_code, done.stderr) == (0, "")
    assert not (folder / "raadgiver.yml").exists()
    texts = files(project)
    assert "contact: vikar\n" in texts["content/vacancies/roenne-1.yml"]
    assert not [path for path, text in texts.items() if "contact: raadgiver" in text]
    assert not load(find_project(project)).faults


def test_a_file_whose_name_is_in_pieces_gets_a_whole_one(project: Path, run: Run) -> None:
    pieces = unicodedata.normalize("NFD", "gård.png")
    images = project / "content/media/images"
    images.mkdir(parents=True, exist_ok=True)
    (images / pieces).write_bytes((project / "content/media/images/cover.png").read_bytes())
    home = project / "content/premises/lokale-1.yml"
    text = f"{PREMISES}image: {{file: media/images/gård.png, alt: En gård, credit: Kontoret}}\n"
    write(home, text)
    (told,) = load(find_project(project), ALL_CHECKS).faults
    cure = (
        'Kør praksis rename "media/images/gård.png" gaard.png, så skifter både filen og navnet her.'
    )
    assert line_of(told).endswith(cure)
    done = run("rename", "media/images/gård.png", "gaard.png", "--yes")
    assert done.exit_code == 0, done.output
    assert sorted(each.name for each in images.iterdir()) == ["cover.png", "gaard.png"]
    assert home.read_text(encoding="utf-8") == text.replace("gård.png", "gaard.png")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("media/images/a.png", "b.jpg", "Endelsen skal blive, som den er: skriv b.png."),
        ("media/images/a.png", "En å.png", "bindestreg: en-aa.png."),
        ("media/images/a.png", "c.png", "c.png findes allerede dér."),
        ("media/images/ingen.png", "b.png", "media/images/ingen.png findes ikke i content/."),
        ("content/media/audio/a.mp3", "b.mp3", "Lyd beholder sin adresse"),
        ("media/images/c.png", "d.png", "står i mkdocs.yml."),
    ],
)
def test_a_name_that_a_file_cannot_have(
    project: Path, run: Run, old: str, new: str, said: str
) -> None:
    for name in ("images/a.png", "images/c.png", "audio/a.mp3"):
        file = project / "content/media" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")
    settings = project / "mkdocs.yml"
    write(settings, settings.read_text(encoding="utf-8") + "# media/images/c.png\n")
    done = run("rename", old, new, "--yes")
    assert (done.exit_code, said in done.stderr) == (1, True), done.output
    assert (project / "content" / old.removeprefix("content/")).exists() == ("ingen" not in old)
