"""The definitions of time zones (RFC 5545, 3.6.5), by the rule that their clocks follow.

Outlook ignores RDATE in a VTIMEZONE, so a list of changes puts half the entries an hour off there.
A rule (the last Sunday of March and of October) is read by every program, and does not end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BEGIN = 1970
"""The year of the first onset that is written: before any entry, and the same in every file."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A change of clocks, as it comes back every year."""

    month: int
    weekday: int
    """0 is Monday."""
    place: int
    """Which of the month's days with that name; -1 is the last one."""
    hour: int
    minute: int
    """In the time that is left (RFC 5545, 3.6.5)."""
    before: timedelta
    after: timedelta
    name: str

    @property
    def is_summer(self) -> bool:
        """Whether clocks go forward."""
        return self.after > self.before


@cache
def vtimezone(tzid: str, first: int, last: int) -> bytes:
    """The VTIMEZONE of a zone, true from the first year to the last.

    A zone whose clocks follow no yearly rule then is written change by change. Raises ValueError
    for an unknown zone.
    """
    rules = _rules(ZoneInfo(tzid), first, last)
    if rules is None:
        return _listed(tzid, first, last)
    zone = Timezone()
    zone.add("tzid", tzid)
    for rule in rules:
        zone.add_component(_component(rule))
    if not rules:
        zone.add_component(_constant(ZoneInfo(tzid), first))
    return bytes(zone.to_ical())


def _component(rule: _Change) -> TimezoneDaylight | TimezoneStandard:
    part = TimezoneDaylight() if rule.is_summer else TimezoneStandard()
    day = _day(_BEGIN, rule.month, rule.weekday, rule.place)
    part.add("dtstart", datetime(day.year, day.month, day.day, rule.hour, rule.minute))  # noqa: DTZ001 - local time, as RFC 5545 wants
    byday = f"{rule.place}{_DAYS[rule.weekday]}"
    part.add("rrule", {"FREQ": "YEARLY", "BYMONTH": rule.month, "BYDAY": byday})
    part.add("tzname", rule.name)
    part.add("tzoffsetfrom", rule.before)
    part.add("tzoffsetto", rule.after)
    return part


def _constant(zone: ZoneInfo, year: int) -> TimezoneStandard:
    """A zone whose clocks never change."""
    now = datetime(year, 1, 1, tzinfo=zone)
    part = TimezoneStandard()
    part.add("dtstart", datetime(_BEGIN, 1, 1))  # noqa: DTZ001 - local time, as RFC 5545 wants
    part.add("tzname", now.tzname() or "")
    part.add("tzoffsetfrom", now.utcoffset() or timedelta())
    part.add("tzoffsetto", now.utcoffset() or timedelta())
    return part


# --- which rule it is -------------------------------------------------------------------------


def _rules(zone: ZoneInfo, first: int, last: int) -> tuple[_Change, ...] | None:
    """The two changes of every year, or none where clocks stand; None where years differ.

    The years around are looked at too, because the rule that is written has no end.
    """
    years = [list(_moments(zone, year)) for year in range(first - 1, last + 2)]
    if not any(years):
        return ()
    if any(len(each) != 2 for each in years):
        return None
    found = []
    for moments in zip(*years, strict=True):
        options = [set(_readings(moment, zone)) for moment in moments]
        same = set.intersection(*options)
        if not same:
            return None
        found.append(min(same, key=lambda rule: rule.place))
    return tuple(sorted(found, key=lambda rule: not rule.is_summer))


def _readings(moment: datetime, zone: ZoneInfo) -> Iterator[_Change]:
    """What the change may be a case of: the fourth Sunday of its month, and the last one too."""
    before = (moment - timedelta(seconds=1)).astimezone(zone)
    after = moment.astimezone(zone)
    left, then = before.utcoffset() or timedelta(), after.utcoffset() or timedelta()
    onset = moment + left
    places = [(onset.day - 1) // 7 + 1]
    if (onset + timedelta(days=7)).month != onset.month:
        places.append(-1)
    for place in places:
        yield _Change(
            onset.month, onset.weekday(), place, onset.hour, onset.minute, left, then,
            after.tzname() or "",
        )  # fmt: skip


def _moments(zone: ZoneInfo, year: int) -> Iterator[datetime]:
    """The moments of a year at which clocks change, to the second."""
    start, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    while start < end:
        later = start + timedelta(days=1)
        if _offset(start, zone) != _offset(later, zone):
            yield _first_after(start, later, zone)
        start = later


def _first_after(start: datetime, end: datetime, zone: ZoneInfo) -> datetime:
    old = _offset(start, zone)
    while end - start > timedelta(seconds=1):
        half = start + timedelta(seconds=(end - start) // timedelta(seconds=2))
        start, end = (half, end) if _offset(half, zone) == old else (start, half)
    return end


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta | None:
    return moment.astimezone(zone).utcoffset()


def _day(year: int, month: int, weekday: int, place: int) -> date:
    """The first, second … or (-1) last day of a month with that name."""
    if place > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (place - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


# --- zones that follow no rule ----------------------------------------------------------------


def _listed(tzid: str, first: int, last: int) -> bytes:
    """Every change from the first year to the last.

    Without such bounds the library writes every change from 1970 to 2038.
    """
    start, end = date(first, 1, 1), date(last + 1, 1, 1)
    timezone = Timezone.from_tzid(tzid, first_date=start, last_date=end)
    parts: list[TimezoneDaylight | TimezoneStandard] = [*timezone.daylight, *timezone.standard]
    for part in parts:
        if part.TZOFFSETTO > part.TZOFFSETFROM:
            _set_onsets(part, ZoneInfo(tzid))
    return bytes(timezone.to_ical())


def _set_onsets(part: TimezoneDaylight | TimezoneStandard, zone: ZoneInfo) -> None:
    """Correct when clocks go forward: RFC 5545 wants the local time before the change.

    icalendar 7.3 writes the first minute after the change (03.00 with the offset of 02.00), which
    is an hour late for whoever computes the moment from it.
    """
    before: timedelta = part.TZOFFSETFROM
    part.DTSTART = _in_time_left(part.DTSTART, zone, before)
    part.rdates = [_in_time_left(onset, zone, before) for onset, _ in part.rdates]


def _in_time_left(onset: datetime, zone: ZoneInfo, before: timedelta) -> datetime:
    moment = onset.replace(tzinfo=zone).astimezone(UTC)
    return (moment + before).replace(tzinfo=None)
