"""The words of calendar entries, line by line."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from publishing.calendars.entries import deadline_entry, event_entry
from publishing.calendars.event_calendars import (
    calendar_filters,
    event_calendars,
    filled_calendars,
)
from publishing.calendars.wording import deadline_description, event_description, place_of
from records.clock import Clock
from records.codes.people import Topic
from records.model.event import Event
from records.model.vacancy import Vacancy
from tests.newsletter.samples import mailing_list
from tests.samples import NOW, SITE, SUMMARY, Keys, event, vacancy, write_library

WHEN = "8. december 2026 kl. 16.30–19.00"
PAGE = "https://example.org/praksis/arrangementer/moede/"


def the_event(folder: Path, keys: Keys) -> Event:
    return write_library(folder, {"events/moede": keys}).all(Event)[0]


def lines(text: str) -> list[str]:
    return text.replace("\u00a0", " ").split("\n")


ONLINE = {
    "attendance_mode": "online", "location": None, "online_url": "https://example.org/w",
    "role": "arrangoer", "contact": "raadgiver",
}  # fmt: skip
SIGN_UP = {"method": "mail", "address": "til@example.org", "deadline": "2026-12-01"}


@pytest.mark.parametrize(
    ("changes", "more"),
    [
        ({}, [SUMMARY, WHEN, PAGE]),
        ({"price": "0"}, [SUMMARY, WHEN, "Gratis", PAGE]),
        ({"price": "1250"}, [SUMMARY, WHEN, "Pris: 1.250 kr.", PAGE]),
        ({"status": "fuldt"}, [SUMMARY, WHEN, "Fuldt booket", PAGE]),
        ({"status": "venteliste"}, [SUMMARY, WHEN, "Venteliste", PAGE]),
        ({"status": "planlagt"}, [SUMMARY, WHEN, "Planlagt", PAGE]),
        (
            {"status": "aflyst", "change_note": "Syg.", "registration": SIGN_UP},
            ["Aflyst: Syg.", SUMMARY, WHEN, PAGE],
        ),
        (
            {"registration": SIGN_UP},
            [SUMMARY, WHEN, "Tilmelding: til@example.org",
             "Tilmeldingsfrist: 1. december 2026", PAGE],
        ),
        (
            {"registration": SIGN_UP | {"deadline": None}},
            [SUMMARY, WHEN, "Tilmelding: til@example.org", PAGE],
        ),
        (
            {"registration": SIGN_UP, "example": "true"},
            ["Dette er et eksempel. Det kan ikke søges.", SUMMARY, WHEN,
             "Tilmeldingsfrist: 1. december 2026", PAGE],
        ),
        (
            {"registration": {"method": "ingen"}},
            [SUMMARY, WHEN, "Uden tilmelding", PAGE],
        ),
        (
            ONLINE | {"online_note": "Linket kommer.", "registration": SIGN_UP},
            [SUMMARY, WHEN, "Tilmelding: til@example.org", "Tilmeldingsfrist: 1. december 2026",
             "Linket kommer.", "Online: https://example.org/w", PAGE],
        ),
    ],
)  # fmt: skip
def test_an_event_in_words(tmp_path: Path, changes: Keys, more: list[str]) -> None:
    keys = {key: value for key, value in event(**changes).items() if value is not None}
    if "registration" in keys:
        keys["registration"] = {k: v for k, v in keys["registration"].items() if v is not None}
    assert lines(event_description(the_event(tmp_path, keys), SITE)) == more


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({}, "Salen, Eksempelvej 1, 3400 Hillerød"),
        ({"attendance_mode": "online", "location": None, "online_url": "https://example.org/w"},
         "Online"),
        ({"attendance_mode": "hybrid", "online_url": "https://example.org/w"},
         "Salen, Eksempelvej 1, 3400 Hillerød / Online"),
    ],
)  # fmt: skip
def test_where_it_is(tmp_path: Path, changes: Keys, place: str) -> None:
    assert place_of(the_event(tmp_path, event(**changes))) == place


OFFICIAL = {
    "method": "mail", "address": "job@example.org", "instructions": "Send dit cv.",
    "official_url": "https://example.org/opslag",
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "more"),
    [
        ({}, []),
        ({"application": OFFICIAL}, ["Det officielle opslag gælder: https://example.org/opslag"]),
        ({"application": OFFICIAL, "example": "true"}, []),
    ],
)
def test_a_deadline_in_words(tmp_path: Path, changes: Keys, more: list[str]) -> None:
    keys = vacancy(**changes)
    library = write_library(tmp_path, {"vacancies/a": keys, "events/moede": event()})
    first = ["Dette er et eksempel. Det kan ikke søges."] if "example" in changes else []
    assert lines(deadline_description(library.all(Vacancy)[0], SITE)) == [
        *first,
        "Ansøgningsfrist: 15. december 2026 kl. 12.00",
        SUMMARY,
        *more,
        "https://example.org/praksis/muligheder/a/",
    ]


def test_a_withdrawn_deadline_in_words(tmp_path: Path) -> None:
    keys = vacancy(status="trukket", withdrawn_on="2026-11-18", withdrawn_reason="Flytter.")
    library = write_library(tmp_path, {"vacancies/a": keys, "events/moede": event()})
    assert lines(deadline_description(library.all(Vacancy)[0], SITE))[0] == (
        "Trukket tilbage: Flytter."
    )


@pytest.mark.parametrize(
    ("changes", "sequence"),
    [
        ({}, 0),
        ({"updated": "2026-11-02"}, 1),
        ({"updated": "2026-11-03"}, 2),
        ({"updated": "2026-11-20"}, 19),
    ],
)
def test_the_number_of_an_entry_rises_with_each_day(
    tmp_path: Path, changes: Keys, sequence: int
) -> None:
    text = event_entry(the_event(tmp_path, event(**changes)), SITE, NOW).content
    assert f"\r\nSEQUENCE:{sequence}\r\n".encode() in text


@pytest.mark.parametrize(
    ("withdrawn", "updated", "sequence"),
    [("2026-11-18", None, 17), ("2026-11-18", "2026-11-20", 19), ("2026-11-20", "2026-11-18", 19)],
)
def test_the_last_change_counts(
    tmp_path: Path, withdrawn: str, updated: str | None, sequence: int
) -> None:
    keys = vacancy(
        status="trukket", withdrawn_on=withdrawn, withdrawn_reason="Flytter.", updated=updated
    )
    library = write_library(tmp_path, {"vacancies/a": keys, "events/moede": event()})
    (found,) = library.all(Vacancy)
    assert found.closes
    text = deadline_entry(found, found.closes, SITE, NOW).content
    assert f"\r\nSEQUENCE:{sequence}\r\n".encode() in text


def test_an_entry_without_topics_has_no_categories(tmp_path: Path) -> None:
    plain = event_entry(the_event(tmp_path / "a", event(topics=None)), SITE, NOW)
    assert b"CATEGORIES" not in plain.content
    topics = event_entry(the_event(tmp_path / "b", event()), SITE, NOW)
    assert b"CATEGORIES:" in topics.content
    assert (topics.tzids, topics.years) == (frozenset({"Europe/Copenhagen"}), frozenset({2026}))


def test_an_expired_series_keeps_its_calendar_and_leaves_the_list(tmp_path: Path) -> None:
    series = event("Rækken af møder") | {
        "open_to": ["hu-laege"], "regions": ["hovedstaden"], "expires": "2026-11-21",
    }  # fmt: skip
    for key in ("attendance_mode", "status", "start_date", "start_time", "end_time", "location",
                "organizers"):  # fmt: skip
        series.pop(key)
    records = {
        "event_series/raekken": series,
        "events/i": event(series="raekken"),
        "events/uden": event(),
    }
    library = write_library(tmp_path, records)
    (narrowing,) = calendar_filters(library, NOW)
    assert (narrowing.name, narrowing.address) == (
        "Rækken af møder",
        "feeds/arrangementer/raekken.ics",
    )
    assert [e.id for e in library.all(Event) if narrowing.keep(e)] == ["i"]
    assert list(calendar_filters(library, NOW, expired=False)) == []
    assert filled_calendars(library, NOW) == {"arrangementer.ics"}
    before = Clock.parse("2026-11-21T09:00")
    assert filled_calendars(library, before) == {"arrangementer.ics", narrowing.address}


AUDIENCE = {
    "name": "Nye speciallæger", "example": "false", "code": "ny-speciallaege",
    "journey": "paa-vej-i", "mailing_list": "paa-vej",
    "questions": [{"text": "Hvad er nyt?", "target": "https://example.org/"}] * 3,
    "first_steps": [{"text": "Kom", "target": "event:moede"}] * 3,
}  # fmt: skip


def test_the_calendar_of_an_audience_holds_its_events_and_says_whose_it_is(
    tmp_path: Path,
) -> None:
    adviser = {
        "role": "Rådgiver", "example": "false", "topics": [topic.value for topic in Topic],
        "email": "raad@example.org", "areas": ["region"], "audiences": ["ny-speciallaege"],
    }  # fmt: skip
    records: dict[str, Keys] = {
        "advisers/raadgiver": adviser,
        "audiences/ny-speciallaege": AUDIENCE,
        "mailing_lists/paa-vej": mailing_list(),
        "events/moede": event(),
        "events/andre": event("Et møde for andre", audiences=["hu-laege"]),
    }
    library = write_library(tmp_path, records)
    (narrowing,) = calendar_filters(library, NOW)
    assert narrowing.name == "Arrangementer: Nye speciallæger"
    entries = [(found, event_entry(found, SITE, NOW)) for found in library.all(Event)]
    (file,) = event_calendars(entries, library, SITE, NOW)
    assert file.path == narrowing.address == "feeds/maalgrupper/ny-speciallaege.ics"
    text = file.content.decode()
    assert "\r\nNAME:Arrangementer: Nye speciallæger – Min Almen Praksis\r\n" in text
    assert f"\r\nSOURCE;VALUE=URI:{SITE.url}{file.path}\r\n" in text.replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == 1
    assert "Møde om etablering" in text
    (empty,) = event_calendars([], library, SITE, NOW)
    assert "BEGIN:VTIMEZONE" in empty.content.decode()


def test_stamps_are_in_utc_on_any_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = the_event(tmp_path, event(updated="2026-11-20"))
    with monkeypatch.context() as away:
        away.setenv("TZ", "America/New_York")
        time.tzset()
        lines = event_entry(found, SITE, NOW).content.decode().split("\r\n")
    time.tzset()
    stamps = {name: each for name, _, each in (line.partition(":") for line in lines)}
    assert stamps["CREATED"] == "20261101T230000Z"
    assert stamps["DTSTAMP"] == stamps["LAST-MODIFIED"] == "20261119T230000Z"
