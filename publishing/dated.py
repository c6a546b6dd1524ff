"""Files that say when they last changed: dated by the change, not by the build."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import sha256

from publishing.output import OutputFile
from records.clock import COPENHAGEN, Clock
from records.facts.memory import Memory
from records.source.kept_values import KeptValues, hash_of


@dataclass(frozen=True, slots=True)
class Lazy:
    """What lets a file be known without being written."""

    made_of: bytes
    """A hash of all that is written beside the moment."""
    kept: KeptValues

    def digest(self, file: OutputFile) -> str:
        """The hash of the file's content, which is only written where nobody knows it."""
        return self.kept.get(hash_of("digest", file.made_of), partial(_digest, file))


def dated(
    path: str,
    write: Callable[[datetime | None], bytes],
    turn: datetime | None,
    memory: Memory,
    clock: Clock,
    lazy: Lazy | None = None,
) -> OutputFile:
    """The file with the moment of its last change in it, which `write` puts there.

    A file that went out with the same words keeps its moment; other words are of now. `turn`, the
    last day or deadline that shows in it, is the moment of a file that never went out. With `lazy`
    it is written when somebody asks for it, each time: nobody holds what parts that are kept make.
    """

    def at(moment: datetime | None) -> OutputFile:
        shown = _local(moment)
        if lazy is None:
            return OutputFile(path, write(shown))
        return OutputFile(path, partial(write, shown), hash_of(lazy.made_of, shown))

    known = memory.files.get(path)
    if known is None:
        return at(turn)
    digest, since = known
    for moment in (since, turn):
        found = at(moment)
        if (lazy.digest(found) if lazy else _digest(found)) == digest:
            return found
    return at(max(since, clock.now))


def _digest(file: OutputFile) -> str:
    return sha256(file.content).hexdigest()


def _local(moment: datetime | None) -> datetime | None:
    return moment.astimezone(COPENHAGEN).replace(microsecond=0) if moment else None
