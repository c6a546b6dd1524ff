"""A run of all tests that cannot miss one, and that says what it left out.

When nothing on the command line narrows the run, every file that looks like a test has to be
collected, wherever in the project it lies, and every collected test has to be reached.
With PRAKSIS_REQUIRE_ALL a test that is skipped because something is missing counts as failed.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.needs import IS_WHOLE, NEEDS, SYSTEM, WHOLE

_NARROWING = ("keyword", "markexpr", "deselect", "ignore", "ignore_glob", "lf", "pyargs")
"""The options of pytest that leave tests out."""
_SKIPPED = "Skipped: "
SHORT = "Long tests took a few of their steps; .ci/run takes them all."


class WholeRun:
    """Counts what is collected, reached and skipped; register it with `pytest_configure`."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.collected: frozenset[str] = frozenset()
        self.reached: set[str] = set()
        self.skipped: dict[str, str] = {}
        """The reason by test."""

    @property
    def is_whole(self) -> bool:
        """Whether all tests are asked for, by the process that the workers answer to."""
        options = self.config.option
        return (
            not hasattr(self.config, "workerinput")
            and self.config.args_source is pytest.Config.ArgsSource.TESTPATHS
            and not any(getattr(options, name, None) for name in _NARROWING)
        )

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Compare, where there are no workers."""
        self.compare([item.nodeid for item in session.items])

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: list[str]) -> None:
        """Compare when the first worker has collected; xdist itself compares the workers."""
        if not self.collected:
            self.compare(ids)

    def compare(self, ids: Iterable[str]) -> None:
        """Report each test file on disk that gave no test as an error of the collection."""
        self.collected = frozenset(map(str, ids))
        if not self.is_whole:
            return
        files = files_of_tests(self.config.rootpath, self.config.getini("python_files"))
        for file in sorted(set(files) - {file_of(test) for test in self.collected}):
            told = f"{file} is on disk, but pytest collected no test of it."
            report = pytest.CollectReport(file, "failed", told, [])
            self.config.hook.pytest_collectreport(report=report)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self,
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Make a failure of a skip, where all is promised."""
        report = yield
        reason = reason_of(report)
        if reason and IS_WHOLE and not reason.startswith(SYSTEM):
            report.outcome = "failed"
            report.longrepr = f"{WHOLE} is set, but this test {reason}."
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take note of each test that is reached, and of those that are skipped."""
        self.reached.add(str(report.nodeid))
        if reason := reason_of(report):
            self.skipped[str(report.nodeid)] = reason

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Let no run pass that left out a test without saying so."""
        missed = self.collected - self.reached
        if self.is_whole and missed and not self.config.option.collectonly:
            session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say how many tests of each folder ran, and what was skipped for want of what."""
        if self.is_whole and not self.config.option.collectonly:
            terminalreporter.section("tests by folder")
            for line in self.folders():
                terminalreporter.line(line)
            if not IS_WHOLE:
                terminalreporter.line(SHORT)
        if self.skipped:
            terminalreporter.line(left_out(self.skipped.values()))

    def folders(self) -> Iterator[str]:
        """A line for each folder below `tests/`, and one for all of it."""
        ran = Counter(folder_of(test) for test in self.reached)
        skipped = Counter(folder_of(test) for test in self.skipped)
        for folder in sorted({*ran, *map(folder_of, self.collected)}):
            note = f", {skipped[folder]} of them skipped" if skipped[folder] else ""
            yield f"{ran[folder]:6} {folder}{note}"
        yield f"{len(self.reached):6} of the {len(self.collected)} tests on disk"


def file_of(test: str) -> str:
    """The file of a test, from its id."""
    return test.partition("::")[0]


def folder_of(test: str) -> str:
    """The folder at the top of `tests/` that a test belongs to, from its id."""
    return "/".join(file_of(test).split("/")[:-1][:2]) or "."


def files_of_tests(root: Path, patterns: list[str]) -> Iterator[str]:
    """Every file below a folder that is named as a test, as pytest names it.

    Outside `tests/`, the places of other people's code are left out: hidden folders, virtual
    environments and folders of npm.
    """
    for place, folders, names in os.walk(root):
        parts = Path(place).relative_to(root).parts
        if parts[:1] != ("tests",):
            folders[:] = [name for name in folders if not is_theirs(Path(place, name))]
        found = (name for name in names if any(fnmatch(name, pattern) for pattern in patterns))
        yield from ("/".join((*parts, name)) for name in found)


def is_theirs(folder: Path) -> bool:
    """Whether a folder holds what others wrote, or what a program made."""
    name = folder.name
    return name.startswith(".") or name == "node_modules" or (folder / "pyvenv.cfg").exists()


def reason_of(report: pytest.TestReport) -> str:
    """Why a test was skipped; empty for every other outcome, an expected failure too."""
    if report.outcome != "skipped" or hasattr(report, "wasxfail"):
        return ""
    said = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return str(said).removeprefix(_SKIPPED) or "gives no reason"


def left_out(reasons: Iterable[str]) -> str:
    """One line: how many tests were skipped, and what to install for them."""
    counted = Counter(reasons)
    packages = {
        reason.removeprefix(NEEDS): count
        for reason, count in sorted(counted.items())
        if reason.startswith(NEEDS)
    }
    install = ", ".join(f"{package} for {count}" for package, count in packages.items())
    others = [
        f"{count}: {reason}"
        for reason, count in sorted(counted.items())
        if not reason.startswith(NEEDS)
    ]
    cure = [f"to run them here, install {install} (.ci/run installs it all)"] if install else []
    return f"{counted.total()} skipped; {'; '.join([*cure, *others])}."
