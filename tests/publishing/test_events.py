"""Events of a whole day and over midnight; calendars cut to fit; what search engines read."""

from __future__ import annotations

from typing import Any

import icalendar
import pytest

from publishing.blocks import Link
from publishing.calendars.entries import event_entry
from publishing.calendars.event_calendars import filled_calendars, offered
from publishing.cards import card_of
from publishing.files import files_beside_pages
from publishing.lists.events import event_list
from publishing.pages.learning.event import event_page
from publishing.pages.learning.events import series_to_meet
from publishing.pages.vacancies.open_data import open_data_page
from publishing.site import Site
from publishing.structured_data.event import event_data
from records.clock import Clock
from records.loading.library import Library
from records.model.event import Event
from tests.conftest import Loaded
from tests.samples import NOW, SITE

EVENT = """\
id: seminar
title: Seminar om klinikker
summary: En tekst på mere end fyrre tegn, der siger, hvad seminaret handler om.
example: false
audiences: [nynedsat]
published: 2026-10-01
series: raekken
type: seminar
attendance_mode: fysisk
status: aaben
role: deltager
start_date: 2026-12-08
start_time: "16:30"
end_time: "19:00"
location:
  {name: Salen, address: Eksempelvej 1, postal_code: "3400", city: Hillerød,
   accessibility: [niveaufri]}
organizers: [kontoret]
price: 0
"""
SERIES = """\
id: raekken
title: Rækken af seminarer
summary: En tekst på mere end fyrre tegn, der siger, hvad rækken handler om.
example: false
audiences: [nynedsat]
published: 2026-10-01
role: deltager
open_to: [nynedsat]
regions: [hovedstaden, sjaelland]
"""
AUDIENCE = """\
id: nynedsat
code: nynedsat
name: Nynedsatte læger
example: false
journey: i-praksis
questions:
  - {text: Hvad, target: /om/}
  - {text: Hvor, target: /om/}
  - {text: Hvem, target: /om/}
first_steps:
  - {text: Et, target: /om/}
  - {text: To, target: /om/}
  - {text: Tre, target: /om/}
"""
FILES = {
    "events/seminar.yml": EVENT,
    "event_series/raekken.yml": SERIES,
    "audiences/nynedsat.yml": AUDIENCE,
}


def _library(loaded: Loaded, *changes: tuple[str, str]) -> Library:
    text = EVENT
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    library = loaded(FILES | {"events/seminar.yml": text})
    assert library.diagnostics == ()
    return library


def _event(library: Library) -> Event:
    event = library.find(Event, "seminar")
    assert event is not None
    return event


WHOLE_DAY = (('"16:30"', '"00:00"'), ('"19:00"', '"23:59"'))
OVER_MIDNIGHT = (
    ('"16:30"', '"22:00"'),
    ('"19:00"', '"02:00"'),
    ("start_date: 2026-12-08", "start_date: 2026-12-08\nend_date: 2026-12-09"),
)


def test_an_event_of_a_whole_day_has_days_in_the_calendar(loaded: Loaded, clock: Clock) -> None:
    library = _library(loaded, *WHOLE_DAY)
    text = event_entry(_event(library), SITE, NOW).content.decode()
    assert "DTSTART;VALUE=DATE:20261208\r\n" in text
    assert "DTEND;VALUE=DATE:20261209\r\n" in text
    page = event_page(_event(library), library, clock)
    assert page.meta["facts"][0]["value"] == ("tirsdag den\u00a08.\u00a0december 2026, hele dagen")
    assert card_of(_event(library), library, clock).line == "8.\u00a0december 2026 · Hillerød"


def test_whole_days_end_the_day_after_the_last(loaded: Loaded) -> None:
    more = ("start_date: 2026-12-08", "start_date: 2026-12-08\nend_date: 2026-12-10")
    text = event_entry(_event(_library(loaded, *WHOLE_DAY, more)), SITE, NOW).content.decode()
    assert "DTEND;VALUE=DATE:20261211\r\n" in text


def test_an_event_goes_on_after_midnight(loaded: Loaded, clock: Clock) -> None:
    library = _library(loaded, *OVER_MIDNIGHT)
    text = event_entry(_event(library), SITE, NOW).content.decode()
    assert "DTSTART;TZID=Europe/Copenhagen:20261208T220000" in text
    assert "DTEND;TZID=Europe/Copenhagen:20261209T020000" in text
    when = event_page(_event(library), library, clock).meta["facts"][0]["value"]
    assert when == "8.–9.\u00a0december 2026, kl.\u00a022.00–2.00"


CHANGES = [
    ("aflyst", "Aflyst: Vi prøver igen til foråret.", "EventCancelled"),
    ("flyttet", "Flyttet: Vi prøver igen til foråret.", "EventRescheduled"),
]


@pytest.mark.parametrize(("status", "notice", "schema"), CHANGES)
def test_changes_are_told(
    loaded: Loaded, clock: Clock, status: str, notice: str, schema: str
) -> None:
    note = f"status: {status}\nchange_note: Vi prøver igen til foråret."
    library = _library(loaded, ("status: aaben", note))
    event = _event(library)
    assert event_page(event, library, clock).meta["notice"] == notice
    data = event_data(event, library, SITE, clock)
    assert data is not None
    assert data["eventStatus"] == f"https://schema.org/{schema}"


MODES = [
    ("fysisk", "", "Offline", ["Place"]),
    ("online", "online_url: https://example.org/", "Online", ["Place", "VirtualLocation"]),
    ("hybrid", "online_url: https://example.org/", "Mixed", ["Place", "VirtualLocation"]),
]


@pytest.mark.parametrize(("mode", "more", "schema", "places"), MODES)
def test_structured_data(
    loaded: Loaded, clock: Clock, mode: str, more: str, schema: str, places: list[str]
) -> None:
    library = _library(loaded, ("attendance_mode: fysisk", f"attendance_mode: {mode}\n{more}"))
    data: dict[str, Any] = event_data(_event(library), library, SITE, clock) or {}
    assert data["@type"] == "Event"
    assert data["startDate"] == "2026-12-08T16:30:00+01:00"
    assert data["endDate"] == "2026-12-08T19:00:00+01:00"
    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["eventAttendanceMode"] == f"https://schema.org/{schema}EventAttendanceMode"
    assert [project["@type"] for project in data["location"]] == places
    assert data["organizer"] == [{"@type": "Organization", "name": "Min Almen Praksis"}]
    assert data["offers"]["price"] == 0


REGISTRATION = (
    "price: 0\nregistration: {method: mail, address: a@example.org, deadline: 2026-12-04}"
)


@pytest.mark.parametrize(
    ("moment", "text", "note", "schema"),
    [
        (
            "2026-12-04T23:59:59",
            "Tilmeld dig",
            "Tilmeld dig senest 4.\xa0december 2026.",
            "InStock",
        ),
        ("2026-12-05", "Tilmelding lukket", "Fristen var den 4.\xa0december 2026.", "OutOfStock"),
    ],
)
def test_nobody_is_asked_to_sign_up_after_the_deadline(
    loaded: Loaded, moment: str, text: str, note: str, schema: str
) -> None:
    library, clock = _library(loaded, ("price: 0", REGISTRATION)), Clock.parse(moment)
    told = event_page(_event(library), library, clock).meta["registration"]
    assert (told["text"], told["note"]) == (text, note)
    assert bool(told["url"]) is (text == "Tilmeld dig")
    data: dict[str, Any] = event_data(_event(library), library, SITE, clock) or {}
    assert data["offers"]["availability"] == f"https://schema.org/{schema}"


def test_an_example_is_no_event_for_search_engines(loaded: Loaded, clock: Clock) -> None:
    library = _library(loaded, ("example: false", "example: true"))
    assert event_data(_event(library), library, SITE, clock) is None


def _calendars(library: Library, clock: Clock) -> dict[str, list[str]]:
    files = {file.path: file.content for file in files_beside_pages(library, SITE, clock)}
    return {
        path: [str(event["uid"]) for event in icalendar.Calendar.from_ical(content).events]
        for path, content in files.items()
        if path.startswith("feeds/") and path.endswith(".ics")
    }


def test_a_calendar_for_each_series_and_audience(loaded: Loaded, clock: Clock) -> None:
    library = _library(loaded)
    uid = "event-seminar@min-almen-praksis"
    assert _calendars(library, clock) == {
        "feeds/arrangementer/raekken.ics": [uid],
        "feeds/maalgrupper/nynedsat.ics": [uid],
    }


def test_an_empty_calendar_is_a_calendar(loaded: Loaded, clock: Clock) -> None:
    library = loaded({k: v for k, v in FILES.items() if k != "events/seminar.yml"})
    assert _calendars(library, clock) == {
        "feeds/arrangementer/raekken.ics": [],
        "feeds/maalgrupper/nynedsat.ics": [],
    }


def test_no_calendar_without_an_entry_is_offered(loaded: Loaded, clock: Clock) -> None:
    empty = loaded({k: v for k, v in FILES.items() if k != "events/seminar.yml"})
    assert filled_calendars(empty, clock) == frozenset()
    links = (Link("Kalender", "arrangementer.ics"), Link("Frister", "frister.ics"),
             Link("Feed", "feed.xml"))  # fmt: skip
    assert offered(links, empty, clock) == links[2:]
    page = open_data_page(empty, clock)
    assert ".ics" not in page.body
    asked = event_list((), (), (), empty, clock)
    assert asked.feed is None

    full = _library(loaded)
    assert filled_calendars(full, clock) == {
        "arrangementer.ics", "feeds/arrangementer/raekken.ics", "feeds/maalgrupper/nynedsat.ics"
    }  # fmt: skip
    assert offered(links, full, clock) == (links[0], links[2])


def test_where_one_can_meet_the_office(loaded: Loaded, clock: Clock) -> None:
    (group,) = series_to_meet(_library(loaded), clock)
    assert [card.title for card in group.cards] == ["Rækken af seminarer"]
    own = SERIES.replace("role: deltager", "role: arrangoer")
    assert series_to_meet(loaded(FILES | {"event_series/raekken.yml": own}), clock) == ()


def test_the_site_of_the_tests_is_absolute() -> None:
    assert isinstance(SITE, Site)
    assert SITE.url.startswith("https://")
