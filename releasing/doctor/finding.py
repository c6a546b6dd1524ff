"""What a look at the site gave."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad it is."""

    FINE = "fine"
    WARNING = "warning"
    FAULT = "fault"


WORDS = {Level.FINE: "i orden", Level.WARNING: "advarsel", Level.FAULT: "FEJL"}
"""As people read it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `check` is its name for programs, which stays the same."""

    check: str
    level: Level
    text: str
    """A Danish sentence, with what to do where something is wrong."""


def fine(check: str, text: str) -> Finding:
    """It is as it should be."""
    return Finding(check, Level.FINE, text)


def warning(check: str, text: str) -> Finding:
    """Readers hardly notice yet."""
    return Finding(check, Level.WARNING, text)


def fault(check: str, text: str) -> Finding:
    """Readers are let down."""
    return Finding(check, Level.FAULT, text)
