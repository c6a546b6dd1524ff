"""A line of a web server's log as a hit: common, combined, vhost_combined and JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from publishing.serverlogs.json_lines import hit_of_json, line_in_json

# The bounds keep a line made to hurt from costing more than others.
_COMMON = re.compile(  # virtual host, address, moment, method, path, status, bytes, agent if told
    r"(?:[A-Za-z0-9-]+\.[A-Za-z0-9.-]+:\d+ )?"
    r'(\S+) \S+ (?:\S+|.{1,256}?) \[([^\]]{20,40})\] "([A-Z]+) (\S+)[^"]*" (\d{3}) (\d{1,15}|-)'
    r'(?: "[^"\\]*(?:\\.[^"\\]*)*" "([^"\\]*(?:\\.[^"\\]*)*)")?'
)
_IP = re.compile(
    r"\d{1,3}(?:\.\d{1,3}){3}"
    r"|\[?(?:(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|[0-9A-Fa-f:]{0,35}::[0-9A-Fa-f:.]{0,40})"
    r"(?:%\w+)?\]?"
)
_LATER = re.compile(rf"(?:\S{{1,300}} {{1,3}}){{1,9}}?({_IP.pattern}) \S+ \S.{{0,256}}? \[")
"""The visitor's address behind what a log of the system or of many sites puts before a line."""
_JSON_LATER = re.compile(r"[^{\"]{1,300}: (?=\{\")")
_RANGE = re.compile(r'"(bytes[= ][0-9,\s/*-]{1,200})"')
_MONTHS = {name: n for n, name in enumerate(
    ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), start=1
)}  # fmt: skip
LATEST = 4_102_444_800
"""The year 2100, in seconds since 1970: a later moment is no moment of a log."""


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
    part: str = ""
    """Which bytes were asked for or sent (`bytes=0-65535`), where the log tells that."""


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
            if hit is None or not 0 < hit.moment < LATEST:
                self.unreadable += 1
            else:
                yield hit

    def _read(self, line: str) -> Hit | None:
        if line.startswith("{"):
            return self._read_json(line)
        parts = _COMMON.match(line)
        if parts is None or not _IP.fullmatch(parts[1].rstrip(",")):
            later = _LATER.match(line)  # else all that is asked would be asked by one visitor
            parts = (_COMMON.match(line, later.start(1)) if later else None) or parts
        if parts is None:
            before = _JSON_LATER.match(line)
            return self._read_json(line[before.end() :]) if before else None
        address, moment, method, path, status, sent, agent = parts.groups()
        try:
            at = self._epoch(moment)
        except (ValueError, LookupError):
            return None
        size = 0 if sent == "-" else int(sent)
        told = _RANGE.search(line, parts.end()) if status == "206" else None
        part = told[1] if told else ""
        return Hit(address.rstrip(","), at, method, path, int(status), size, agent, part)

    def _read_json(self, line: str) -> Hit | None:
        inside = line_in_json(line)
        if inside is not None and not inside.startswith('{"log"'):
            return self._read(inside)
        found = hit_of_json(line, self._epoch)
        return Hit(*found) if found else None

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
