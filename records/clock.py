"""The one clock: "now" is a value that is passed in, never asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@dataclass(frozen=True, slots=True)
class Clock:
    """The moment a build speaks of, always aware and in Europe/Copenhagen."""

    now: datetime
    is_said: bool = field(default=False, compare=False)
    """Whether somebody asked for this moment; else it is the one at which the build is made."""

    def __post_init__(self) -> None:
        if self.now.tzinfo is None:
            message = "a clock needs a time with a zone"
            raise ValueError(message)

    @property
    def today(self) -> date:
        """The day in Copenhagen."""
        return self.now.astimezone(COPENHAGEN).date()

    @classmethod
    def parse(cls, text: str) -> Clock:
        """Read `2026-04-01`, `2026-04-01T12:00` or a time with an offset (ISO 8601).

        Without an offset it is Copenhagen time. Raises ValueError.
        """
        moment = datetime.fromisoformat(text.strip())
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=COPENHAGEN)
        return cls(moment.astimezone(COPENHAGEN), is_said=True)

    @classmethod
    def at_start(cls, environment: Mapping[str, str], started: float) -> Clock:
        """`SOURCE_DATE_EPOCH` (seconds since 1970, UTC) where set, else `started` (same unit)."""
        epoch = environment.get("SOURCE_DATE_EPOCH", "").strip()
        seconds = int(epoch) if epoch.isdigit() else started
        return cls(datetime.fromtimestamp(int(seconds), UTC).astimezone(COPENHAGEN))


def midnight(day: date) -> datetime:
    """The first moment of a day in Copenhagen: what a record with a day only is dated."""
    return datetime.combine(day, time(), COPENHAGEN)
