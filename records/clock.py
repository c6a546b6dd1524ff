"""The one clock: "now" is a value that is passed in, never asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from records.errors import PraksisError

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
FIRST_YEAR, LAST_YEAR = 2000, 2099
"""The years a build can speak of: calendars and holidays are known for them and a year around."""
EPOCH = "SOURCE_DATE_EPOCH"
"""The variable that says when a build is made (reproducible-builds.org)."""


class EpochError(PraksisError):
    """`SOURCE_DATE_EPOCH` is set to something that is no moment of those years."""

    def __init__(self, given: str) -> None:
        shown = given if len(given) <= 40 else f"{given[:37]}…"
        super().__init__(
            f'{EPOCH} er "{shown}". Skriv antal sekunder siden 1970, fx 1795856400, '
            f"eller fjern den med: unset {EPOCH}"
        )


class YearError(ValueError):
    """A moment in a year that no build can speak of."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The moment a build speaks of, always aware and in Europe/Copenhagen."""

    now: datetime = field(compare=False)
    is_said: bool = field(default=False, compare=False)
    """Whether somebody asked for this moment; else it is the one at which the build is made."""
    utc: datetime = field(init=False, repr=False)
    """The same moment to compare others with.

    Python compares two times of one zone as clocks on a wall show them, and one hour shows twice.
    """

    def __post_init__(self) -> None:
        if self.now.tzinfo is None:
            message = "a clock needs a time with a zone"
            raise ValueError(message)
        object.__setattr__(self, "utc", self.now.astimezone(UTC))

    @property
    def today(self) -> date:
        """The day in Copenhagen."""
        return _day_of(self.now, self.now.fold)

    @classmethod
    def parse(cls, text: str) -> Clock:
        """Read `2026-04-01`, `2026-04-01T12:00` or a time with an offset (ISO 8601).

        Without an offset it is Copenhagen time; in the hour that summer time skips it is the hour
        after, in the one that comes twice the first. Raises ValueError, YearError among them.
        """
        moment = datetime.fromisoformat(text.strip())
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise YearError(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=COPENHAGEN)
        return cls(moment.astimezone(UTC).astimezone(COPENHAGEN), is_said=True)

    @classmethod
    def at_start(cls, environment: Mapping[str, str], started: float) -> Clock:
        """`SOURCE_DATE_EPOCH` (seconds since 1970, UTC) where set, else `started` (same unit).

        Raises EpochError where it is set to something else.
        """
        epoch = environment.get(EPOCH, "").strip()
        seconds = _seconds(epoch) if epoch else int(started)
        return cls(datetime.fromtimestamp(seconds, UTC).astimezone(COPENHAGEN))


def _seconds(epoch: str) -> int:
    is_number = epoch.isascii() and epoch.isdigit() and len(epoch) <= 12
    seconds = int(epoch) if is_number else -1
    first = datetime(FIRST_YEAR, 1, 1, tzinfo=COPENHAGEN).timestamp()
    end = datetime(LAST_YEAR + 1, 1, 1, tzinfo=COPENHAGEN).timestamp()
    if not first <= seconds < end:
        raise EpochError(epoch)
    return seconds


@lru_cache(maxsize=64)
def _day_of(moment: datetime, _fold: int) -> date:
    """The day in Copenhagen; the fold tells two moments of one hour apart."""
    return moment.astimezone(COPENHAGEN).date()


@lru_cache(maxsize=4096)
def midnight(day: date) -> datetime:
    """The first moment of a day in Copenhagen: what a record with a day only is dated."""
    return datetime.combine(day, time(), COPENHAGEN)


def right_after(moment: datetime) -> datetime:
    """The first moment in Copenhagen after this one, also where clocks are set just then."""
    return (moment.astimezone(UTC) + timedelta.resolution).astimezone(COPENHAGEN)


def is_skipped(moment: datetime) -> bool:
    """Whether clocks leap over the local time: 02.30 on the night that they go forward."""
    there = moment.astimezone(UTC).astimezone(moment.tzinfo)
    return there.replace(tzinfo=None, fold=0) != moment.replace(tzinfo=None, fold=0)
