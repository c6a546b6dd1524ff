"""What follows from changed records in what is sent: filled in by who sends it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that is sent, and that becomes other by the change."""

    name: str
    """For programs: the id of its record."""
    summary: str
    """`nyhedsbrev 2026-11 ændres for 3 målgrupper`."""
    lines: tuple[str, ...]
    """Who gets what, one line for each audience."""
