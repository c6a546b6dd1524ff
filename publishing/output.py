"""The files of a build as values: nothing is written until all are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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
