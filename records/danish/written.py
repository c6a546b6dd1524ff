"""Dates, times and numbers as people write them in Danish, read as the files have them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from records.danish.dates import month_name
from records.danish.nearest import sure

_WEEKDAY = r"(?:(?:man|tirs|ons|tors|fre|lør|søn)dag,?\s*)?(?:d\.|den)?\s*"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_NUMBERS = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})\s*[./-]\s*(?P<month>\d{{1,2}})\s*[./ -]\s*{_YEAR}"
)
_WORDS = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})\.?\s*(?P<month>[a-zæøå]{{3,}})\.?,?(?:\s+{_YEAR})?"
)
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})\s*[-./ ]\s*(?P<month>\d{1,2})\s*[-./ ]\s*(?P<day>\d{1,2})"
)
_CROWDED_DAY = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})")
_TIME = re.compile(
    r"(?:kl(?:okken)?\.?\s*)?(?P<hour>\d{1,2})(?:\s*[.:,]\s*(?P<minute>\d{2}))?(?::00)?"
)
_CROWDED_TIME = re.compile(r"(?:kl\.?\s*)?(?P<hour>\d{2})(?P<minute>\d{2})")
_NUMBER = re.compile(r"\d{1,3}(?:[.\s\u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_LONGEST = 80
"""Letters; no day, time or number is written in more."""
_COUNTS = ("nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve",
           "tolv")  # fmt: skip
_RELATIVE = {"i dag": 0, "idag": 0, "i går": -1, "igår": -1, "i morgen": 1, "imorgen": 1}
_FREE = ("gratis", "ingen", "frit", "uden beregning", "gratis adgang")


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as it was written; the year may not have been, and there may be no such day."""

    year: int | None
    month: int
    day: int

    @property
    def exists(self) -> bool:
        """Whether the day is in the calendar; without a year, in any year."""
        return self.day <= monthrange(self.year or 2024, self.month)[1]

    @property
    def iso(self) -> str:
        """`2026-06-01`; needs the year."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    @property
    def length_of_month(self) -> str:
        """`november 2026 har 30 dage`."""
        days = monthrange(self.year or 2024, self.month)[1]
        return f"{month_name(self.month)} {self.year} har {days} dage"


def written_day(text: str) -> WrittenDay | None:
    """The one day that a text can mean, whatever stands between its parts; None for any other."""
    said = " ".join(_DASHES.sub("-", text[:_LONGEST]).casefold().split()).rstrip(".")
    patterns = (_NUMBERS, _YEAR_FIRST, _CROWDED_DAY)
    found = next(filter(None, (pattern.fullmatch(said) for pattern in patterns)), None)
    if found:
        return _day(found["year"], int(found["month"]), found["day"])
    words = _WORDS.fullmatch(said)
    month = _month(words["month"]) if words else None
    return _day(words["year"], month, words["day"]) if words and month else None


def _day(year: str | None, month: int, day: str) -> WrittenDay | None:
    whole = int(year) + (2000 if len(year) == 2 else 0) if year else None
    if month > 12 and int(day) <= 12:  # 2026-15-12
        month, day = int(day), str(month)
    is_one = 1 <= month <= 12 and 1 <= int(day) <= 31 and (whole is None or whole >= 1)
    return WrittenDay(whole, month, int(day)) if is_one else None


def _month(word: str) -> int | None:
    months = _months()
    short = {name[:3]: number for name, number in months.items()} | {"sept": 9}
    return months.get(word) or short.get(word) or months.get(sure(word, months))


@cache
def _months() -> dict[str, int]:
    """By their names, which take a while to load: most runs meet no day in words."""
    return {month_name(number): number for number in range(1, 13)}


def written_time(text: str) -> str:
    """`kl. 12.00` as `12:00`; empty where it is no time of day."""
    said = text[:_LONGEST].strip().casefold()
    found = _TIME.fullmatch(said) or _CROWDED_TIME.fullmatch(said)
    if found is None or int(found["hour"]) > 23 or int(found["minute"] or 0) > 59:
        return ""
    return f"{int(found['hour']):02}:{found['minute'] or '00'}"


def written_number(text: str) -> str:
    """The only number in a text, without thousands: `ca. 1.600,50 kr.` as `1600,50`; else empty."""
    said = text[:_LONGEST].strip().casefold()
    if len(text) >= _LONGEST:
        return ""
    if said in _FREE:
        return "0"
    counted, _, unit = said.partition(" ")
    if counted in _COUNTS and re.fullmatch(r"[a-zæøå.]*", unit):
        return str(_COUNTS.index(counted))
    found = _NUMBER.findall(re.sub(r"\bm[2²]|m²", "", said))
    if len(found) != 1:
        return ""
    number: str = found[0]
    if re.fullmatch(r"\d{1,3}(?:[.\s\u00a0\u202f]\d{3})+(?:,\d+)?", number):
        return re.sub(r"[.\s\u00a0\u202f]", "", number)
    return number.replace(".", ",")


def day_in_words(text: str, today: date) -> str:
    """`i går` as `2026-11-27`; any other text as it is."""
    days = _RELATIVE.get(text.strip().casefold())
    return text if days is None else (today + timedelta(days=days)).isoformat()
