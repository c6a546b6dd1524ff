"""Reading web-server logs: common, combined and JSON, plain or gz, line by line."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from podcast.downloads.json_logs import hit_of_json
from records.errors import PraksisError

_COMMON = re.compile(  # address, moment, method, path, status, bytes, and agent where told
    r'(\S+) \S+ (?:\S+|.+?) \[([^\]]+)\] "([A-Z]+) (\S+)[^"]*" (\d{3}) (\d+|-)'
    r'(?: "[^"\\]*(?:\\.[^"\\]*)*" "([^"\\]*(?:\\.[^"\\]*)*)")?'
)
_MONTHS = {name: n for n, name in enumerate(
    ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), start=1
)}  # fmt: skip
_GZIP = b"\x1f\x8b"


class LogError(PraksisError):
    """A log that cannot be read."""


class Hit(NamedTuple):
    """A request that was answered. `agent` is None where the log does not tell agents."""

    address: str
    moment: int
    """Seconds since 1970."""
    method: str
    path: str
    status: int
    bytes: int
    agent: str | None


@dataclass
class LogReader:
    """Reads lines into hits, and counts those that are not lines of a log."""

    lines: int = 0
    unreadable: int = 0

    def __post_init__(self) -> None:
        self._minutes: dict[str, int] = {}

    def hits(self, lines: Iterable[str]) -> Iterator[Hit]:
        """A hit for each line that can be read; holds one line at a time."""
        for line in lines:
            self.lines += 1
            hit = self._read(line)
            if hit is None:
                self.unreadable += 1
            else:
                yield hit

    def _read(self, line: str) -> Hit | None:
        if line.startswith("{"):
            found = hit_of_json(line, self._epoch)
            return Hit(*found) if found else None
        parts = _COMMON.match(line)
        if parts is None:
            return None
        address, moment, method, path, status, sent, agent = parts.groups()
        try:
            at = self._epoch(moment)
        except (ValueError, KeyError):
            return None
        return Hit(address, at, method, path, int(status), 0 if sent == "-" else int(sent), agent)

    def _epoch(self, text: str) -> int:
        """`22/Nov/2026:10:31:41 +0100` in seconds since 1970; minutes are remembered."""
        minute = text[:17] + text[20:]
        base = self._minutes.get(minute)
        if base is None:
            if len(self._minutes) > 10_000:
                self._minutes.clear()
            base = self._minutes[minute] = _minute(text)
        return base + int(text[18:20])


def _minute(text: str) -> int:
    day, month, year = int(text[:2]), _MONTHS[text[3:6]], int(text[7:11])
    at = datetime(year, month, day, int(text[12:14]), int(text[15:17]), tzinfo=UTC)
    sign, hours, minutes = text[21], int(text[22:24]), int(text[24:26])
    away = (hours * 60 + minutes) * 60 * (-1 if sign == "-" else 1)
    return int(at.timestamp()) - away


def read_lines(file: Path) -> Iterator[str]:
    """The lines of a log, unpacked where it is gz, told by its content. Raises LogError."""
    try:
        with file.open("rb") as raw:
            packed = raw.read(2) == _GZIP
        opened = gzip.open if packed else open
        with opened(file, "rt", encoding="utf-8", errors="replace", newline="\n") as lines:
            yield from lines
    except (OSError, EOFError, zlib.error) as error:
        raise LogError(f"{file}: filen kan ikke læses ({type(error).__name__}).") from None


def in_order(files: Iterable[Path]) -> list[Path]:
    """Rotated logs, the oldest first, by the first line of each that can be read."""
    return sorted(files, key=lambda file: (_first_moment(file), str(file)))


def _first_moment(file: Path) -> int:
    for hit in LogReader().hits(read_lines(file)):
        return hit.moment
    return 0
