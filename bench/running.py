"""Runs a program and says what it cost."""

from __future__ import annotations

import os
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

_UNCOMPILED = "PYTHONDONTWRITEBYTECODE"
"""Whoever has it set compiles every module anew in each run, as no installed program does."""
_PAUSE = 0.1
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run cost: seconds on the clock and of the processors, and megabytes at most."""

    wall: float
    cpu: float
    memory: float
    """Of the largest process."""
    memory_of_all: float
    """Of all processes together, what they share counted once; never below the largest."""


def run(folder: Path, command: tuple[str, ...], environment: dict[str, str] | None = None) -> Run:
    """Run a command in a folder, by itself. Exits with its output when it fails."""
    log = folder.parent / f"{folder.name}.log"
    started = time.perf_counter()
    process = os.fork()
    if process == 0:
        os.chdir(folder)
        handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        told = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **(environment or {})}
        told.pop(_UNCOMPILED, None)
        os.execve(command[0], command, told)  # noqa: S606 - a program of the bench
    ended, seen = threading.Event(), [0.0]
    watcher = threading.Thread(target=_watch, args=(process, ended, seen))
    watcher.start()
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - started
    ended.set()
    watcher.join()
    if status:
        sys.exit(log.read_text(encoding="utf-8")[-2000:])
    largest = used.ru_maxrss / 1024
    return Run(wall, used.ru_utime + used.ru_stime, largest, max(largest, seen[0]))


def processor_seconds(process: int) -> float:
    """What a process that still runs, and those it started, have used so far."""
    ticks = os.sysconf("SC_CLK_TCK")
    total = 0.0
    for each in _family(process):
        try:
            fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += sum(map(int, fields[11:15])) / ticks
    return total


def _watch(process: int, ended: threading.Event, seen: list[float]) -> None:
    """Sum the memory of several processes; one alone is known from the system when it ends."""
    while not ended.wait(_PAUSE):
        family = _family(process)
        if len(family) > 1:
            seen[0] = max(seen[0], sum(map(_share, family)))


def _family(process: int) -> list[int]:
    """The process and all below it."""
    found = [process]
    for each in found:
        try:
            told = Path(f"/proc/{each}/task/{each}/children").read_text()
        except OSError:
            continue
        found += map(int, told.split())
    return found


def _share(process: int) -> float:
    """Megabytes of a process, with its share of what it has in common with others."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")) / 1024
