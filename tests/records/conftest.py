"""Small projects, and what `praksis check` says of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from praksis.cli import main
from records.loading.library import load
from records.messages import line_of
from records.source.files import Project
from tests.projects import make_project

Files = dict[str, str | bytes | None]
Told = Callable[[Files], list[str]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """The problems of the small project with some files changed."""

    def diagnostics(files: Files) -> list[str]:
        folder = make_project(tmp_path / "project", files)
        return list(map(line_of, load(Project(folder, folder / "content")).diagnostics))

    return diagnostics


@pytest.fixture
def praksis(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the command in a folder."""

    def run(folder: Path, *words: str) -> Result:
        monkeypatch.chdir(folder)
        return CliRunner().invoke(main, words, prog_name="praksis")

    return run
