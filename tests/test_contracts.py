"""The contracts of `pyproject.toml` between our packages: kept, and broken by a planted import."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.steps import some

PLANTS = {
    "records looks up": ("records/clock.py", "import praksis.cli"),
    "publishing looks sideways": ("publishing/output.py", "import editing.normalise"),
    "podcast knows newsletters": ("podcast/chapters.py", "import newsletter.errors"),
    "newsletters know the tools of editors": ("newsletter/errors.py", "import editing.normalise"),
    "releases know MkDocs": ("releasing/errors.py", "import site_plugins.building"),
    "the site knows releases": ("site_plugins/state.py", "import releasing.errors"),
    "feeds know pages": ("publishing/feeds/rss.py", "import publishing.pages.front"),
    "a ring of rooms": ("records/source/tree.py", "import records.messages"),
}


@pytest.fixture
def code(root: Path, tmp_path: Path) -> Path:
    """A copy of our packages and of the contracts."""
    text = (root / "pyproject.toml").read_text("utf-8")
    for package in tomllib.loads(text)["tool"]["importlinter"]["root_packages"]:
        for file in (root / package).rglob("*.py"):
            copy = tmp_path / file.relative_to(root)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
    (tmp_path / "pyproject.toml").write_text(text, "utf-8")
    return tmp_path


def linted(code: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=code, env={**os.environ, "PYTHONPATH": str(code)}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def test_all_contracts_are_kept(code: Path) -> None:
    done = linted(code)
    assert (done.returncode, " 0 broken" in done.stdout) == (0, True), done.stdout


@pytest.mark.parametrize("name", some(PLANTS, 1))
def test_a_planted_import_breaks_one(code: Path, name: str) -> None:
    path, line = PLANTS[name]
    with (code / path).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    done = linted(code)
    assert done.returncode == 1, done.stdout
    assert "BROKEN" in done.stdout


def test_the_run_of_all_checks_asks_for_them(root: Path) -> None:
    assert "\nlint-imports\n" in (root / ".ci/run").read_text("utf-8")
