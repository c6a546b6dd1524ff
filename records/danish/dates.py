"""Dates and times as Danish public text writes them (domain guide 11.9).

Every function takes plain dates or aware datetimes and gives text with non-breaking spaces
between the parts that must not be separated.
"""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache

from babel import Locale

NBSP = "\u00a0"
_SHORT_MONTHS = ("jan.", "feb.", "mar.", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.",
                 "nov.", "dec.")  # fmt: skip
"""As the domain guide has them (11.9); Babel shortens June and July too."""


@cache
def _names(what: str) -> dict[int, str]:
    locale = Locale.parse("da")
    table = locale.months if what == "months" else locale.days
    return dict(table["format"]["wide"])


def month_name(month: int) -> str:
    """`12` → `december`."""
    return _names("months")[month]


def short_month(month: int) -> str:
    """`12` → `dec.`; May, June and July are not shortened."""
    return _SHORT_MONTHS[month - 1]


def weekday(day: date) -> str:
    """`mandag`."""
    return _names("days")[day.weekday()]


def long_date(day: date) -> str:
    """`1. marts 2026`, for use after "den" or alone."""
    return f"{day.day}.{NBSP}{month_name(day.month)} {day.year}"


def short_date(day: date) -> str:
    """`1.3.2026`, for cards and tables."""
    return f"{day.day}.{day.month}.{day.year}"


def month_and_year(day: date) -> str:
    """`december 2025`."""
    return f"{month_name(day.month)} {day.year}"


def day_and_date(day: date) -> str:
    """`mandag den 2. marts 2026`."""
    return f"{weekday(day)} den{NBSP}{long_date(day)}"


def clock_time(at: time) -> str:
    """`kl. 9.00`."""
    return f"kl.{NBSP}{at.hour}.{at.minute:02d}"


def time_span(start: time, end: time | None) -> str:
    """`kl. 16.30–19.00`, or the start alone."""
    return clock_time(start) + (f"–{end.hour}.{end.minute:02d}" if end else "")


def format_datetime(at: datetime) -> str:
    """`4. maj 2026 kl. 12.00`."""
    return f"{long_date(at.date())} {clock_time(at.time())}"


def date_span(start: date, end: date | None) -> str:
    """`14.–15. april 2026`, `30. april–1. maj 2026`, or the one day."""
    if end is None or end == start:
        return long_date(start)
    if start.year != end.year:
        return f"{long_date(start)} – {long_date(end)}"
    if start.month != end.month:
        return f"{start.day}.{NBSP}{month_name(start.month)}–{long_date(end)}"
    return f"{start.day}.–{long_date(end)}"


def duration(seconds: float) -> str:
    """Seconds as `1 min. 5 sek.` or `1 t. 12 min.`."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    if hours:
        return f"{hours}{NBSP}t. {minutes}{NBSP}min."
    if minutes:
        return f"{minutes}{NBSP}min." + (f" {left}{NBSP}sek." if left else "")
    return f"{left}{NBSP}sek."
