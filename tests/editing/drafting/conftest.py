"""The small project, and commands that write to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from praksis.cli import main
from tests.projects import make_project

Run = Callable[..., Result]
TODAY = "1795608000"
"""25 November 2026 at 13.00 in Copenhagen, in seconds since 1970."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = make_project(tmp_path / "projekt")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    return folder


@pytest.fixture
def run(project: Path) -> Run:
    def praksis(*words: str, answers: str | None = None) -> Result:
        return CliRunner().invoke(main, words, input=answers, prog_name="praksis")

    return praksis


def files(project: Path) -> dict[str, str]:
    """Every text of the content, by path."""
    return {
        file.relative_to(project).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted((project / "content").rglob("*.*"))
        if file.suffix in (".yml", ".md", ".csv")
    }
