"""`praksis hook`: with a real Git, a commit with a fault in it is not made, and it says why."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import Result

from tests import needs
from tests.git import committed, git
from tests.projects import VACANCY, make_project, write
from tests.ready import scripts
from tests.steps import some

Praksis = Callable[..., Result]
PATH = "content/vacancies/roenne-1.yml"
START = "import os, sys\nos.execv({program!r}, ['praksis', *sys.argv[1:]])\n"
"""Stands where start.py stands: hands on at once, without making a .venv."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return committed(make_project(tmp_path / "pro ject", {"start.py": start()}))


def start() -> str:
    return START.format(program=str(scripts() / "praksis"))


def commit(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    who = ["-c", "user.name=test", "-c", "user.email=test@example.org"]
    words = ("git", *who, "commit", "-qm", "change", *words)
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)


def commits(folder: Path) -> int:
    return int(git(folder, "rev-list", "--count", "HEAD"))


def test_a_fault_stops_the_commit_and_is_explained(project: Path, praksis: Praksis) -> None:
    done = praksis(project / "content", "hook")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "Vagten er sat ind: Git kontrollerer content/ før hvert commit.\n"
    write(project / PATH, VACANCY.replace("count: 2", "count: to"))
    git(project, "add", "-A")
    stopped = commit(project)
    assert stopped.returncode == 1
    assert f'{PATH}:12:8: feltet "count" (Antal) er "to"' in stopped.stderr
    assert "Dit commit er ikke lavet, for der er fejl i content/." in stopped.stderr
    assert commits(project) == 1
    write(project / PATH, VACANCY.replace("count: 2", "count: 3"))
    git(project, "add", "-A")
    assert commit(project).returncode == 0
    assert commits(project) == 2


def test_other_files_are_not_its_business(project: Path, praksis: Praksis) -> None:
    praksis(project, "hook")
    write(project / PATH, "id: [")
    write(project / "note.txt", "en note")
    git(project, "add", "note.txt")
    done = commit(project)
    assert (done.returncode, done.stderr) == (0, "")


@needs.TIME
def test_it_says_when_it_saw_more_than_the_commit(project: Path, praksis: Praksis) -> None:
    praksis(project, "hook")
    write(project / PATH, VACANCY.replace("count: 2", "count: 3"))
    git(project, "add", "-A")
    write(project / PATH, VACANCY.replace("count: 2", "count: 4"))
    done = commit(project)
    assert done.returncode == 0
    assert "Bemærk: kontrollen så også de ændringer i content/" in done.stderr


@needs.TIME
def test_it_guards_every_worktree(project: Path, praksis: Praksis, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    git(project, "worktree", "add", "-q", str(tree))
    assert praksis(tree, "hook").exit_code == 0
    assert (project / ".git/hooks/pre-commit").is_file()
    write(tree / PATH, "id: [")
    git(tree, "add", "-A")
    assert commit(tree).returncode == 1


@needs.TIME
def test_a_project_below_the_top_of_its_repository(tmp_path: Path, praksis: Praksis) -> None:
    project = make_project(tmp_path / "repo" / "kontorets side's", {"start.py": start()})
    committed(tmp_path / "repo")
    praksis(project, "hook")
    write(project / PATH, "id: [")
    git(project, "add", "-A")
    assert commit(tmp_path / "repo").returncode == 1
    write(project / PATH, VACANCY.replace("count: 2", "count: to"))
    for way in some(("--all", PATH), 1):
        assert "er ikke lavet" in commit(project, way).stderr
    write(project / PATH, VACANCY.replace("count: 2", "count: 3"))
    assert commit(project, PATH).returncode == 0


def test_twice_is_as_once_and_it_can_be_removed(project: Path, praksis: Praksis) -> None:
    file = project / ".git/hooks/pre-commit"
    praksis(project, "hook")
    first = file.read_bytes()
    assert praksis(project, "hook").exit_code == 0
    assert file.read_bytes() == first
    assert b"\r" not in first
    assert file.stat().st_mode & stat.S_IXUSR
    assert praksis(project, "hook", "--remove").stdout == "Vagten er væk.\n"
    assert not file.exists()
    assert praksis(project, "hook", "--remove").stdout == "Der er ingen vagt at tage væk.\n"


def test_a_foreign_hook_is_kept(project: Path, praksis: Praksis) -> None:
    file = write(project / ".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n")
    done = praksis(project, "hook")
    assert (done.exit_code, "den er ikke vores" in done.stderr) == (2, True)
    assert file.read_text() == "#!/bin/sh\nexit 0\n"
    assert praksis(project, "hook", "--remove").exit_code == 2
    assert "pre-commit.gemt" in praksis(project, "hook", "--force").stdout
    assert file.with_name("pre-commit.gemt").read_text() == "#!/bin/sh\nexit 0\n"
    write(file, "#!/bin/sh\nexit 0\n")
    assert "Flyt den først." in praksis(project, "hook", "--force").stderr
    write(file, "#!/bin/sh\n# praksis hook\n")
    assert "sat tilbage" in praksis(project, "hook", "--remove").stdout
    assert file.read_text() == "#!/bin/sh\nexit 0\n"


def test_the_hook_of_the_pre_commit_tool_is_enough(project: Path, praksis: Praksis) -> None:
    write(project / ".git/hooks/pre-commit", "#!/bin/sh\n# File generated by pre-commit: x\n")
    done = praksis(project, "hook")
    assert done.exit_code == 2
    assert "kontrollerer også content/." in done.stderr.replace("\n", " ")


def test_a_folder_of_hooks_for_all_projects(
    project: Path, praksis: Praksis, tmp_path: Path
) -> None:
    git(project, "config", "core.hooksPath", str(tmp_path / "alle"))
    done = praksis(project, "hook")
    assert (done.exit_code, "(core.hooksPath)" in done.stderr) == (2, True)
    assert not (tmp_path / "alle").exists()
    assert praksis(project, "hook", "--force").exit_code == 0
    assert (tmp_path / "alle/pre-commit").is_file()


def test_a_copy_without_git(tmp_path: Path, praksis: Praksis) -> None:
    done = praksis(make_project(tmp_path), "hook")
    assert (done.exit_code, "ligger ikke i Git" in done.stderr) == (2, True)
    assert praksis(tmp_path, "hook", "--remove", "--force").exit_code == 2


def test_a_folder_that_may_not_be_written(
    project: Path, praksis: Praksis, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_words: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied", str(project / ".git/hooks/pre-commit"))

    monkeypatch.setattr("editing.hook.write_whole", refuse)
    done = praksis(project, "hook")
    assert (done.exit_code, "kan ikke skrives" in done.stderr) == (1, True)


def test_without_python(project: Path, praksis: Praksis, tmp_path: Path) -> None:
    """As on a machine with Git alone; the shell and Git stay on the path."""
    praksis(project, "hook")
    write(project / PATH, VACANCY.replace("count: 2", "count: 3"))
    git(project, "add", "-A")
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("git", "sh", "cat"):
        found = subprocess.run(["which", name], capture_output=True, text=True, check=True)
        (programs / name).symlink_to(found.stdout.strip())
    done = subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "x"],
        cwd=project, capture_output=True, text=True, check=False,
        env={**os.environ, "PATH": str(programs)},
    )  # fmt: skip
    assert done.returncode == 1
    assert "Python 3.11 eller nyere mangler" in done.stderr


def test_the_tool_checks_content_in_danish(root: Path) -> None:
    text = (root / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    (repository,) = yaml.safe_load(text)["repos"]
    (ours,) = (each for each in repository["hooks"] if each["id"] == "records")
    assert ours["entry"] == "python3 start.py check"
    assert (ours["files"], ours["pass_filenames"]) == ("^content/", False)
    assert "ret linjerne" in ours["name"]
