"""The files of a build as values: nothing is written until all are made."""

from __future__ import annotations

from dataclasses import dataclass

MINUTES_TO_LIVE = 360
"""How often, at most, programs should fetch a feed or a calendar."""


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file of the site or the outbox."""

    path: str
    """Relative to the output folder, `/` between folders."""
    content: bytes
