"""Whatever was done before, a build gives what a first build of the same content gives."""

from __future__ import annotations

import re
import shutil
import stat
from pathlib import Path
from random import Random

import pytest
from click.testing import Result

from tests.praksis.build.edits import CLOCKS, EDITS, start
from tests.project_copy import OUTPUTS, ProjectCopy, take_drawn
from tests.steps import IS_WHOLE

RUNS, STEPS = (10, 20) if IS_WHOLE else (1, 1)
"""Each run begins with the project as it was. Lots differ from run to run, not from day to day."""
_INPUTS = ("content", "site_plugins", "mkdocs.yml")


@pytest.mark.parametrize("seed", range(RUNS))
def test_a_build_after_any_edits_is_a_first_build(
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    built_small: ProjectCopy,
    seed: int,
) -> None:
    monkeypatch.setattr("os.fsync", lambda _: None)  # processes end here, and no power fails
    dice = Random(seed)
    project = start(root, tmp_path / "project")
    _drawn_before(project, built_small)
    clock, told = CLOCKS[0], ["start"]
    built = project.praksis("build", "--clock", clock)
    assert built.exit_code == 0, built.output
    for number in range(STEPS):
        before = _kept(project, tmp_path / "before")
        edit = dice.choice(EDITS)
        edit(dice, project)
        clock = dice.choice(CLOCKS) if dice.random() < 0.3 else clock
        told.append(f"{number}: {edit.__name__} {clock}")
        done = project.praksis("build", "--clock", clock)
        full = _inputs(project, tmp_path / f"full-{number}")
        _drawn_before(full, built_small)
        _theme_of(project, full)
        first = full.praksis("build", "--clock", clock)
        assert _said(done) == _said(first), told
        if first.exit_code == 0:
            assert _differences(project, full) == [], told
            assert project.leftovers() == [], told
        else:
            _put_back(project, before)
        shutil.rmtree(full.folder)


def _kept(project: ProjectCopy, folder: Path) -> ProjectCopy:
    shutil.rmtree(folder, ignore_errors=True)
    return _inputs(project, folder)


def _inputs(project: ProjectCopy, folder: Path) -> ProjectCopy:
    """What the project is made of, without anything that a build left."""
    for name in _INPUTS:
        there = project.folder / name
        (shutil.copytree if there.is_dir() else shutil.copy)(there, folder / name)
    return ProjectCopy(folder)


def _drawn_before(project: ProjectCopy, after: ProjectCopy) -> None:
    """Spare a first build what no edit changes, drawn and compiled, except in `.ci/run`."""
    if not IS_WHOLE:
        take_drawn(project, after)


def _theme_of(project: ProjectCopy, full: ProjectCopy) -> None:
    """Templates that are the same files need not be compiled twice, except in `.ci/run`."""
    if not IS_WHOLE:
        theme = full.folder / "site_plugins" / "theme"
        shutil.rmtree(theme)
        theme.symlink_to(project.folder / "site_plugins" / "theme")


def _put_back(project: ProjectCopy, before: ProjectCopy) -> None:
    """As it was before an edit that stops a build."""
    for name in _INPUTS:
        there = project.folder / name
        shutil.rmtree(there) if there.is_dir() else there.unlink()
    _inputs(before, project.folder)


def _said(done: Result) -> tuple[int, str, list[str]]:
    """Exit code, summary and warnings, without the seconds and the steps on the way."""
    summary = re.sub(r"på [\d,]+ sekund", "på ? sekund", done.stdout)
    lines = [
        line for line in done.stderr.splitlines() if not line.startswith(("[", "Intet er ændret"))
    ]
    return done.exit_code, summary, lines


def _differences(one: ProjectCopy, other: ProjectCopy) -> list[str]:
    """Every path that is not the same file, folder or link, with the same rights, in both."""
    here, there = _tree(one), _tree(other)
    assert len(there) > 100
    return sorted(path for path in here.keys() | there.keys() if here.get(path) != there.get(path))


def _tree(project: ProjectCopy) -> dict[str, tuple[int, bytes]]:
    found = {}
    for each in (each for name in OUTPUTS for each in (project.folder / name).rglob("*")):
        mode = each.lstat().st_mode
        content = each.read_bytes() if stat.S_ISREG(mode) else b""
        found[each.relative_to(project.folder).as_posix()] = mode, content
    return found
