"""A small project in Git, and what `praksis diff` says of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Praksis
from tests.git import committed
from tests.projects import make_project

AT = ("--clock", "2026-11-22T09:00")


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
