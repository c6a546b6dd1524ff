"""Which templates a page hangs on: the one it names, and all that those lead to.

So another word in the template of one kind of page renders those pages alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from records.source.cache_file import digest_of
from records.source.program import below_links

_LEADS = re.compile(
    r"""\{%[-+]?\s*(?:extends|include|import|from)\b
    (?:\s*["'](?P<name>[^"']+)["']\s*
       (?:as\b[^%]*|import\b[^%]*|(?:ignore\s+missing\s*)?(?:with(?:out)?\s+context\s*)?)[-+]?%\}
     | \s*["'](?P<folder>[^"'{}]+/)["']\s*~
    )?""",
    re.VERBOSE,
)
"""A tag that leads to another template, or to one in a folder; without both where it is no text."""
_ASSETS = "assets/"
"""What no template takes in: files of their own."""


@dataclass(frozen=True, slots=True)
class Closure:
    """The templates of a theme, each by a hash of its text, and what it leads to."""

    hashes: Mapping[str, bytes]
    led_to: Mapping[str, tuple[str, ...] | None]
    """None where only the page decides, which may then be any; a folder ends in `/`."""

    @classmethod
    def of(cls, theme: Path) -> Self:
        """Those below a folder, and the signs that they take in from there."""
        hashes: dict[str, bytes] = {}
        led_to: dict[str, tuple[str, ...] | None] = {}
        for file in map(Path, below_links(str(theme))):
            name = file.relative_to(theme).as_posix()
            if file.is_file() and not name.startswith(_ASSETS):
                raw = file.read_bytes()
                hashes[name] = digest_of(raw)
                led_to[name] = _named_in(raw)
        return cls(hashes, led_to)

    def key(self, template: str) -> bytes:
        """A hash of all templates that a page of this one may be made with."""
        found, waiting = {template}, [template]
        while waiting:
            named = self.led_to.get(waiting.pop(), ())
            new = set(self.hashes if named is None else self._with_folders(named)) - found
            found |= new
            waiting += new
        told = ((name, self.hashes.get(name)) for name in sorted(found))
        return digest_of(repr(tuple(told)).encode())

    def _with_folders(self, named: Iterable[str]) -> Iterator[str]:
        for name in named:
            if name.endswith("/"):
                yield from (each for each in self.hashes if each.startswith(name))
            else:
                yield name


def _named_in(raw: bytes) -> tuple[str, ...] | None:
    """The templates, or folders of them, that a text leads to; None where only the page knows.

    Read without parsing, which took longer than all else of a small build. What stands in a comment
    counts too: that renders a page too often, and never too seldom.
    """
    names: set[str] = set()
    for found in _LEADS.finditer(raw.decode("utf-8", "replace")):
        name = found["name"] or found["folder"]
        if name is None:
            return None
        names.add(name)
    return tuple(sorted(names))
