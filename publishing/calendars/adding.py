"""What a page offers to whoever wants a moment in the calendar: a file, and other calendars."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from publishing.addresses import DEADLINES_CALENDAR, EVENTS_CALENDAR
from publishing.blocks import AddToCalendar, Link
from publishing.calendars.schedule import (
    deadline_file_address,
    event_file_address,
    windows_file_address,
)
from publishing.calendars.wording import place_of
from records.clock import Clock
from records.model.event import Event
from records.model.offer import Offer
from records.model.vacancy import Vacancy

_HALF_AN_HOUR = timedelta(minutes=30)
"""How long a deadline is shown in calendars that know no moment without length."""


def event_in_calendar(event: Event, clock: Clock) -> AddToCalendar | None:
    """The ways for an event; None where it is over or not listed."""
    file = event_file_address(event, clock)
    if file is None:
        return None
    name = f"arrangement-{event.id}-{event.start_date.isoformat()}.ics"
    return AddToCalendar(
        file, name, EVENTS_CALENDAR, "Abonnér på alle arrangementer",
        () if event.example else _event_elsewhere(event),
    )  # fmt: skip


def deadline_in_calendar(vacancy: Vacancy, clock: Clock) -> AddToCalendar | None:
    """The ways for a deadline; None unless the vacancy is open and has one."""
    file, closes = deadline_file_address(vacancy, clock), vacancy.closes
    if file is None or closes is None:
        return None
    name = f"frist-{vacancy.id}-{closes.date().isoformat()}.ics"
    begins, title = closes - _HALF_AN_HOUR, f"Frist: {vacancy.title}"
    return AddToCalendar(
        file, name, DEADLINES_CALENDAR, "Abonnér på alle frister",
        () if vacancy.example else _others(title, begins, closes, ""),
    )  # fmt: skip


def windows_in_calendar(offer: Offer, clock: Clock) -> AddToCalendar | None:
    """The ways for the windows of an offer; None unless one can apply, now or later."""
    file = windows_file_address(offer, clock)
    if file is None:
        return None
    name = f"frist-{offer.id}.ics"
    return AddToCalendar(file, name, DEADLINES_CALENDAR, "Abonnér på alle frister", ())


def _event_elsewhere(event: Event) -> tuple[Link, ...]:
    place = place_of(event)
    if not event.is_all_day:
        return _others(event.title, event.starts, event.ends, place)
    first, after = event.starts.date(), event.ends.date() + timedelta(days=1)
    return _forms(
        event.title, place, f"{first:%Y%m%d}/{after:%Y%m%d}",
        {"allday": "true", "startdt": first.isoformat(), "enddt": after.isoformat()},
    )  # fmt: skip


def _others(title: str, starts: datetime, ends: datetime, place: str) -> tuple[Link, ...]:
    """For a time of the day; moments are in UTC, so no zone is guessed."""
    return _forms(
        title, place, f"{_compact(starts)}/{_compact(ends)}",
        {"startdt": _moment(starts), "enddt": _moment(ends)},
    )  # fmt: skip


def _forms(title: str, place: str, dates: str, outlook_dates: dict[str, str]) -> tuple[Link, ...]:
    """Google's and Outlook's own forms, filled in."""
    google = urlencode({"action": "TEMPLATE", "text": title, "dates": dates, "location": place})
    outlook = urlencode(
        {"path": "/calendar/action/compose", "rru": "addevent", "subject": title,
         **outlook_dates, "location": place}
    )  # fmt: skip
    return (
        Link("Google Kalender", f"https://calendar.google.com/calendar/render?{google}"),
        Link(
            "Outlook på nettet", f"https://outlook.office.com/calendar/0/deeplink/compose?{outlook}"
        ),
    )


def _compact(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
