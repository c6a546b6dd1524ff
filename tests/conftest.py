"""What all tests share: projects, libraries, the command, and a real browser where there is one."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Callable, Generator, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import copies, demonstration, in_memory, needs, reporting
from tests.git import quick_git
from tests.landscape import BASE
from tests.steps import IS_WHOLE
from tests.whole_run import WholeRun

# The process that starts the workers runs no test: it need not wait for the program.
if TYPE_CHECKING:
    from click.testing import Result
    from playwright.sync_api import Browser

    from publishing.page import Page
    from records.clock import Clock
    from records.loading.library import Library
    from tests.project_copy import ProjectCopy
    from tests.samples import Keys

ROOT = Path(__file__).parents[1]

DEMO = demonstration.DEMO
LATER = "2027-01-02T09:00"
"""A moment of the merged region's first days."""
Praksis = Callable[..., "Result"]
Make = Callable[[dict[str, "Keys"]], "Library"]
Loaded = Callable[[Mapping[str, str | None]], "Library"]
PagesAt = Callable[[str], Mapping[str, "Page"]]
Said = Callable[[Mapping[str, str | None]], list[str]]

# Material prints a notice about MkDocs 2 while it is imported.
os.environ["NO_MKDOCS_2_WARNING"] = "1"
# Workers and commands start a hundred times in a run: nobody wants each to compile everything.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# Nobody pulls the plug while tests run: Git need not wait for the drive, nor tidy up.
quick_git(os.environ)
if not IS_WHOLE:
    os.fsync = lambda fd: None  # noqa: ARG005 - as the original has it


def pytest_addoption(parser: pytest.Parser) -> None:
    """The command that accepts a look."""
    parser.addoption(
        "--accept", action="store_true", help="keep the look there is (tests/browser/look)"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Let no run of all tests miss one, and its workers share the work of reading."""
    whole_run = WholeRun(config)
    config.pluginmanager.register(whole_run, "whole_run")
    if whole_run.is_whole and not IS_WHOLE and not config.option.collectonly:
        if folder := in_memory.move():
            config.add_cleanup(partial(in_memory.leave, folder))
        if config.getoption("numprocesses", 0) and copies.ARE_POSSIBLE:
            from tests.workers import CopiedWorkers

            config.pluginmanager.register(CopiedWorkers(), "copied_workers")
    if reporting.is_enough(config):
        config.pluginmanager.register(reporting.FewReports(), "few_reports")
    if hasattr(config, "workerinput") or not config.getoption("numprocesses", 0):
        _let_hypothesis_be_quick()


def _let_hypothesis_be_quick() -> None:
    """Where a test does not say how many examples to try, they are few, except in `.ci/run`.

    Nor are they drawn from the words of the program: every worker would have to parse all of it.
    """
    if IS_WHOLE:
        return
    from hypothesis import settings
    from hypothesis.internal.conjecture import providers

    settings.register_profile("readme", max_examples=20)
    settings.load_profile("readme")
    providers.is_local_module_file = lambda _: False  # type: ignore[assignment, attr-defined]


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: some tests wait for a browser, a server or the drive."""
    return len(os.sched_getaffinity(0)) + 1 if hasattr(os, "sched_getaffinity") else 2


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected lasts as long as the run: look for no garbage in it, now or later."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(100_000, 50, 100)
        gc.enable()


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run, the same for all its workers."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def built(root: Path, run_folder: Path, built_small: ProjectCopy) -> ProjectCopy:
    """A copy of the real project, built: to be looked at, never changed."""
    from tests.project_copy import built_once, copy_of

    made = partial(copy_of, root, after=None if IS_WHOLE else built_small)
    return built_once(run_folder / "built", made)


@pytest.fixture(scope="session")
def built_later(root: Path, run_folder: Path, built: ProjectCopy) -> ProjectCopy:
    """The same, built in the first days of the merged region."""
    from tests.project_copy import built_once, copy_of

    made = partial(copy_of, root, after=built)
    return built_once(run_folder / "built-later", made, "--clock", LATER)


@pytest.fixture(scope="session")
def built_site(built: ProjectCopy) -> Path:
    """The folder of its pages."""
    return built.site


@pytest.fixture(scope="session")
def built_small(root: Path, run_folder: Path) -> ProjectCopy:
    """A small project, built: to be looked at, never changed."""
    from tests.project_copy import built_once
    from tests.small import small_project

    return built_once(run_folder / "built-small", partial(small_project, root))


@pytest.fixture
def small(root: Path, tmp_path: Path, built_small: ProjectCopy) -> ProjectCopy:
    """A small project, not built yet."""
    from tests.small import small_project

    return small_project(root, tmp_path / "project", after=built_small)


@pytest.fixture(scope="session")
def real_library() -> Library:
    """The library of this project."""
    return demonstration.real_library()


@pytest.fixture(scope="session")
def pages_at() -> PagesAt:
    """The pages of this project at a moment: made, neither written nor judged."""
    return demonstration.pages_at


@pytest.fixture
def praksis(monkeypatch: pytest.MonkeyPatch) -> Praksis:
    """Run the command in a folder."""
    from click.testing import CliRunner

    from praksis.cli import main

    def run(folder: Path, *words: str) -> Result:
        monkeypatch.chdir(folder)
        return CliRunner().invoke(main, words, prog_name="praksis")

    return run


@pytest.fixture
def make(tmp_path: Path, root: Path) -> Make:
    """A library of the given records (by `folder/id`), with the municipalities and districts."""
    from records.messages import line_of
    from tests.known import load_known
    from tests.samples import write_records

    def made(records: dict[str, Keys]) -> Library:
        write_records(tmp_path, records)
        shutil.copytree(
            root / "content/areas",
            tmp_path / "content/areas",
            ignore=shutil.ignore_patterns("*.yml"),
            dirs_exist_ok=True,
        )
        library = load_known(tmp_path)
        assert not library.faults, "\n".join(map(line_of, library.faults))
        return library

    return made


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    """Loads the sample project with files changed, added or (None) taken away."""
    from tests.known import load_known

    def read(changes: Mapping[str, str | None]) -> Library:
        for path, text in {**BASE, **changes}.items():
            file = tmp_path / "content" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if text is not None:
                file.write_text(text, encoding="utf-8")
        return load_known(tmp_path)

    return read


@pytest.fixture
def said(loaded: Loaded) -> Said:
    """The problems as lines, without the folder that all share."""
    from records.messages import line_of

    def lines(changes: Mapping[str, str | None]) -> list[str]:
        return [line_of(p).removeprefix("content/") for p in loaded(changes).diagnostics]

    return lines


@pytest.fixture
def clock() -> Clock:
    """The moment that `mkdocs.yml` names."""
    from records.clock import Clock

    return Clock.parse(DEMO)


@pytest.fixture
def later() -> Clock:
    """The first days of the merged region."""
    from records.clock import Clock

    return Clock.parse(LATER)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of the system, without a network beyond this machine."""
    found = needs.chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        net = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
        flags = ["--no-sandbox", net, "--in-process-gpu"]  # a process less for each worker
        browser = playwright.chromium.launch(executable_path=found, args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe, which finds faults of accessibility."""
    return needs.axe()
