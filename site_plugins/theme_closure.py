"""Which templates a page hangs on: the one it names, and all that those lead to.

So another word in the template of one kind of page renders those pages alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from records.source.cache_file import digest_of

_LEADS = re.compile(
    r"""\{%[-+]?\s*(?:extends|include|import|from)\b
    (?:\s*["'](?P<name>[^"']+)["']\s*
       (?:as\b[^%]*|import\b[^%]*|(?:ignore\s+missing\s*)?(?:with(?:out)?\s+context\s*)?)[-+]?%\}
    )?""",
    re.VERBOSE,
)
"""A tag that leads to another template; without a name where it is no plain text."""


@dataclass(frozen=True, slots=True)
class Closure:
    """The templates of a theme, each by a hash of its text, and what it leads to."""

    hashes: Mapping[str, bytes]
    led_to: Mapping[str, tuple[str, ...] | None]
    """None where only the page decides, which may then be any."""

    @classmethod
    def of(cls, theme: Path) -> Self:
        """Those below a folder."""
        hashes: dict[str, bytes] = {}
        led_to: dict[str, tuple[str, ...] | None] = {}
        for file in sorted(theme.rglob("*.html")):
            name, raw = file.relative_to(theme).as_posix(), file.read_bytes()
            hashes[name] = digest_of(raw)
            led_to[name] = _named_in(raw)
        return cls(hashes, led_to)

    def key(self, template: str) -> bytes:
        """A hash of all templates that a page of this one may be made with."""
        found, waiting = {template}, [template]
        while waiting:
            named = self.led_to.get(waiting.pop(), ())
            new = set(self.hashes if named is None else named) - found
            found |= new
            waiting += new
        told = ((name, self.hashes.get(name)) for name in sorted(found))
        return digest_of(repr(tuple(told)).encode())


def _named_in(raw: bytes) -> tuple[str, ...] | None:
    """The templates that a text extends, includes or imports; None where only the page knows.

    Read without parsing, which took longer than all else of a small build. What stands in a comment
    counts too: that renders a page too often, and never too seldom.
    """
    names: set[str] = set()
    for found in _LEADS.finditer(raw.decode("utf-8", "replace")):
        if found["name"] is None:
            return None
        names.add(found["name"])
    return tuple(sorted(names))
