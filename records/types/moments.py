"""Days, parts of days and times, as ISO 8601 writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, Any, Literal

from records.types.field_type import FieldType, refusal
from records.types.text import Pattern, YearFirst, refuse_odd_year


class _Day(FieldType):
    def read(self, value: str) -> date:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            raise _not_a_day(value)
        try:
            found = date.fromisoformat(value)
        except ValueError:
            raise refusal("date-not-in-calendar", value=value) from None
        refuse_odd_year(found.year, value)
        return found

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


def _not_a_day(value: str) -> Exception:
    danish = re.fullmatch(r"(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{4})", value)
    if danish:
        meant = f"{danish[3]}-{int(danish[2]):02}-{int(danish[1]):02}"
        return refusal("date-in-danish", value=value, meant=meant)
    if re.match(r"\d{4}-\d{2}-\d{2}[ T]\d", value):
        return refusal("date-with-time", value=value, meant=value[:10])
    return refusal("not-date", value=value)


@dataclass(frozen=True, slots=True)
class _DayOr(_Day):
    word: str

    def read(self, value: str) -> date | str:  # type: ignore[override]
        return self.word if value == self.word else _Day.read(self, value)

    def json_schema(self) -> dict[str, Any]:
        return {"anyOf": [{"const": self.word}, {"type": "string", "format": "date"}]}


class _TimeOfDay(FieldType):
    def read(self, value: str) -> time:
        if re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
            return time.fromisoformat(value)
        parts = re.fullmatch(r"(?:kl\.? ?)?(\d{1,2})(?:[.:,](\d{2}))?", value)
        if parts and int(parts[1]) < 24 and int(parts[2] or 0) < 60:
            meant = f"{int(parts[1]):02}:{parts[2] or '00'}"
            raise refusal("time-without-colon", value=value, meant=meant)
        raise refusal("not-time", value=value)

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}


Day = Annotated[date, _Day()]
DayOrAgreed = Annotated[date | Literal["efter-aftale"], _DayOr("efter-aftale")]
DayOrNow = Annotated[date | Literal["nu"], _DayOr("nu")]
TimeOfDay = Annotated[time, _TimeOfDay()]
PartialDay = Annotated[
    str,
    YearFirst(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", "not-partial-date"),
]
Month = Annotated[str, YearFirst(r"\d{4}-(0[1-9]|1[0-2])", "not-month")]
Offset = Annotated[str, Pattern(r"(\d{1,2}:)?[0-5]\d:[0-5]\d", "not-minutes-and-seconds")]
