"""Temporary files of a run in memory, where there is room: what no one reads later needs no drive.

A run of all tests writes a few gigabytes of projects and sites that last as long as it does. A run
of some tests, and that of `.ci/run`, writes them where pytest does, and they can be looked at.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 6 << 30
"""Bytes that have to be free, three times what a run writes."""
GROUPS = Path("/sys/fs/cgroup")
_LIMITS = (
    ("memory.max", "memory.current"),
    ("memory/memory.limit_in_bytes", "memory/memory.usage_in_bytes"),
)
"""What a container may take and has taken: as systems tell it now, and as they did."""
_LASTING = "PRAKSIS_TESTS_LASTING"
_NAME = "praksis-tests-"
"""How a folder begins; the process that made it follows."""


def move(memory: Path = MEMORY) -> Path | None:
    """Give this process and its workers a folder in memory, or None where there is no room."""
    if not has_room(memory):
        return None
    for left in memory.glob(f"{_NAME}*"):
        if not Path("/proc", left.name.removeprefix(_NAME).partition("-")[0]).exists():
            leave(left)  # of a run that was killed
    os.environ[_LASTING] = tempfile.gettempdir()
    folder = Path(tempfile.mkdtemp(prefix=f"{_NAME}{os.getpid()}-", dir=memory))
    folder.chmod(0o711)  # tests become another user, who has to get past it as past /tmp
    os.environ["TMPDIR"] = str(folder)
    tempfile.tempdir = None  # so that it is asked for again
    return folder


def lasting() -> Path:
    """Where a program that took long to make stays for the next run."""
    return Path(os.environ.get(_LASTING) or tempfile.gettempdir())


def leave(folder: Path) -> None:
    """Give the memory back. What a process that still ends takes away itself is no fault."""
    shutil.rmtree(folder, ignore_errors=True)


def has_room(memory: Path) -> bool:
    """Whether much can be written there, programs that run too, and the machine has as much."""
    try:
        found = os.statvfs(memory)
        told = Path("/proc/meminfo").read_text("ascii")
    except (OSError, AttributeError):
        return False
    free = {line.split()[0]: int(line.split()[1]) << 10 for line in told.splitlines()}
    return (
        os.access(memory, os.W_OK)
        and not found.f_flag & os.ST_NOEXEC
        and min(found.f_bavail * found.f_frsize, free["MemAvailable:"], *_left()) >= ROOM
    )


def _left() -> Iterator[int]:
    """What a container may still take, where it may not take all that the machine has."""
    for most, taken in _LIMITS:
        with suppress(OSError, ValueError):  # no such file, or `max`: then there is no limit
            yield int((GROUPS / most).read_text("ascii")) - int((GROUPS / taken).read_text("ascii"))
