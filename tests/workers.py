"""Workers that are copies of one process, which has read every test module and the program.

Four workers that each read a thousand modules would take as long for it as for a sixth of the
tests. Only a run of all tests by the README's command has them, where the system can copy; what a
worker does and sees is the same.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path
from queue import SimpleQueue
from typing import Protocol

import pytest

from tests import ahead, copies


class Spec(Protocol):
    """How execnet starts a worker."""

    python: str | None


class CopiedWorkers:
    """Starts the process to copy; register it with `pytest_configure`."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Start before the workers do; it tells `pytest` what they are told."""
        config = session.config
        _take_interrupts(config)
        self.folder = Path(tempfile.mkdtemp(prefix="praksis-workers-"))
        self.stays = copies.hold(self.folder)
        run_folder = config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
        words = map(str, (run_folder, *config.invocation_params.args))
        self.server = copies.start(self.folder, "tests.workers.serve", *words)
        config.add_cleanup(self._stop)

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_setupnodes(self, specs: Sequence[Spec]) -> None:
        """Let each worker ask for a copy. Where it could not read all, workers start anew."""
        client = self.folder / "worker"
        if copies.is_ready(self.server, client):
            for spec in specs:
                spec.python = shlex.join([sys.executable, "-IS", str(client)])

    def _stop(self) -> None:
        """Let the process end, and wait for it."""
        os.close(self.stays)
        self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def _take_interrupts(config: pytest.Config) -> None:
    """Let Ctrl-C end the run as such, whatever workers tell at that moment.

    xdist waits for them at a `queue.Queue`. Interrupted where that takes its lock back from the
    thread that has put something in, Python leaves by releasing a lock that it does not hold: a
    RuntimeError, which pytest calls an error of its own (3). A `SimpleQueue` has no such moment.
    """
    session = config.pluginmanager.getplugin("dsession")
    if session is not None:
        session.queue = SimpleQueue()


class _Collecting:
    """Lets pytest collect as in a worker, and run nothing."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_cmdline_main(self, config: pytest.Config) -> None:
        config.workerinput = {}  # type: ignore[attr-defined]


def serve(place: str) -> None:
    """Become a worker, for each who asks."""
    copies.serve(place, _read, _work)


def _read() -> None:
    """Collect as a worker will: pytest takes a test module that is read already as it is."""
    run_folder, *words = sys.argv[1:]
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ahead.read_all()
    ahead.build_meanwhile(Path(run_folder))
    words += ["--numprocesses=0", "--collect-only", "-qqq"]
    if code := pytest.main(words, [_Collecting()]):
        raise SystemExit(code)
    ahead.think_ahead()


def _work(words: list[str]) -> None:
    """What execnet asks of `python -u -c …`; it says what to do on the first line that it sends."""
    exec(eval(sys.stdin.readline()), {"__name__": "__main__"})
