"""Days, parts of days and times, as ISO 8601 writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, Any, Literal

from records.types.field_type import FieldType, quoted, refusal
from records.types.text import Pattern


class _Day(FieldType):
    def read(self, value: str) -> date:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            raise _not_a_day(value)
        try:
            return date.fromisoformat(value)
        except ValueError:
            problem = f"er {value}, og den dag findes ikke"
            raise refusal(problem, "Skriv en dag fra kalenderen, fx 2026-03-01.") from None

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


def _not_a_day(value: str) -> Exception:
    danish = re.fullmatch(r"(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{4})", value)
    if danish:
        right = f"{danish[3]}-{int(danish[2]):02}-{int(danish[1]):02}"
        return refusal(f"er {quoted(value)}", f"Skriv datoen som år-måned-dag: {right}.")
    if re.match(r"\d{4}-\d{2}-\d{2}[ T]\d", value):
        cure = f"Skriv kun dagen her, {value[:10]}, og klokkeslættet i sit eget felt."
        return refusal(f"er {quoted(value)}", cure)
    return refusal(f"er {quoted(value)}", "Skriv datoen som år-måned-dag, fx 2026-03-01.")


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
            right = f"{int(parts[1]):02}:{parts[2] or '00'}"
            raise refusal(f"er {quoted(value)}", f"Skriv klokkeslæt med kolon: {right}.")
        raise refusal(f"er {quoted(value)}", "Skriv klokkeslæt fra 00:00 til 23:59, fx 14:30.")

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}


Day = Annotated[date, _Day()]
DayOrAgreed = Annotated[date | Literal["efter-aftale"], _DayOr("efter-aftale")]
DayOrNow = Annotated[date | Literal["nu"], _DayOr("nu")]
TimeOfDay = Annotated[time, _TimeOfDay()]
PartialDay = Annotated[
    str,
    Pattern(
        r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?",
        'Skriv år, år og måned eller hele dagen: "2026", "2026-03" eller "2026-03-01".',
    ),
]
Month = Annotated[str, Pattern(r"\d{4}-(0[1-9]|1[0-2])", 'Skriv år og måned, fx "2025-12".')]
Offset = Annotated[
    str,
    Pattern(r"(\d{1,2}:)?[0-5]\d:[0-5]\d", 'Skriv minutter og sekunder med kolon, fx "01:05".'),
]
