"""Which templates a page hangs on: the one it names, and all that those lead to.

So another word in the template of one kind of page renders those pages alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Self

from jinja2 import Environment, TemplateSyntaxError, meta

from records.source.cache_file import digest_of
from records.source.kept_values import KeptValues, hash_of

_PARSER = Environment(autoescape=True)


@dataclass(frozen=True, slots=True)
class Closure:
    """The templates of a theme, each by a hash of its text, and what it leads to."""

    hashes: Mapping[str, bytes]
    led_to: Mapping[str, tuple[str, ...] | None]
    """None where only the page decides, which may then be any."""

    @classmethod
    def of(cls, theme: Path, kept: KeptValues) -> Self:
        """Those below a folder; what each leads to is found once for its text."""
        hashes: dict[str, bytes] = {}
        led_to: dict[str, tuple[str, ...] | None] = {}
        for file in sorted(theme.rglob("*.html")):
            name, raw = file.relative_to(theme).as_posix(), file.read_bytes()
            hashes[name] = digest_of(raw)
            led_to[name] = kept.get(hash_of("template", hashes[name]), partial(_named_in, raw))
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
    """The templates that a text extends, includes or imports; None where it does not say.

    A text that is no template is told of by whoever renders it, with its name.
    """
    try:
        found = list(meta.find_referenced_templates(_PARSER.parse(raw.decode("utf-8"))))
    except (TemplateSyntaxError, UnicodeDecodeError):
        return None
    names = [name for name in found if name is not None]
    return tuple(sorted(names)) if len(names) == len(found) else None
