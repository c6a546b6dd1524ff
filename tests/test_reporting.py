"""One report of a test that passes, all three of one that does not; more where more is asked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import needs
from tests.suite import Suite, suite_of

CONFTEST = """\
from tests import reporting

def pytest_configure(config) -> None:
    config.counted = 0
    if reporting.is_enough(config):
        config.pluginmanager.register(reporting.FewReports())

def pytest_runtest_logreport(report) -> None:
    if hasattr(report, "node"):
        report.node.config.counted += 1

def pytest_terminal_summary(terminalreporter, config) -> None:
    terminalreporter.line(f"{config.counted} reports")
"""
TESTS = """\
import pytest

@pytest.fixture
def ending():
    yield
    print("seen at the end")
    raise OSError("too late")

@pytest.fixture
def quiet_end():
    yield
    print("at the end of what failed")

def test_passes(): pass
def test_passes_too(): pass
def test_fails(quiet_end): print("before it failed"); assert False
def test_ends_badly(ending): pass
def test_begins_badly(nowhere): pass
def test_is_skipped(): pytest.skip("not today")
@pytest.mark.xfail
def test_is_expected_to_fail(): assert False
"""


@pytest.fixture
def suite(root: Path, tmp_path: Path) -> Suite:
    made = suite_of(root, tmp_path, "reporting.py")
    made.write("tests/conftest.py", CONFTEST)
    made.write("tests/test_it.py", TESTS)
    return made


MORE = [("--durations=0",), ("-v",), ("-rA",), ("--junitxml=it.xml",), ("--maxfail=9",)]


@pytest.mark.parametrize(
    ("words", "reports"),
    [((), 16), *(pytest.param(words, 20, marks=needs.TIME) for words in MORE)],
)
def test_all_is_told_that_was(suite: Suite, words: tuple[str, ...], reports: int) -> None:
    status, lines = suite.run("-n1", *words)
    told = "\n".join(lines)
    assert status == 1
    assert f"{reports} reports" in lines
    counted = "1 failed, 3 passed, 1 skipped, 1 xfailed, 2 errors"
    assert re.search(rf"\b{counted}\b", lines[-1])
    assert all(said in told for said in ("before it failed", "at the end of what failed"))
    assert "ERROR at teardown of test_ends_badly" in told
    assert "E       fixture 'nowhere' not found" in lines
