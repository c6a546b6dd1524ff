"""The definitions of time zones (RFC 5545, 3.6.5), limited to the years of a calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard


@cache
def vtimezone(tzid: str, first: int, last: int) -> bytes:
    """The VTIMEZONE of a zone, from the first year to the last.

    Without such bounds the library writes every change from 1970 to 2038. Raises ValueError for
    an unknown zone.
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
