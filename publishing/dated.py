"""Files that say when they last changed: dated by the change, not by the build."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from publishing.output import OutputFile
from records.clock import COPENHAGEN, Clock
from records.facts.memory import Memory


def dated(
    path: str,
    write: Callable[[datetime | None], bytes],
    turn: datetime | None,
    memory: Memory,
    clock: Clock,
) -> OutputFile:
    """The file with the moment of its last change in it, which `write` puts there.

    A file that went out with the same words keeps its moment; other words are of now. `turn`, the
    last day or deadline that shows in it, is the moment of a file that never went out.
    """
    known = memory.files.get(path)
    if known is None:
        return OutputFile(path, write(_local(turn)))
    digest, since = known
    for moment in (since, turn):
        content = write(_local(moment))
        if sha256(content).hexdigest() == digest:
            return OutputFile(path, content)
    return OutputFile(path, write(_local(max(since, clock.now))))


def _local(moment: datetime | None) -> datetime | None:
    return moment.astimezone(COPENHAGEN).replace(microsecond=0) if moment else None
