"""Every bench runs to its end, in its smallest form: what it measures is looked at by people."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench.made_project import copy_project
from tests.needs import TIME, chromium

if TYPE_CHECKING:
    from tests.project_copy import ProjectCopy

BENCHES = Path(__file__).parents[2] / "bench"
QUICK = {
    "check_speed": ("2",),
    "import_speed": ("2",),
    "podcast_feed": ("2",),
    "podcast_plays": ("400",),
    "podcast_probe": (".", "2"),
}
"""The scripts, with the words that make them short."""
SLOW = {
    "build_speed": ("--quick",),
    "newsletter_speed": (),
    "serve_speed": ("--quick",),
    "share_speed": (),
}
IN_BROWSER = {"overview_speed": ("100",), "search_speed": ("40",)}
OF_A_SITE = {"lix": False, "lighthouse": False, "page_weight": True, "ten_tasks": True}
"""Those that look at a built site, and whether a browser opens it."""
SCORES = {"performance": 1, "accessibility": 1, "best-practices": 0.96, "seo": 1}
Bench = Callable[..., str]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Runs a script in a copy of the project, as its own docstring says; gives what it printed."""
    project = tmp_path / "project"
    copy_project(project)

    def run(name: str, *words: str) -> str:
        environment = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PYTHONHOME"}}
        done = subprocess.run(
            [sys.executable, str(BENCHES / f"{name}.py"), *words],
            cwd=project,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=900,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:] or done.stdout[-3000:]
        return done.stdout

    return run


def test_every_script_is_run_here() -> None:
    scripts = {
        file.stem for file in BENCHES.glob("*.py") if "__main__" in file.read_text(encoding="utf-8")
    }
    assert scripts == {*QUICK, *SLOW, *IN_BROWSER, *OF_A_SITE}


@TIME
@pytest.mark.parametrize("name", QUICK)
def test_a_bench_of_a_command_ends_with_its_figures(bench: Bench, name: str) -> None:
    assert re.search(r"\d\.\d", bench(name, *QUICK[name]))


@TIME
@pytest.mark.parametrize("name", SLOW)
def test_a_bench_of_whole_builds_ends_with_its_figures(bench: Bench, name: str) -> None:
    assert re.search(r"\d\.\d", bench(name, *SLOW[name]))


@TIME
@pytest.mark.parametrize("name", IN_BROWSER)
def test_a_bench_of_a_page_in_use_ends_with_its_figures(bench: Bench, name: str) -> None:
    chromium()
    assert re.search(r"\d ms", bench(name, *IN_BROWSER[name]))


@TIME
@pytest.mark.parametrize("name", OF_A_SITE)
def test_a_bench_of_a_built_site_ends_with_its_figures(
    bench: Bench, name: str, built: ProjectCopy, tmp_path: Path
) -> None:
    words = [str(built.site)]
    if OF_A_SITE[name]:
        chromium()
    if name == "lighthouse":
        words += [str(_lighthouse(tmp_path)), "artikel"]
    assert re.search(r"\d", bench(name, *words))


def _lighthouse(folder: Path) -> Path:
    """A program that answers as Lighthouse does; its own scores are no test of ours."""
    told = json.dumps({"categories": {name: {"score": score} for name, score in SCORES.items()}})
    program = folder / "lighthouse"
    program.write_text(f"#!{sys.executable}\nprint({told!r})\n", encoding="utf-8")
    program.chmod(0o755)
    return program
