"""Events and the series they belong to (domain guide 6.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from functools import cache
from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from records.clock import is_skipped
from records.codes.people import AudienceCode, Region
from records.codes.programme import (
    AttendanceMode,
    EventRole,
    EventStatus,
    EventType,
    RegistrationMethod,
)
from records.codes.vacancy import Accessibility
from records.model.base import Content, Part, before, rule
from records.model.numbers_in_text import unsourced_numbers
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.field_type import Ref
from records.types.links import WebAddress
from records.types.moments import Day, TimeOfDay
from records.types.numbers import Flag, Whole
from records.types.text import Id, Line, Markdown, PostalCode, Sentence


class Location(Part):
    """Where an event takes place."""

    name: Line = field("Navn", example="Eksempelsalen")
    address: Line = field("Adresse", example="Eksempelvej 1")
    postal_code: PostalCode = field("Postnummer", example='"3400"')
    city: Line = field("By", example="Hillerød")
    accessibility: tuple[Accessibility, ...] = field(
        "Tilgængelighed", many=True, least=1, example="[niveaufri]", widget="codes"
    )


class Registration(Part):
    """How to sign up."""

    method: RegistrationMethod = field("Metode", example="mail", widget="code")
    address: Line | None = field(
        "Tilmelding sendes til", required=False, example="eksempel@example.org"
    )
    deadline: Day | None = field(
        "Tilmeldingsfrist", required=False, example="2026-12-01", widget="date"
    )
    seats: Annotated[int, Whole(1, 10_000)] | None = field(
        "Pladser", required=False, example="40", widget="number"
    )


class AgendaItem(Part):
    """One point of the programme."""

    time: TimeOfDay = field("Klokkeslæt", example='"16:30"', widget="time")
    text: Sentence = field("Tekst", example="Velkomst")


class EventSeries(Content):
    """A standing series that events belong to."""

    type: EventType | None = field("Type", required=False, example="seminar", widget="code")
    role: EventRole | None = field(
        "Vores rolle", required=False, example="arrangoer", widget="code"
    )
    frequency: Line | None = field(
        "Hyppighed", help="Kun hvis en kilde siger det.", required=False, example="Hver måned"
    )
    open_to: tuple[AudienceCode, ...] = field(
        "Åbent for", many=True, least=1, example="[hu-laege]", widget="codes"
    )
    regions: tuple[Region, ...] = field(
        "Regioner", many=True, least=1, example="[hovedstaden]", widget="codes"
    )
    organizers: tuple[Annotated[Id, Ref("partner")], ...] = field(
        "Arrangører", required=False, many=True, example="[plo]", widget="relation"
    )
    body: Markdown | None = field("Brødtekst", required=False, widget="markdown")

    @rule("example", "summary", "body", "sources")
    def _figures_have_sources(self) -> Iterator[Violation]:
        yield from unsourced_numbers(self, self.summary, self.body)


class Event(Content):
    """One dated event."""

    series: Annotated[Id, Ref("event_series")] | None = field(
        "Række", required=False, example="fyraftensseminar", widget="relation"
    )
    type: EventType = field("Type", example="seminar", widget="code")
    attendance_mode: AttendanceMode = field("Form", example="fysisk", widget="code")
    status: EventStatus = field("Status", example="aaben", widget="code")
    role: EventRole = field("Vores rolle", example="arrangoer", widget="code")
    start_date: Day = field("Dato", example="2026-12-08", widget="date")
    start_time: TimeOfDay = field("Starttidspunkt", example='"16:30"', widget="time")
    end_time: TimeOfDay = field("Sluttidspunkt", example='"19:00"', widget="time")
    end_date: Day | None = field("Slutdato", required=False, example="2026-12-09", widget="date")
    timezone: Line = field(
        "Tidszone", required=False, default="Europe/Copenhagen", example="Europe/Copenhagen"
    )
    location: Location | None = field("Sted", required=False, widget="object")
    online_url: WebAddress | None = field(
        "Onlinelink", required=False, example="https://example.org/moede"
    )
    online_note: Line | None = field(
        "Besked om onlinelink", required=False, example="Linket sendes efter tilmelding"
    )
    organizers: tuple[Annotated[Id, Ref("partner")], ...] = field(
        "Arrangører", many=True, least=1, example="[min-almen-praksis]", widget="relation"
    )
    registration: Registration | None = field("Tilmelding", required=False, widget="object")
    price: Annotated[int, Whole(0, 1_000_000)] | None = field(
        "Pris", help="Hele kroner; 0 er gratis.", required=False, example="0", widget="number"
    )
    agenda: tuple[AgendaItem, ...] = field("Program", required=False, many=True, widget="list")
    speakers: tuple[Sentence, ...] = field(
        "Oplægsholdere", required=False, many=True, widget="list",
        example="[Praktiserende læge]",
    )  # fmt: skip
    catering: Sentence | None = field("Forplejning", required=False, example="Sandwich og kaffe")
    certificate: Flag | None = field(
        "Kursusbevis", required=False, example="true", widget="boolean"
    )
    change_note: Sentence | None = field(
        "Besked om ændring", required=False, example="Mødet er flyttet til januar"
    )
    body: Markdown | None = field("Brødtekst", required=False, widget="markdown")

    @property
    def starts(self) -> datetime:
        """When it begins, with its zone."""
        return datetime.combine(self.start_date, self.start_time, ZoneInfo(self.timezone))

    @property
    def ends(self) -> datetime:
        """When it ends, with its zone."""
        day = self.end_date or self.start_date
        return datetime.combine(day, self.end_time, ZoneInfo(self.timezone))

    @property
    def is_all_day(self) -> bool:
        """Whether it lasts whole days: written as 00:00 to 23:59."""
        return self.start_time == time(0, 0) and self.end_time == time(23, 59)

    @rule("timezone")
    def _zone_is_known(self) -> Iterator[Violation]:
        if self.timezone not in _zones():
            yield violation("timezone-unknown", ("timezone",), zone=self.timezone)

    @rule("start_date", "end_date")
    def _end_date_after_start(self) -> Iterator[Violation]:
        if self.end_date and self.end_date < self.start_date:
            yield before("end_date", self.end_date, "start_date", "Dato", self.start_date)

    @rule("start_date", "end_date", "start_time", "end_time")
    def _ends_after_it_starts(self) -> Iterator[Violation]:
        one_day = self.end_date is None or self.end_date == self.start_date
        if one_day and self.end_time <= self.start_time:
            start, end = f"{self.start_time:%H:%M}", f"{self.end_time:%H:%M}"
            yield violation("event-ends-before-start", ("end_time",), start=start, end=end)

    @rule("timezone", "start_date", "end_date", "start_time", "end_time")
    def _times_exist(self) -> Iterator[Violation]:
        if self.timezone not in _zones():
            return
        for key, moment in (("start_time", self.starts), ("end_time", self.ends)):
            if is_skipped(moment):
                yield violation("time-skipped", (key,), time=f"{moment:%H:%M}", day=moment.date())

    @rule("attendance_mode", "location", "online_url", "online_note")
    def _says_where(self) -> Iterator[Violation]:
        if self.attendance_mode is not AttendanceMode.ONLINE and self.location is None:
            yield violation("location-missing", ("location",))
        online = self.attendance_mode is not AttendanceMode.FYSISK
        if online and not (self.online_url or self.online_note):
            yield violation("online-link-missing", ("online_url",))

    @rule("role", "registration")
    def _own_events_take_registration(self) -> Iterator[Violation]:
        if self.role is EventRole.ARRANGOER and self.registration is None:
            yield violation("registration-missing", ("registration",))

    @rule("role", "contact")
    def _own_events_have_a_contact(self) -> Iterator[Violation]:
        if self.role is EventRole.ARRANGOER and self.contact is None:
            yield violation("contact-missing", ("contact",))

    @rule("registration", "start_date")
    def _registration_before_start(self) -> Iterator[Violation]:
        closes = self.registration and self.registration.deadline
        if closes and closes > self.start_date:
            loc = ("registration", "deadline")
            yield violation("registration-after-start", loc, deadline=closes, start=self.start_date)

    @rule("registration")
    def _registration_has_address(self) -> Iterator[Violation]:
        told = self.registration
        if told and told.method is not RegistrationMethod.INGEN and not told.address:
            yield violation("registration-without-address", ("registration", "address"))

    @rule("agenda", "start_date", "end_date", "start_time", "end_time")
    def _agenda_inside_event(self) -> Iterator[Violation]:
        if self.end_date and self.end_date != self.start_date:
            return
        start, end = f"{self.start_time:%H:%M}", f"{self.end_time:%H:%M}"
        last = self.start_time
        for number, item in enumerate(self.agenda):
            loc, at = ("agenda", number, "time"), f"{item.time:%H:%M}"
            if not self.start_time <= item.time <= self.end_time:
                yield violation("agenda-outside-event", loc, time=at, start=start, end=end)
            elif item.time < last:
                yield violation("agenda-out-of-order", loc, time=at)
            last = max(last, item.time)

    @rule("status", "change_note")
    def _change_is_explained(self) -> Iterator[Violation]:
        changed = self.status in (EventStatus.AFLYST, EventStatus.FLYTTET)
        if changed and self.change_note is None:
            yield violation("change-note-missing", ("change_note",))

    @rule("status")
    def _held_is_derived(self) -> Iterator[Violation]:
        if self.status is EventStatus.AFHOLDT:
            yield violation("event-afholdt", ("status",))


@cache
def _zones() -> frozenset[str]:
    """The names of the time zones that this machine knows: Python looks through its drive."""
    return frozenset(available_timezones())
