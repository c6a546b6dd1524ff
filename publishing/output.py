"""The files of a build as values: nothing is written until all are made."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from records.source.cache_file import digest_of

MINUTES_TO_LIVE = 360
"""How often, at most, programs should fetch a feed or a calendar."""


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file of the site or the outbox."""

    path: str
    """Relative to the output folder, `/` between folders."""
    made: bytes | Callable[[], bytes]
    """What is in it, or who makes it where that costs something, such as drawing a picture: a
    check has use for the path alone."""
    made_of: bytes = b""
    """A hash of all that it is made of, for one that is made when somebody asks: while it is the
    same, nobody has to. Empty where only the content tells."""

    @property
    def content(self) -> bytes:
        """What is in the file."""
        return self.made if isinstance(self.made, bytes) else self.made()


_LARGE = 50_000
"""Bytes that are held packed until they are written."""


def packed(file: OutputFile) -> OutputFile:
    """The same file, its content packed where it is large: a site has many megabytes of them."""
    if not isinstance(file.made, bytes) or len(file.made) < _LARGE:
        return file
    held = zlib.compress(file.made, 1)
    return replace(file, made=partial(zlib.decompress, held), made_of=digest_of(file.made))


def made_once(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Gives what `make` gives, made once and held packed until it is asked for again.

    Such a file is read twice: for its links, and when it is written.
    """
    held: list[bytes] = []

    def content() -> bytes:
        if held:
            return zlib.decompress(held[0])
        made = make()
        held.append(zlib.compress(made, 1))
        return made

    return content
