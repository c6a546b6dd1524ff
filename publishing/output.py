"""A file that a build writes, as a value: nothing is written until all are made."""

from __future__ import annotations

from dataclasses import dataclass

MINUTES_TO_LIVE = 360
"""How long a reader may keep a feed or a calendar before it asks again."""


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file of the site or the outbox."""

    path: str
    """Relative to the output folder, `/` between folders."""
    content: bytes
