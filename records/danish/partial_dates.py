"""Days of which only the year or the month may be known: `2026`, `2025-12`, `2026-03-01`."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from records.danish.dates import date_span, long_date, month_and_year


def exists(text: str) -> bool:
    """Whether a whole day is in the calendar; a year and a month always are."""
    try:
        first_day(text)
    except ValueError:
        return False
    return True


def partial_date(text: str) -> str:
    """`2026`, `december 2025` or `1. marts 2026`."""
    day = first_day(text)
    return {4: text, 7: month_and_year(day)}.get(len(text), long_date(day))


def first_day(text: str) -> date:
    """The first day that it can be: `2019` begins on 1 January."""
    return date.fromisoformat((text + "-01-01")[:10])


def last_day(text: str) -> date:
    """The last day that it can be: `2019` ends on 31 December."""
    day = first_day(text)
    if len(text) == len("2019"):
        return date(day.year, 12, 31)
    if len(text) == len("2019-12"):
        return day.replace(day=monthrange(day.year, day.month)[1])
    return day


def partial_span(start: str, end: str) -> str:
    """`2019`, `2021–2024`, `maj 2018 – december 2020` or `1. januar–31. december 2026`."""
    if start == end:
        return partial_date(start)
    if len(start) == len(end) == len("2019"):
        return f"{start}–{end}"
    if len(start) == len(end) == len("2019-12-31"):
        return date_span(first_day(start), first_day(end))
    return f"{partial_date(start)} – {partial_date(end)}"
