"""The time zones a calendar has to explain (RFC 5545, 3.6.5), for the years it speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard


def explained(tzids: Iterable[str], years: Iterable[int]) -> list[Timezone]:
    """A VTIMEZONE for each zone, in a fixed order, from the first to the last of `years`.

    Without such bounds the library writes every change from 1970 to 2038. Raises ValueError for
    an unknown zone.
    """
    known = sorted(years)
    first, last = date(known[0], 1, 1), date(known[-1] + 1, 1, 1)
    return [_explained(tzid, first, last) for tzid in sorted(tzids)]


def _explained(tzid: str, first: date, last: date) -> Timezone:
    timezone = Timezone.from_tzid(tzid, first_date=first, last_date=last)
    parts: list[TimezoneDaylight | TimezoneStandard] = [*timezone.daylight, *timezone.standard]
    for part in parts:
        if part.TZOFFSETTO > part.TZOFFSETFROM:
            _set_onsets(part, ZoneInfo(tzid))
    return timezone


def _set_onsets(part: TimezoneDaylight | TimezoneStandard, zone: ZoneInfo) -> None:
    """Say when clocks go forward as RFC 5545 wants it: in the time that was left.

    icalendar 7.3 writes the first minute after the change (03.00 with the offset of 02.00), which
    is an hour late for whoever computes the moment from it.
    """
    before: timedelta = part.TZOFFSETFROM
    part.DTSTART = _in_time_left(part.DTSTART, zone, before)
    part.rdates = [_in_time_left(onset, zone, before) for onset, _ in part.rdates]


def _in_time_left(onset: datetime, zone: ZoneInfo, before: timedelta) -> datetime:
    moment = onset.replace(tzinfo=zone).astimezone(UTC)
    return (moment + before).replace(tzinfo=None)
