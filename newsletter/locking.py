"""One at a time: whoever freezes a letter or writes the ledger waits for those who do."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from records.source.files import Project

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

FOLDER = ".praksis/cache"
"""Never committed. The system frees the lock when its holder dies, so it stays where it is."""


@contextmanager
def alone(project: Project, what: str = "newsletter") -> Iterator[None]:
    """Hold the project's lock on letters and ledger; wait for it while another process has it.

    `what` names another lock, for work that takes this one on its way.
    """
    file = project.root / FOLDER / f"{what}.lock"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+b") as stream:
        if sys.platform == "win32":
            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)
        else:
            fcntl.flock(stream, fcntl.LOCK_EX)
        try:
            yield
        finally:
            if sys.platform == "win32":
                stream.seek(0)
                msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)
