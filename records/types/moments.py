"""Days, parts of days and times, as ISO 8601 writes them.

The form in the browser and other programs read the same files, so a file has one way to write a
day. What is written otherwise is read, and refused with the day as it shall be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Annotated, Any, Literal

from records.danish.written import WrittenDay, written_day, written_time
from records.types.field_type import FieldType, refusal
from records.types.text import Pattern, YearFirst, refuse_odd_year

_WITH_TIME = re.compile(r"(.*\d{4}|\d{4}-\d{2}-\d{2})[ T,]*(?:kl\b.*|\d{1,2}[.:]\d{2}.*)")
_NO_DAY = ("løbende", "ingen", "ukendt", "ingen frist", "uden frist", "nej", "n/a", "?", "-", "tbd",
           "hurtigst muligt", "snarest", "snarest muligt", "senere", "følger", "ikke fastsat",
           "efter aftale", "nærmere aftale")  # fmt: skip
_AGREED = ("efter aftale", "aftales", "efter nærmere aftale", "nærmere aftale", "hurtigst muligt",
           "snarest", "snarest muligt", "fleksibel", "fleksibelt")  # fmt: skip
_NOW = ("straks", "nu", "med det samme", "omgående", "ledig nu", "snarest", "dags dato", "i dag")
_WEEK = re.compile(r"(?:i )?uge\s*(\d{1,2})(?:[,/ ]+(?:i )?(\d{4}))?|(\d{4})-?[wW](\d{1,2})")
_SERIAL = re.compile(r"[345]\d{4}")
"""Days since the beginning of 1900, as spreadsheets count: from 1982 to 2064."""
_FIRST_DAY = date(1899, 12, 30)


class _Day(FieldType):
    def read(self, value: str) -> date:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            raise _not_a_day(value)
        try:
            found = date.fromisoformat(value)
        except ValueError:
            raise _not_in_calendar(value, written_day(value)) from None
        refuse_odd_year(found.year, value)
        return found

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


def _not_a_day(value: str) -> Exception:
    day = written_day(value)
    if day and not day.exists:
        return _not_in_calendar(value, day)
    if day and day.year is None:
        meant = f"2026-{day.month:02}-{day.day:02}"
        return refusal("date-without-year", value=value, meant=meant)
    if day:
        return refusal("date-in-danish", value=value, meant=day.iso)
    other = _other_words(value)
    if other:
        return other
    with_time = _WITH_TIME.fullmatch(value[:80])
    day = written_day(with_time[1]) if with_time else None
    if day and day.year and day.exists:
        return refusal("date-with-time", value=value, meant=day.iso)
    return refusal("not-date", value=value)


def _other_words(value: str) -> Exception | None:
    """What is said of no day at all, of a spreadsheet's number and of a week; None for none."""
    if value.casefold() in _NO_DAY:
        return refusal("date-not-known", value=value)
    if _SERIAL.fullmatch(value):
        day = _FIRST_DAY + timedelta(days=int(value))
        return refusal("date-as-serial", value=value, meant=day.isoformat())
    week = _WEEK.fullmatch(value[:80].casefold())
    return refusal("date-as-week", value=value, near=_monday(week)) if week else None


def _monday(week: re.Match[str]) -> str:
    """The first day of a week whose year was written; empty for any other."""
    year, number = week[2] or week[3], week[1] or week[4]
    try:
        return date.fromisocalendar(int(year), int(number), 1).isoformat() if year else ""
    except ValueError:
        return ""


def _not_in_calendar(value: str, day: WrittenDay | None) -> Exception:
    if day and day.exists and day.year:
        return refusal("date-in-danish", value=value, meant=day.iso)
    known = day.length_of_month if day and day.year else ""
    return refusal("date-not-in-calendar", value=value, near=known)


@dataclass(frozen=True, slots=True)
class _DayOr(_Day):
    word: str
    others: tuple[str, ...] = ()
    """What people write for the word."""

    def read(self, value: str) -> date | str:  # type: ignore[override]
        if value.casefold().replace(" ", "-") == self.word:
            return self.word
        if value.casefold() in self.others:
            raise refusal("word-for-day", value=value, meant=self.word)
        return _Day.read(self, value)

    def json_schema(self) -> dict[str, Any]:
        return {"anyOf": [{"const": self.word}, {"type": "string", "format": "date"}]}


class _TimeOfDay(FieldType):
    def read(self, value: str) -> time:
        if re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
            return time.fromisoformat(value)
        meant = written_time(value)
        if meant:
            raise refusal("time-without-colon", value=value, meant=meant)
        raise refusal("not-time", value=value)

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}


Day = Annotated[date, _Day()]
DayOrAgreed = Annotated[date | Literal["efter-aftale"], _DayOr("efter-aftale", _AGREED)]
DayOrNow = Annotated[date | Literal["nu"], _DayOr("nu", _NOW)]
TimeOfDay = Annotated[time, _TimeOfDay()]


class _PartialDay(YearFirst):
    """A year, a month of one, or a day, as a source has it."""

    __slots__ = ()

    def read(self, value: str) -> str:
        """The text itself. Raises a refusal with what a Danish date or month would be."""
        near = "" if re.fullmatch(self.regex, value) else _part_meant(value)
        if near:
            fits = near if re.fullmatch(self.regex, near) else near[:7]
            raise refusal(self.code, value=value, near=fits)
        return YearFirst.read(self, value)


def _part_meant(value: str) -> str:
    """`december 2025` → `2025-12`, `1. marts 2026` → `2026-03-01`; empty for what is neither."""
    day = written_day(value)
    if day and day.year and day.exists:
        return day.iso
    month = written_day(f"1. {value}") if value[:1].isalpha() else None
    return month.iso[:7] if month and month.year else ""


PartialDay = Annotated[
    str,
    _PartialDay(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", "not-partial-date"),
]
Month = Annotated[str, _PartialDay(r"\d{4}-(0[1-9]|1[0-2])", "not-month")]


class _Offset(Pattern):
    """Minutes and seconds, however people write them."""

    __slots__ = ()

    def _meant(self, value: str) -> str:
        """`2 min 30 sek`, `2:30` and `2.30` as `"02:30"`."""
        said = value[:80].casefold().strip()
        found = _MINUTES.fullmatch(said) or _MINUTES_BY_POINT.fullmatch(said)
        if not found or int(found["seconds"] or 0) > 59 or int(found["minutes"]) > 59:
            return ""
        return f'"{int(found["minutes"]):02}:{int(found["seconds"] or 0):02}"'


_MINUTES = re.compile(
    r"(?P<minutes>\d{1,2})\s*min(?:\.|ut|utter)?"
    r"(?:\s*(?:og\s*)?(?P<seconds>\d{1,2})\s*s(?:ek|ekunder)?\.?)?"
)
_MINUTES_BY_POINT = re.compile(r"(?P<minutes>\d{1,2})\s*[:.,]\s*(?P<seconds>\d{2})")
Offset = Annotated[str, _Offset(r"(\d{1,2}:)?[0-5]\d:[0-5]\d", "not-minutes-and-seconds")]
