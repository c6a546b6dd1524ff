"""A run of all tests misses none, and says what it left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.needs import WHOLE
from tests.steps import some
from tests.suite import PASSES, Suite, suite_of
from tests.whole_run import SHORT, files_of_tests, left_out

LACKS = "import pytest\nfrom tests.needs import leave_out, no_such\n"
CONFTEST = """\
from tests.whole_run import WholeRun


def pytest_configure(config) -> None:
    config.pluginmanager.register(WholeRun(config))
"""


@pytest.fixture
def suite(root: Path, tmp_path: Path) -> Suite:
    """Three tests in two folders."""
    made = suite_of(root, tmp_path, "whole_run.py", "needs.py")
    made.write("tests/conftest.py", CONFTEST)
    made.write("tests/test_top.py")
    made.write("tests/feeds/test_a.py")
    made.write("tests/feeds/deep/test_b.py")
    return made


def counts(lines: list[str]) -> list[str]:
    return [line for line in lines if re.match(r" *\d+ (tests|of)\b", line)]


def told(lines: list[str]) -> str:
    """The one line about what was skipped."""
    (line,) = [line for line in lines if re.match(r"\d+ skipped;", line)]
    return line


def test_the_real_run_is_held(pytestconfig: pytest.Config) -> None:
    assert pytestconfig.pluginmanager.has_plugin("whole_run")


@pytest.mark.parametrize("workers", some(["-n2", "-n0"], 1))
def test_folders_of_any_name_are_run_and_counted(suite: Suite, workers: str) -> None:
    for name in ("build", "dist", "node_modules", "venv", "_darcs", "CVS", "a.egg"):
        suite.write(f"tests/{name}/test_it.py")
    suite.write("tests/feeds/build/test_it.py")
    status, lines = suite.run(workers)
    assert counts(lines) == [
        "     1 tests",
        *[f"     1 tests/{name}" for name in ("CVS", "_darcs", "a.egg", "build", "dist")],
        "     3 tests/feeds",
        "     1 tests/node_modules",
        "     1 tests/venv",
        "    11 of the 11 tests on disk",
    ]
    assert status == 0
    assert SHORT in lines
    assert "11 passed" in lines[-1]


UNSEEN = {
    "bench/test_speed.py": PASSES,
    "records/deep/speed_test.py": PASSES,
    "tests/left_out/test_ignored.py": PASSES,
    "tests/.hidden/test_it.py": PASSES,
    "tests/feeds/test_empty.py": "def helper() -> None:\n    pass\n",
    "tests/feeds/test_skipped.py": f"{LACKS}pytest.skip('x', allow_module_level=True)\n",
}


@pytest.mark.parametrize("workers", some(["-n0", "-n2"], 1))
def test_each_file_that_is_not_collected_fails_the_run(suite: Suite, workers: str) -> None:
    for path, text in UNSEEN.items():
        suite.write(path, text)
    suite.write("tests/left_out/conftest.py", "collect_ignore = ['test_ignored.py']\n")
    status, lines = suite.run(workers)
    assert status != 0
    for path in UNSEEN:
        assert lines.count(f"{path} is on disk, but pytest collected no test of it.") == 1
    assert "6 errors" in lines[-1]


@pytest.mark.parametrize(
    "words",
    some(
        [("tests/feeds", "-n0"), ("-k", "it", "-n2"), ("-n0", "--deselect", "tests/test_top.py")], 1
    ),
)
def test_a_run_of_some_tests_is_not_held_to_all(suite: Suite, words: tuple[str, ...]) -> None:
    suite.write("bench/test_speed.py")
    status, lines = suite.run(*words)
    assert status == 0
    assert counts(lines) == []


def test_other_peoples_code_is_no_test_of_ours(suite: Suite) -> None:
    for path in (
        ".venv/lib/test_theirs.py",
        ".ci/node_modules/a/test_theirs.py",
        "node_modules/a/test_theirs.py",
        "env/lib/test_theirs.py",
    ):
        suite.write(path)
    suite.write("env/pyvenv.cfg", "")
    assert sorted(files_of_tests(suite.folder, ["test_*.py"])) == [
        "tests/feeds/deep/test_b.py",
        "tests/feeds/test_a.py",
        "tests/test_top.py",
    ]


def test_a_test_that_is_never_reached_fails_the_run(suite: Suite) -> None:
    hook = "def pytest_runtest_protocol(item):\n    return 'test_a' in item.nodeid or None\n"
    suite.write("tests/feeds/conftest.py", hook)
    status, lines = suite.run("-n0")
    assert status == 1
    assert counts(lines) == ["     1 tests", "     1 tests/feeds", "     2 of the 3 tests on disk"]


@pytest.mark.parametrize("workers", some(["-n0", "-n2"], 1))
def test_what_is_lacking_is_told_in_one_line(suite: Suite, workers: str) -> None:
    suite.write("tests/feeds/test_c.py", f"{LACKS}def test_c():\n    leave_out('chromium')\n")
    suite.write(
        "tests/look/test_d.py",
        f"{LACKS}@no_such('pipes', here=True)\ndef test_d():\n    pass\n"
        "@pytest.fixture\ndef axe():\n    leave_out('axe-core (npm)')\n"
        "def test_e(axe):\n    pass\ndef test_f(axe):\n    pass\n"
        "@pytest.mark.xfail\ndef test_g():\n    assert False\n",
    )
    status, lines = suite.run(workers)
    assert status == 0
    assert counts(lines) == [
        "     1 tests",
        "     3 tests/feeds, 1 of them skipped",
        "     4 tests/look, 3 of them skipped",
        "     8 of the 8 tests on disk",
    ]
    assert told(lines) == (
        "4 skipped; to run them here, install axe-core (npm) for 2, chromium for 1 "
        "(.ci/run installs it all); 1: this system has no pipes."
    )
    assert "3 passed, 4 skipped, 1 xfailed" in lines[-1]

    status, lines = suite.run(workers, **{WHOLE: "1"})
    assert status == 1
    assert SHORT not in lines
    assert f"{WHOLE} is set, but this test needs chromium." in lines
    assert told(lines) == "1 skipped; 1: this system has no pipes."
    assert re.search(r"1 failed, 3 passed, 1 skipped, 1 xfailed, 2 errors", lines[-1])


def test_a_skip_of_any_other_reason_is_told_too() -> None:
    assert left_out(["too hot", "too hot"]) == "2 skipped; 2: too hot."
