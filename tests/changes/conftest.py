"""A small project in Git, and what `praksis diff` says of it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from praksis.cli import main
from tests.projects import make_project

Praksis = Callable[..., Result]
AT = ("--clock", "2026-11-22T09:00")


def git(folder: Path, *words: str) -> str:
    """Run git as a person of its own, whatever the machine's settings are."""
    who = ["-c", "user.name=test", "-c", "user.email=test@example.org"]
    done = subprocess.run(
        ["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout


def committed(folder: Path) -> Path:
    """The folder as a repository with one commit."""
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "first")
    return folder


@pytest.fixture
def praksis(monkeypatch: pytest.MonkeyPatch) -> Praksis:
    """Run the command in a folder."""

    def run(folder: Path, *words: str) -> Result:
        monkeypatch.chdir(folder)
        return CliRunner().invoke(main, words, prog_name="praksis")

    return run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project with everything committed."""
    return committed(make_project(tmp_path / "project"))


@pytest.fixture
def diff(project: Path, praksis: Praksis) -> Callable[..., list[str]]:
    """The lines that the command says since the commit, with ordinary spaces."""

    def run(*words: str, since: str = "HEAD") -> list[str]:
        done = praksis(project, "diff", since, *AT, *words)
        assert done.exit_code == 0, done.output
        assert done.stderr == ""
        return done.stdout.replace("\u00a0", " ").splitlines()

    return run
