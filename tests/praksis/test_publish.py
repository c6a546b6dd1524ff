"""`praksis publish`: from content to readers in one step, whole at every moment."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from releasing.lock import alone
from releasing.targets.folder import FolderTarget
from tests import needs
from tests.git import git
from tests.praksis.published import Published, first_published
from tests.project_copy import ProjectCopy, clean_environment
from tests.small import vacancy
from tests.steps import some

VACANCY = "content/vacancies/roenne-1.yml"
DEADLINE = ("deadline: 2026-12-21", "deadline: 2026-12-22")
CALENDAR = "muligheder/roenne-1/frist.ics"
LATER = ("--clock", "2026-11-22T10:00")


@pytest.fixture(scope="module")
def base(
    root: Path, tmp_path_factory: pytest.TempPathFactory, built_small: ProjectCopy
) -> Published:
    return first_published(root, tmp_path_factory.mktemp("base"), built_small)


@pytest.fixture
def out(base: Published, tmp_path: Path) -> Published:
    return base.copy(tmp_path / "copy")


def test_the_first_release(out: Published) -> None:
    assert out.live() == "2026-11-22.1"
    assert "SEQUENCE:0" in out.read(CALENDAR)
    folder = out.project.folder
    assert git(folder, "log", "-1", "--format=%s", "udgivelser").strip() == "Udgivelse 2026-11-22.1"
    assert git(folder, "status", "--porcelain") == ""


def test_nothing_new(out: Published) -> None:
    assert out.publish() == "Der er intet nyt siden 2026-11-22.1, så der er ikke udgivet igen."
    assert git(out.project.folder, "rev-list", "--count", "udgivelser").strip() == "1"


@needs.TIME
def test_a_day_later_nothing_is_new_where_no_day_passed_that_matters(out: Published) -> None:
    said = out.publish("--clock", "2026-11-22T23:00")
    assert said == "Der er intet nyt siden 2026-11-22.1, så der er ikke udgivet igen."


def test_a_change(out: Published) -> None:
    same = (out.web / "livet/index.html").stat()
    out.change(VACANCY, *DEADLINE)
    changed, words, files, done = out.publish(*LATER).splitlines()
    assert changed == "  1 ændret mulighed: To 0-kapaciteter i Rønne"
    assert words == "  Andre ord: Bornholm, Frederiksberg, København og Siden muligheder"
    written = r"  \d\d filer er nye eller ændrede; \d\d? af dem er feeds og kalendere\."
    assert re.fullmatch(written, files)
    assert done == f"2026-11-22.2 er ude i mappen {out.web}."
    assert "SEQUENCE:1" in out.read(CALENDAR)
    now = (out.web / "livet/index.html").stat()
    assert (now.st_ino, now.st_mtime_ns) == (same.st_ino, same.st_mtime_ns)
    out.change(VACANCY, "deadline: 2026-12-22", "deadline: 2026-12-23")
    out.publish("--clock", "2026-11-22T11:00")
    assert "SEQUENCE:2" in out.read(CALENDAR)


@needs.TIME
def test_who_reads_while_the_style_changes_still_has_it(out: Published) -> None:
    (before,) = (out.web / "assets").glob("site-*.css")
    out.change("mkdocs.yml", 'paper: "#faf7f1"', 'paper: "#faf7f2"')
    out.publish(*LATER)
    assert len(list((out.web / "assets").glob("site-*.css"))) == 2
    assert (out.web / "assets" / before.name).is_file()
    assert out.publish("--clock", "2026-11-22T11:00").startswith("Der er intet nyt siden")


def test_a_dry_run_changes_nothing(out: Published) -> None:
    out.change(VACANCY, *DEADLINE)
    before = git(out.project.folder, "rev-parse", "udgivelser"), out.project.outputs()
    said = out.publish("--dry-run", *LATER).splitlines()
    assert said[0] == "  1 ændret mulighed: To 0-kapaciteter i Rønne"
    would = rf"mappen {re.escape(str(out.web))}: \d\d filer ville blive skrevet, \d\d+ er der alt\."
    assert re.fullmatch(would, said[-3])
    assert said[-2:] == [
        f"mappen {out.web}: {out.web} ville skifte til 2026-11-22.2.",
        "Intet er udgivet (--dry-run).",
    ]
    assert (git(out.project.folder, "rev-parse", "udgivelser"), out.project.outputs()) == before
    assert out.live() == "2026-11-22.1"
    assert not list((out.project.folder / ".praksis/cache").glob("trial-*"))


@needs.TIME
def test_a_dry_run_tells_of_a_target_that_is_new(out: Published) -> None:
    """`publish` brings the last release there before it looks for anything new."""
    out.change("mkdocs.yml", "{folder: ../web}", "{folder: ../nyt}")
    new = out.project.folder.parent / "nyt"
    said = out.publish("--dry-run").splitlines()
    shown = f"mappen {new}/current viser ikke 2026-11-22.1 endnu: {new}/current ville skifte til"
    assert said[1] == f"{shown} 2026-11-22.1."
    assert said[-1] == "Der er intet nyt siden 2026-11-22.1, så der er ikke udgivet igen."
    assert not new.exists()


def test_examples_do_not_go_out(out: Published) -> None:
    said = out.run("publish", code=1).splitlines()
    assert (
        'content/vacancies/roenne-1.yml:4:10: "To 0-kapaciteter i Rønne" er et eksempel. Slet det, '
        "eller gør det rigtigt."
    ) in said
    assert "Siden kan ikke udgives endnu. Intet er lagt på plads." in said
    assert any("publish --examples. Så går den ud, som den er" in line for line in said)
    assert out.live() == "2026-11-22.1"


@needs.TIME
def test_too_great_a_loss(out: Published) -> None:
    limit = "release: {loss: {percent: 0, least: 1}, "
    out.change("mkdocs.yml", "release: {", limit)
    out.remove("content/vacancies/roenne-2.yml")
    said = out.publish(*LATER, code=1)
    assert said.splitlines()[:3] == [
        "Udgivelsen ville tage for meget væk, så intet er udgivet.",
        "  1 side ud af 25:",
        "    muligheder/roenne-2/",
    ]
    assert "  1 mulighed ud af 2:\n    vacancy:roenne-2" in said
    assert "Er det meningen, så kør igen med --allow-loss." in said
    assert out.live() == "2026-11-22.1"
    assert "  1 mulighed er væk: To 0-kapaciteter i Rønne" in out.publish("--allow-loss", *LATER)
    assert "er taget af siden" in out.read("muligheder/roenne-2/index.html")
    assert "BEGIN:VEVENT" not in out.read("muligheder/roenne-2/frist.ics")


@needs.TIME
def test_a_clock_that_went_back(out: Published) -> None:
    said = out.publish("--clock", "2000-01-01T12:00", code=1)
    assert said.splitlines()[0] == (
        "Uret er 1. januar 2000 kl. 12.00, men 2026-11-22.1 er udgivet 22. november 2026 kl. 9.00. "
        "Stil maskinens ur, eller skriv det rigtige tidspunkt med --clock. Intet er udgivet."
    )
    assert out.live() == "2026-11-22.1"


@needs.TIME
@pytest.mark.parametrize("lost", some(["set back", "deleted"], 1))
def test_a_branch_that_forgot_what_is_out(out: Published, lost: str) -> None:
    out.change(VACANCY, *DEADLINE)
    out.publish(*LATER)
    words = ("-D", "udgivelser") if lost == "deleted" else ("-f", "udgivelser", "udgivelser~1")
    git(out.project.folder, "branch", *words)
    known = "den sidste, grenen husker, er 2026-11-22.1"
    if lost == "deleted":
        known = "grenen husker ingen"
    assert out.publish("--clock", "2026-11-22T11:00", code=1) == (
        f"2026-11-22.2 er ude i mappen {out.web}, men {known}. Grenen er sat tilbage eller ikke "
        "hentet. Hent den rigtige med git fetch, eller find den med git reflog. Skal der begyndes "
        "forfra, så kør praksis publish --first. Intet er udgivet."
    )
    assert out.live() == "2026-11-22.2"
    assert "SEQUENCE:1" in out.read(CALENDAR)
    out.publish("--first", "--clock", "2026-11-22T11:00")


def test_content_that_is_not_in_git(out: Published) -> None:
    out.project.write(VACANCY, vacancy("roenne-1", deadline="2026-12-22"))
    assert out.publish(code=1) == (
        f"Det her er ikke i Git endnu: {VACANCY}. Kun det, der er i Git, kan rulles tilbage til. "
        "Kør git commit, og udgiv så."
    )


def test_two_at_once(out: Published) -> None:
    with alone(out.project.folder):
        said = out.publish(code=1)
    assert said.startswith(f"En anden udgivelse er i gang (proces {os.getpid()} på ")


def killed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


STEPS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "while it is built": lambda p: p.setattr("site_plugins.building.build_site", killed),
    "while it is compared": lambda p: p.setattr("releasing.comparison.compare", killed),
    "while blobs are written": lambda p: p.setattr("releasing.record.blobs_of", killed),
    "before the branch moves": lambda p: p.setattr("releasing.record.move", killed),
    "before it is brought out": lambda p: p.setattr(FolderTarget, "deploy", killed),
    "while files are written": lambda p: p.setattr("releasing.targets.folder._write", killed),
    "before the link moves": lambda p: p.setattr(FolderTarget, "_switch", killed),
    "after the link moved": lambda p: p.setattr(FolderTarget, "_prune", killed),
}


@pytest.mark.parametrize("step", some(STEPS, 1))
def test_an_end_at_any_step_is_mended_by_the_next_run(
    out: Published, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    out.change(VACANCY, *DEADLINE)
    before = out.read(CALENDAR)
    with monkeypatch.context() as patch:
        STEPS[step](patch)
        out.project.praksis("publish", "--examples", *LATER)
    now = out.read(CALENDAR)
    whole = "SEQUENCE:1" in now and out.live() == "2026-11-22.2"
    assert whole or (now == before and out.live() == "2026-11-22.1")
    out.publish(*LATER)
    assert "SEQUENCE:1" in out.read(CALENDAR)
    assert out.live() == "2026-11-22.2"
    assert git(out.project.folder, "rev-list", "--count", "udgivelser").strip() == "2"
    assert out.project.leftovers() == [".git", ".gitignore"]


@needs.TIME
def test_a_target_without_room(out: Published, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(file: Path, *_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file))

    out.change(VACANCY, *DEADLINE)
    with monkeypatch.context() as patch:
        patch.setattr("releasing.targets.folder._write", full)
        said = out.publish(*LATER, code=1)
    assert said.endswith(
        "kan ikke læses eller skrives: drevet er fyldt. Slet noget, du ikke bruger, og prøv igen."
    )
    assert out.live() == "2026-11-22.1"
    assert out.publish(*LATER).startswith("2026-11-22.2 er lagt ud igen i mappen")


KILLED = """
import os, signal, sys
from releasing.targets.folder import FolderTarget
FolderTarget._switch = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
from praksis.cli import main
main(["publish", "--examples", "--clock", "2026-11-22T10:00"])
"""


@needs.TIME
def test_a_real_kill_between_record_and_link(out: Published, root: Path) -> None:
    out.change(VACANCY, *DEADLINE)
    done = subprocess.run(
        [sys.executable, "-c", KILLED], cwd=out.project.folder, capture_output=True, check=False,
        env=clean_environment(PYTHONPATH=str(root)), timeout=120,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert out.live() == "2026-11-22.1"
    assert out.publish(*LATER).splitlines() == [
        f"2026-11-22.2 er lagt ud igen i mappen {out.web}.",
        "Der er intet nyt siden 2026-11-22.2, så der er ikke udgivet igen.",
    ]
    assert "SEQUENCE:1" in out.read(CALENDAR)


@needs.TIME
def test_without_git_it_goes_out_and_says_what_is_missing(out: Published) -> None:
    shutil.rmtree(out.project.folder / ".git")
    said = out.publish().splitlines()
    assert said[0] == (
        "Udgivelsen huskes ikke, og den kan ikke rulles tilbage. Projektet her ligger ikke i Git, "
        "så der er ingen tidligere udgave. Hent det med git clone, og prøv igen."
    )
    assert said[-1] == f"2026-11-22.2 er ude i mappen {out.web}."


@needs.TIME
def test_a_project_whose_releases_lie_on_a_server(out: Published, tmp_path: Path) -> None:
    folder = out.project.folder
    git(tmp_path, "init", "-q", "--bare", "far.git")
    git(folder, "remote", "add", "origin", str(tmp_path / "far.git"))
    git(folder, "push", "-q", "origin", "main", "udgivelser")
    git(tmp_path, "clone", "-q", "--single-branch", "-b", "main", f"file://{tmp_path}/far.git", "n")
    theme = tmp_path / "n/site_plugins/theme"
    assert theme.is_symlink()
    other = Published(ProjectCopy(tmp_path / "n"))
    assert other.publish(*LATER, code=1).startswith("Her er ingen tidligere udgivelse.")
    git(tmp_path / "n", "config", "user.name", "test")
    other.change("mkdocs.yml", "release: {", "release: {remote: origin, ")
    other.change(VACANCY, *DEADLINE)
    other.publish(*LATER)
    assert "SEQUENCE:1" in other.read(CALENDAR)
    far, near = (git(f, "rev-parse", "udgivelser") for f in (tmp_path / "far.git", tmp_path / "n"))
    assert far == near
