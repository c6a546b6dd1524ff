"""Pictures that are not drawn yet, drawn by as many processes as the machine has cores.

They are nine tenths of a first build, and none needs another. What is drawn goes into the cache and
is read from there: a large site has more pictures than a process should hold at once.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from publishing.images.cache import Drawing
from publishing.output import OutputFile

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

_WORTH_IT = 24
"""Fewer are drawn before another process has begun."""
_PARTS = 8
"""So many tasks for each process, so that none waits long for the last."""


def drawn(files: Iterable[OutputFile]) -> Mapping[str, bytes]:
    """Draw the pictures among the files that no cache has; gives those that none could take.

    Draws nothing where there are few, and where the machine can draw no two at once. What another
    process could not draw is left out: whoever asks for it again is told why.
    """
    waiting = [file for file in files if isinstance(file.made, Drawing) and not file.made.is_kept]
    workers = min(_cores(), len(waiting) // _WORTH_IT)
    # A process with threads must not be copied: one of them may hold a lock that nobody frees.
    if workers < 2 or threading.active_count() > 1:
        return {}
    from concurrent.futures import ProcessPoolExecutor

    size = -(-len(waiting) // (workers * _PARTS))
    parts = [waiting[at : at + size] for at in range(0, len(waiting), size)]
    found: dict[str, bytes] = {}
    with ProcessPoolExecutor(workers, _context(), _begin) as pool:
        for task in [pool.submit(_draw, part) for part in parts]:
            if task.exception() is None:
                found.update(task.result())
    return found


def _draw(files: Sequence[OutputFile]) -> dict[str, bytes]:
    """What is in the pictures that lie in no cache now; one at a time is held of the others."""
    found = {}
    for file in files:
        content = file.content
        if not (isinstance(file.made, Drawing) and file.made.is_kept):
            found[file.path] = content
    return found


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _context() -> BaseContext:
    """A copy of this process where the system can make one: it has everything loaded."""
    import multiprocessing

    can_copy = "fork" in multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork" if can_copy else "spawn")


def _begin() -> None:
    """Whoever stops the build with Ctrl-C stops the one that waits for the pictures.

    What was copied stays as it is: looking through it for garbage would make it a second whole.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
