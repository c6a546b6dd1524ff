"""What follows from changed records in what is sent, as `newsletter` works it out."""

from __future__ import annotations

from typing import Protocol


class NewsletterImpact(Protocol):
    """A newsletter issue whose content changes."""

    @property
    def name(self) -> str:
        """For programs: the id of the issue."""

    @property
    def summary(self) -> str:
        """`nyhedsbrev 2026-11 ændres for 3 målgrupper`."""

    @property
    def lines(self) -> tuple[str, ...]:
        """Who gets what, one line for each audience."""
