"""Log files as one stream of hits in the order of time, whatever they are called.

Rotated logs follow one another, those of two servers run side by side, and a file that is given
twice, as it is and packed, is one: hits that also stood in another file are passed over.
"""

from __future__ import annotations

import gzip
import heapq
import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from publishing.serverlogs.lines import LATEST, Hit, LogReader
from records.errors import PraksisError

_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 20
LONGEST = 64 * 1024
"""Signs of a line: no server writes longer ones, so that is no line of a log."""
_APART = 6 * 3600
"""Seconds within which the same hit of two files is looked for: logs are not quite in order."""
_MANY = 200_000


_Open: TypeAlias = tuple[int, int, Hit, Iterator[Hit]]
"""The moment of the next hit, the number of its file, that hit, and what follows it."""


class LogError(PraksisError):
    """A log that cannot be read."""


def read_lines(file: Path) -> Iterator[str]:
    """The lines of a log, unpacked where it is gz, told by its content. Raises LogError.

    A line that is too long comes as an empty one, and is never held.
    """
    try:
        with file.open("rb") as raw:
            packed = raw.read(2) == _GZIP
        opened = gzip.open if packed else open
        with opened(file, "rt", encoding="utf-8-sig", errors="replace", newline="\n") as text:
            yield from _lines(iter(lambda: text.read(_CHUNK), ""))
    except (OSError, EOFError, zlib.error) as error:
        raise LogError(f"{file}: filen kan ikke læses ({type(error).__name__}).") from None


def _lines(chunks: Iterable[str]) -> Iterator[str]:
    rest, dropping = "", False
    for chunk in chunks:
        *whole, rest = (rest + chunk).split("\n")
        if whole and dropping:
            whole[0], dropping = "", False
        for line in whole:
            yield line if len(line) <= LONGEST else ""
        if dropping or len(rest) > LONGEST:
            rest, dropping = "", True
    if rest or dropping:
        yield rest


@dataclass
class Merged:
    """The hits of several logs in the order of their time, each once."""

    files: Iterable[Path]
    reader: LogReader = field(default_factory=LogReader)
    doubles: int = 0
    """Hits that stood in more than one file."""
    _seen: dict[Hit, int] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Hit]:
        """The hits; a file is opened when its time has come. Raises LogError."""
        waiting = deque(sorted((_first_moment(file), str(file), file) for file in self.files))
        running: list[_Open] = []
        number = 0
        while waiting or running:
            if waiting and (not running or waiting[0][0] <= running[0][0]):
                number += 1
                hits = self.reader.hits(read_lines(waiting.popleft()[2]))
                _push(running, number, hits)
            elif len(running) == 1:
                yield from self._alone(running, waiting[0][0] if waiting else LATEST)
            else:
                moment, place, hit, hits = heapq.heappop(running)
                _push(running, place, hits)
                if self._is_new(hit, place, moment):
                    yield hit

    def _alone(self, running: list[_Open], end: int) -> Iterator[Hit]:
        """The hits of the only file that is open, until the next one begins."""
        _, place, first, hits = running.pop()
        is_alone = not self._seen  # else another file may have told some of it
        for hit in chain((first,), hits):
            if hit.moment >= end and hit is not first:
                running.append((hit.moment, place, hit, hits))
                return
            if is_alone or self._is_new(hit, place, hit.moment):
                yield hit

    def _is_new(self, hit: Hit, place: int, now: int) -> bool:
        """Whether no other file has told of it; the same file may tell the same thing twice."""
        if self._seen.setdefault(hit, place) != place:
            self.doubles += 1
            return False
        if len(self._seen) > _MANY:
            recent = {h: p for h, p in self._seen.items() if now - h.moment < _APART}
            self._seen = recent if len(recent) <= _MANY else {}
        return True


def _push(running: list[_Open], place: int, hits: Iterator[Hit]) -> None:
    hit = next(hits, None)
    if hit is not None:
        heapq.heappush(running, (hit.moment, place, hit, hits))


def _first_moment(file: Path) -> int:
    """Of the first line that can be read; 0 where none can."""
    return next((hit.moment for hit in LogReader().hits(read_lines(file))), 0)
