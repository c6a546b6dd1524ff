"""Benches run to their end, in their smallest form: what they measure is looked at by people."""

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
from tests.needs import TIME

if TYPE_CHECKING:
    from tests.project_copy import ProjectCopy

BENCHES = Path(__file__).parents[2] / "bench"
QUICK = {
    "import_speed": ("2",),
    "newsletter_speed": (),
    "podcast_feed": ("2",),
    "podcast_plays": ("400",),
    "podcast_probe": (".", "2"),
    "share_speed": (),
}
"""The scripts that end in seconds, with the words that make them short."""
OF_A_SITE = ("lix", "lighthouse")
"""Those that look at a built site."""
LONG = (
    "build_speed", "check_speed", "overview_speed", "page_weight", "search_speed", "serve_speed",
    "ten_tasks",
)  # fmt: skip
"""Those that build thousands of records or use a browser for minutes: people run them, and look."""
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


def test_every_script_is_known_here() -> None:
    scripts = {
        file.stem for file in BENCHES.glob("*.py") if "__main__" in file.read_text(encoding="utf-8")
    }
    assert scripts == {*QUICK, *OF_A_SITE, *LONG}


@TIME
@pytest.mark.parametrize("name", QUICK)
def test_a_bench_ends_with_its_figures(bench: Bench, name: str) -> None:
    assert re.search(r"\d\.\d", bench(name, *QUICK[name]))


@TIME
@pytest.mark.parametrize("name", OF_A_SITE)
def test_a_bench_of_a_built_site_ends_with_its_figures(
    bench: Bench, name: str, built: ProjectCopy, tmp_path: Path
) -> None:
    more = [str(_lighthouse(tmp_path)), "artikel"] if name == "lighthouse" else []
    assert re.search(r"\d", bench(name, str(built.site), *more))


@TIME
@pytest.mark.parametrize("name", LONG)
def test_a_long_bench_finds_all_that_it_is_made_of(name: str, tmp_path: Path) -> None:
    """As it is started: from its own file, with nothing else on the path."""
    words = f"import runpy; runpy.run_path({str(BENCHES / f'{name}.py')!r})"
    done = subprocess.run(
        [sys.executable, "-P", "-c", words], cwd=tmp_path, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def _lighthouse(folder: Path) -> Path:
    """A program that answers as Lighthouse does; its own scores are no test of ours."""
    told = json.dumps({"categories": {name: {"score": score} for name, score in SCORES.items()}})
    program = folder / "lighthouse"
    program.write_text(f"#!{sys.executable}\nprint({told!r})\n", encoding="utf-8")
    program.chmod(0o755)
    return program
