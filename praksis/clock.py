"""Which time a command works at: what `--clock` says, else what a build would take."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from publishing.settings import Settings
    from records.clock import Clock
    from records.loading.library import Library

CLOCK = click.option(
    "--clock", default="", help="Gør det som på dette tidspunkt, fx 2026-11-23T08:00, eller now."
)


def check_clock(given: str) -> None:
    """Raise a usage error where `--clock` is given something that is no time.

    Raises EpochError for a `SOURCE_DATE_EPOCH` that is none, also where `--clock` comes before it:
    MkDocs would stumble over it.
    """
    from publishing.settings import NOW
    from records.clock import FIRST_YEAR, LAST_YEAR, Clock, YearError

    try:
        if given not in ("", NOW):
            Clock.parse(given)
    except YearError:
        message = f'--clock er "{given}". Skriv et år fra {FIRST_YEAR} til {LAST_YEAR}.'
        raise click.UsageError(message) from None
    except ValueError:
        message = f'--clock er "{given}". Skriv {_meant(given)}.'
        raise click.UsageError(message) from None
    Clock.at_start(os.environ, 0)


def _meant(given: str) -> str:
    """The moment as it can be read: `1. december kl. 9` as its day and time, else an example."""
    from records.danish.written import day_in_words, written_day, written_time

    words = day_in_words(given, wall_clock().today)
    told, _, rest = words.partition(" kl")
    day, at = written_day(told), written_time(rest.lstrip(". "))
    if day is None or not day.exists:
        return "fx 2026-11-23T08:00 eller now"
    year = day.year or wall_clock().today.year
    moment = f"{year}-{day.month:02}-{day.day:02}" + (f"T{at}" if at else "")
    return f"--clock {moment}"


def forget_empty_epoch() -> None:
    """Take a `SOURCE_DATE_EPOCH` that says nothing out of the environment, for MkDocs' sake."""
    from records.clock import EPOCH

    if not os.environ.get(EPOCH, EPOCH).strip():
        del os.environ[EPOCH]


def resolve_clock(given: str, settings: Settings, library: Library) -> Clock:
    """The clock that a build of this library would have. Raises a usage error as `check_clock`."""
    check_clock(given)
    return build_clock(given, settings, has_examples=library.has_examples)


def started() -> float:
    """When the command began, in seconds since 1970, whatever it was told."""
    return time.time()


def build_clock(given: str, settings: Settings, *, has_examples: bool) -> Clock:
    """The same of a library of which only this is known."""
    return settings.clock_at(time.time(), given, has_examples=has_examples)


def wall_clock() -> Clock:
    """The time on this machine's clock, whatever the project or the environment says."""
    from records.clock import Clock

    return Clock.at_start({}, time.time())


def clock_now(given: str = "") -> Clock:
    """The time that is given, else `SOURCE_DATE_EPOCH`, else now.

    For commands that write: what is written today is dated today, also in a project of examples.
    Raises a usage error as `check_clock`.
    """
    from publishing.settings import NOW
    from records.clock import Clock

    check_clock(given)
    if given not in ("", NOW):
        return Clock.parse(given)
    return Clock.at_start(os.environ, time.time())
