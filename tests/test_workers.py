"""Workers are copies of one process that read all, and do what workers do."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import copies, needs
from tests.steps import some
from tests.suite import PASSES, Suite, suite_of

CONFTEST = """\
import signal

from tests.workers import CopiedWorkers

if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:  # as for whatever a shell runs beside it
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_configure(config) -> None:
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(CopiedWorkers())
"""
AHEAD = """\
def read_all():
    pass


def build_meanwhile(run_folder):
    (run_folder / "meanwhile").touch()


def think_ahead():
    pass
"""
NOTES = """\
import os
from pathlib import Path


def note(name):
    with Path("noted", name).open("a") as file:
        file.write(f"{os.getpid()} {os.getppid()}\\n")
"""
PATIENCE = 60.0
"""Seconds to wait for a process before the test fails."""

pytestmark = needs.no_such("copies of processes", here=not copies.ARE_POSSIBLE)


@pytest.fixture
def suite(root: Path, tmp_path: Path) -> Suite:
    made = suite_of(root, tmp_path, "workers.py", "copies.py")
    (made.folder / "noted").mkdir()
    made.write("tests/ahead.py", AHEAD)
    made.write("tests/notes.py", NOTES)
    made.write("tests/conftest.py", CONFTEST)
    return made


def noted(suite: Suite, name: str) -> list[tuple[int, int]]:
    """The processes, each with the one above it, that took note under the name."""
    file = suite.folder / "noted" / name
    lines = file.read_text("ascii").splitlines() if file.exists() else []
    return [(int(own), int(above)) for own, above in map(str.split, lines)]


def test_one_process_reads_and_each_worker_is_its_copy(suite: Suite) -> None:
    suite.write(
        "tests/test_it.py",
        "import os, sys, time, warnings\nfrom pathlib import Path\nimport pytest\n"
        "from tests.notes import note\nnote('read')\n"
        "@pytest.mark.parametrize('number', range(6))\ndef test_all(number, tmp_path):\n"
        "    note(os.environ['PYTEST_XDIST_WORKER'])\n    print('unseen')\n"
        "    assert f'popen-{os.environ[\"PYTEST_XDIST_WORKER\"]}' in tmp_path.parts\n"
        "    assert (tmp_path.parents[1] / 'meanwhile').exists()\n"
        "    while len(os.listdir('noted')) < 3: time.sleep(0.01)\n"
        "def test_of_what_is_rewritten():\n    few = [1, 2]\n    assert few == [1, 3]\n"
        "def test_that_warns():\n    warnings.warn('too old')\n"
        "def test_that_ends_its_worker():\n    os._exit(3)\n",
    )  # fmt: skip
    status, lines = suite.run("-n2")
    told = "\n".join(lines)
    assert status == 1
    assert "3 failed, 6 passed" in lines[-1]
    assert "At index 1 diff: 2 != 3" in told
    assert "UserWarning: too old" in told
    assert "crashed while running 'tests/test_it.py::test_that_ends_its_worker'" in told
    assert "unseen" not in told
    [(server, _)] = noted(suite, "read")
    workers = {*noted(suite, "gw0"), *noted(suite, "gw1")}
    assert len(workers) == 2
    assert {above for _, above in workers} == {server}


@needs.TIME
@pytest.mark.parametrize("how", some([signal.SIGINT, signal.SIGKILL], 1))
def test_nothing_is_left_of_a_run_that_is_broken_off(suite: Suite, how: signal.Signals) -> None:
    suite.write(
        "tests/test_it.py",
        "import time\nfrom tests.notes import note\n"
        "def test_that_hangs():\n    note('began')\n    time.sleep(600)\n",
    )  # fmt: skip
    with suite.start("-n1") as running:
        until(lambda: bool(noted(suite, "began")))
        if how is signal.SIGINT:
            os.killpg(running.pid, how)  # as a terminal does
        else:
            running.kill()
        try:
            told, _ = running.communicate(timeout=PATIENCE)
        finally:
            running.kill()
    assert running.returncode == (2 if how is signal.SIGINT else -how), told
    assert ("KeyboardInterrupt" in told) == (how is signal.SIGINT)
    until(lambda: not is_any_in(running.pid))


_INTERRUPTED_AT_THE_LOCK = """
import os
import queue
import sys
import time


def put(self, item, *_):
    with self.not_full:
        self._put(item)
        self.not_empty.notify()
        if isinstance(item, tuple) and item[0] == "logstart":
            sys.setswitchinterval(10)
            time.sleep(0.2)  # the waiting thread wakes, and waits for the lock that is held here
            os.kill(os.getpid(), signal.SIGINT)
            end = time.perf_counter() + 0.05
            while time.perf_counter() < end:  # and does not get to run before the lock is free
                pass


queue.Queue.put = put


def pytest_runtest_logstart():
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.kill(os.getpid(), signal.SIGINT)
"""


@needs.TIME
def test_an_interrupt_while_a_worker_tells_something_is_an_interrupt(suite: Suite) -> None:
    """Once in some forty times under load it was an error of pytest's own, and ended with 3."""
    suite.write("tests/conftest.py", CONFTEST + _INTERRUPTED_AT_THE_LOCK)
    suite.write("tests/test_it.py", PASSES)
    status, lines = suite.run("-n1")
    told = "\n".join(lines)
    assert status == 2, told
    assert "INTERNALERROR" not in told


@needs.TIME
def test_a_module_that_cannot_be_read_is_told_as_ever(suite: Suite) -> None:
    suite.write("tests/test_broken.py", "import nowhere_to_be_found\n")
    suite.write("tests/test_whole.py", PASSES)
    status, lines = suite.run("-n2")
    assert status == 1
    assert "E   ModuleNotFoundError: No module named 'nowhere_to_be_found'" in lines
    assert "1 error" in lines[-1]


def until(is_so: Callable[[], bool]) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


def is_any_in(group: int) -> bool:
    """Whether any process of a group lives."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
