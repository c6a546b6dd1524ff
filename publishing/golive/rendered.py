"""What stops the site in what was built: the pages, feeds and files as readers would get them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from publishing.addresses import FORM, ROBOTS, SECURITY
from publishing.golive.placeholders import placeholders_in
from publishing.golive.written import placeholder_at
from publishing.pages.about.handbook import HOME as HANDBOOK
from records.clock import Clock
from records.source.diagnostics import Diagnostic, Position, diagnostic

_TEXTS = frozenset(
    {".html", ".xml", ".atom", ".json", ".csv", ".ics", ".txt", ".webmanifest", ".vtt"}
)
_NOINDEX = re.compile(r'<meta name="robots" content="[^"]*noindex')
_EXPIRES = re.compile(r"^Expires: (\S+)$", re.MULTILINE)
_DRAWN = (("<svg", "</svg>"), ("<style", "</style>"), ("<script", "</script>"))
"""Numbers in drawings and programs are no telephone numbers."""


def rendered(folder: Path, shown: str) -> Iterator[Diagnostic]:
    """What stops it in a folder that was built, which messages call `shown`.

    The editors' guide and the form are passed: addresses in them are examples on purpose.
    """
    for file in sorted(_files(folder)):
        path = file.relative_to(folder).as_posix()
        if not path.startswith((HANDBOOK, FORM)):
            text = file.read_text(encoding="utf-8")
            read = _in_calendar if file.suffix == ".ics" else _in_text
            yield from read(text, f"{shown}/{path}")


def findable(site: Path, shown: str, clock: Clock) -> Iterator[Diagnostic]:
    """What keeps search engines out of a built site, and what has run out in it."""
    front = _text(site / "index.html")
    found = _NOINDEX.search(front)
    if found:
        yield diagnostic("golive-noindex", _at(f"{shown}/index.html", front, found.start()))
    robots = _text(site / ROBOTS)
    shut = re.search(r"^Disallow: /\s*$", robots, re.MULTILINE)
    if shut:
        yield diagnostic("golive-robots", _at(f"{shown}/{ROBOTS}", robots, shut.start()))
    security = _text(site / SECURITY)
    until = _EXPIRES.search(security)
    if until and datetime.fromisoformat(until[1]) <= clock.utc:
        at = _at(f"{shown}/{SECURITY}", security, until.start(1))
        yield diagnostic("golive-security-expired", at, until=until[1])


def _in_text(text: str, path: str) -> Iterator[Diagnostic]:
    seen = _without_drawings(text)
    for found in placeholders_in(seen):
        yield placeholder_at(found.sort, _at(path, seen, found.offset), found.text)


def _in_calendar(text: str, path: str) -> Iterator[Diagnostic]:
    """Lines that are folded (RFC 5545, 3.1) are one; the first of them is told."""
    first, whole = 1, ""
    for number, line in enumerate((*text.splitlines(), ""), start=1):
        if line[:1] in (" ", "\t"):
            whole += line[1:]
            continue
        for found in placeholders_in(whole):
            at = Position(path, first, found.offset + 1)
            yield placeholder_at(found.sort, at, found.text)
        first, whole = number, line


def _files(folder: Path) -> Iterator[Path]:
    for base, _, names in os.walk(folder):
        yield from (Path(base, name) for name in names if Path(name).suffix in _TEXTS)


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _without_drawings(text: str) -> str:
    """The text with blanks in place of drawings, so that all else keeps its place."""
    for begin, end in _DRAWN:
        parts, at = [], 0
        while (start := text.find(begin, at)) >= 0:
            stop = text.find(end, start)
            stop = len(text) if stop < 0 else stop
            blank = re.sub(r"[^\n]", " ", text[start:stop])
            parts += [text[at:start], blank]
            at = stop
        text = "".join([*parts, text[at:]])
    return text


def _at(path: str, text: str, offset: int) -> Position:
    line = text.count("\n", 0, offset) + 1
    return Position(path, line, offset - (text.rfind("\n", 0, offset) + 1) + 1)
