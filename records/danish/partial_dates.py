"""Days of which only the year or the month may be known: `2026`, `2025-12`, `2026-03-01`."""

from __future__ import annotations

from datetime import date

from records.danish.dates import long_date, month_and_year


def exists(text: str) -> bool:
    """Whether a whole day is in the calendar; a year and a month always are."""
    try:
        _first_day(text)
    except ValueError:
        return False
    return True


def partial_date(text: str) -> str:
    """`2026`, `december 2025` or `1. marts 2026`."""
    day = _first_day(text)
    return {4: text, 7: month_and_year(day)}.get(len(text), long_date(day))


def _first_day(text: str) -> date:
    return date.fromisoformat((text + "-01-01")[:10])
