"""Where and when, as a result of the search tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from records.clock import COPENHAGEN, Clock
from records.danish.dates import format_datetime, long_date
from records.facts.status import State, deadline_text, last_moment_iso, state_of, status_label
from records.loading.library import Library
from records.model.area import Area
from records.model.base import Record
from records.model.event import Event
from records.model.vacancy import Vacancy


@dataclass(frozen=True, slots=True)
class Time:
    """What is told of the time; `moment` is its end where it is still to come."""

    text: str = ""
    moment: str = ""
    is_past: bool = False


def time_of(record: Record | None, clock: Clock) -> Time:
    """The deadline of a vacancy, the day of an event."""
    if isinstance(record, Vacancy):
        return _deadline(record, clock)
    if isinstance(record, Event):
        end = datetime.combine(record.end_date or record.start_date, time.max, COPENHAGEN)
        is_past = end < clock.utc
        moment = "" if is_past else end.isoformat(timespec="seconds")
        return Time(long_date(record.start_date), moment, is_past=is_past)
    return Time()


def _deadline(vacancy: Vacancy, clock: Clock) -> Time:
    state = state_of(vacancy, clock)
    if state is State.OPEN:
        moment = last_moment_iso(vacancy.closes) if vacancy.closes else ""
        told = format_datetime(vacancy.closes) if vacancy.closes else deadline_text(vacancy).lower()
        return Time(f"Frist: {told}", moment)
    if state is State.COMING:
        return Time("På vej")
    text = "Fristen er udløbet" if state is State.EXPIRED else status_label(vacancy)
    return Time(text, is_past=True)


def place_of(record: Record | None, library: Library) -> str:
    """The town, or the areas it lies in."""
    if isinstance(record, Area):
        above = library.area(record.municipality) if record.is_district else None
        return above.name if above else ""
    location = getattr(record, "location", None)
    city = getattr(location, "city", None) or getattr(record, "city", None)
    if city:
        return str(city)
    found = (library.area(code) for code in getattr(record, "areas", ()) or ())
    names = [area.name for area in found if area]
    return names[0] if len(names) == 1 else ""
