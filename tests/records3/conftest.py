"""Small libraries with the real areas, the real content, and the real content as a built site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from publishing.files import files_beside_pages
from records.clock import Clock
from records.loading.library import Library, load
from records.messages import line_of
from records.source.files import Project
from tests.feeds.samples import NOW, SITE, Keys, write_records

Make = Callable[[dict[str, Keys]], Library]
Files = Callable[[Library, Clock], dict[str, bytes]]
DEMO = "2026-11-22T09:00"


@pytest.fixture
def make(tmp_path: Path, root: Path) -> Make:
    """A library of the given records (by `folder/id`), with the municipalities and districts."""

    def made(records: dict[str, Keys]) -> Library:
        write_records(tmp_path, records)
        shutil.copytree(
            root / "content/areas",
            tmp_path / "content/areas",
            ignore=shutil.ignore_patterns("*.yml"),
            dirs_exist_ok=True,
        )
        library = load(Project(tmp_path, tmp_path / "content"))
        assert not library.faults, "\n".join(map(line_of, library.faults))
        return library

    return made


@pytest.fixture(scope="session")
def real_library(root: Path) -> Library:
    """The library of this project."""
    return load(Project(root, root / "content"))


@pytest.fixture
def files() -> Files:
    """Every feed, calendar and data file of a library, by path."""

    def made(library: Library, clock: Clock = NOW) -> dict[str, bytes]:
        return {file.path: file.content for file in files_beside_pages(library, SITE, clock)}

    return made


@pytest.fixture(scope="session")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, built from the real content at the demonstration's moment."""
    project = tmp_path_factory.mktemp("site")
    for folder in ("content", "site_plugins/theme"):
        shutil.copytree(root / folder, project / folder)
    shutil.copy(root / "mkdocs.yml", project)
    told = "from praksis.cli import main; main()"
    command = [sys.executable, "-c", told, "build", "--clock", DEMO]
    environment = os.environ | {"PYTHONPATH": str(root)}
    done = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return project / "site"
