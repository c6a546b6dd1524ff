"""A fault in one file: one exact line, exit 1, no traceback, and the last output untouched."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from mkdocs.commands.build import build

from records.source.files import Project
from site_plugins.building import site_config
from tests import needs
from tests.praksis.build.faults import FAULTS
from tests.project_copy import ProjectCopy, working_in
from tests.site.html import spaced
from tests.steps import some


@pytest.fixture
def broken(built_small: ProjectCopy, tmp_path: Path, name: str) -> ProjectCopy:
    """The same with one fault in it, in a folder of its own."""
    project = built_small.copy(tmp_path / "project")
    FAULTS[name].make(project)
    return project


@pytest.mark.parametrize("name", some(FAULTS, 4))
def test_fault_stops_the_build(broken: ProjectCopy, name: str) -> None:
    before = broken.outputs()
    done = broken.praksis("build")
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)
    lines = [line for line in done.output.splitlines() if line.startswith("content/")]
    assert len(lines) == 1, lines
    assert lines[0].startswith(FAULTS[name].place)
    assert FAULTS[name].says in lines[0]
    assert done.output.splitlines()[-1].startswith("Intet er bygget.")
    assert broken.outputs() == before
    assert broken.leftovers() == []


# Faults between records leave records that point at nothing; those of one file leave none.
@pytest.mark.parametrize(
    "name",
    some(["unknown key", "unknown audience", "dangling repost_of", "loop in repost_of",
     "two records with one id", "missing sound file"], 1),
)  # fmt: skip
def test_fault_does_not_stop_a_preview(broken: ProjectCopy, name: str) -> None:
    (line, *_) = [
        line for line in broken.praksis("check").output.splitlines() if line.startswith("content/")
    ]
    with working_in(broken.folder):
        config = site_config(Project(broken.folder, broken.folder / "content"), "", broken.site)
        config.plugins.on_startup(command="serve", dirty=False)
        build(config)
    page = html.document_fromstring((broken.site / "index.html").read_bytes().decode("utf-8"))
    told = page.iterfind(".//*[@class='preview__faults']//li")
    shown = [spaced("".join(map(str, fault.itertext()))) for fault in told]
    assert f"{line} Mere om fejlen" in shown


@needs.TIME
def test_a_real_command_line_says_the_same(built_small: ProjectCopy, tmp_path: Path) -> None:
    project = built_small.copy(tmp_path / "project")
    for name in ("loop in repost_of", "time with a point", "broken front matter"):
        FAULTS[name].make(project)
    before = project.outputs()
    built, plain = project.run("build"), project.run("build", "--strict", program="mkdocs")
    told = [line for line in built.stderr.splitlines() if line.startswith("content/")]
    assert len(told) >= 3
    assert told == sorted(told, key=_place)
    assert all(line in plain.stderr for line in told)
    assert built.returncode == plain.returncode == 1
    assert "Traceback" not in built.stderr + plain.stderr
    assert project.outputs() == before


def _place(line: str) -> tuple[str, int, int]:
    path, row, column, _ = line.split(":", 3)
    return path, int(row), int(column)
