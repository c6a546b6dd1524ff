"""The ways from a page into a calendar: a file with a name, a subscription, web calendars."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from publishing.calendars.adding import deadline_in_calendar, event_in_calendar
from records.clock import Clock
from records.model.event import Event
from records.model.vacancy import Vacancy
from tests.conftest import Make
from tests.samples import NOW, event, vacancy

PASSED = Clock.parse("2027-06-01T09:00")


def test_a_deadline_is_offered_as_a_file_that_says_what_it_is(make: Make) -> None:
    library = make({"vacancies/roenne-1": vacancy()})
    found = deadline_in_calendar(library.all(Vacancy)[0], NOW)
    assert found
    assert found.file == "muligheder/roenne-1/frist.ics"
    assert found.name == "frist-roenne-1-2026-12-15.ics"
    assert found.subscription == "frister.ics"
    asked = [parse_qs(urlsplit(link.url).query) for link in found.others]
    assert asked[0]["dates"] == ["20261215T103000Z/20261215T110000Z"]
    assert asked[1]["enddt"] == ["2026-12-15T11:00:00Z"]
    assert asked[0]["text"] == asked[1]["subject"] == ["Frist: Vikariat i Hillerød"]
    assert found.subscription_text == "Abonnér på alle frister"
    assert [link.text for link in found.others] == ["Google Kalender", "Outlook på nettet"]
    assert [link.url.partition("?")[0] for link in found.others] == [
        "https://calendar.google.com/calendar/render",
        "https://outlook.office.com/calendar/0/deeplink/compose",
    ]
    assert [asked[1][key] for key in ("path", "rru")] == [
        ["/calendar/action/compose"], ["addevent"]
    ]  # fmt: skip
    assert asked[0]["action"] == ["TEMPLATE"]
    assert all(link.url.endswith("&location=") for link in found.others)


def test_an_event_says_where_it_is(make: Make) -> None:
    library = make({"events/moede": event()})
    found = event_in_calendar(library.all(Event)[0], NOW)
    assert found
    assert found.name == f"arrangement-moede-{library.all(Event)[0].start_date.isoformat()}.ics"
    google, outlook = (parse_qs(urlsplit(link.url).query) for link in found.others)
    assert google["location"] == outlook["location"]
    assert google["location"] == ["Salen, Eksempelvej 1, 3400 Hillerød"]
    assert google["dates"] == ["20261208T153000Z/20261208T180000Z"]
    assert google["text"] == outlook["subject"] == ["Møde om etablering"]
    assert found.file == "arrangementer/moede/arrangement.ics"
    assert [outlook[key] for key in ("startdt", "enddt")] == [
        ["2026-12-08T15:30:00Z"], ["2026-12-08T18:00:00Z"]
    ]  # fmt: skip
    assert (found.subscription, found.subscription_text) == (
        "arrangementer.ics", "Abonnér på alle arrangementer"
    )  # fmt: skip


def test_whole_days_are_days_everywhere(make: Make) -> None:
    """A day in a calendar ends where the next begins."""
    days = {"start_date": "2026-12-30", "end_date": "2026-12-31",
            "start_time": "00:00", "end_time": "23:59"}  # fmt: skip
    found = event_in_calendar(make({"events/moede": event(**days)}).all(Event)[0], NOW)
    assert found
    google, outlook = (parse_qs(urlsplit(link.url).query) for link in found.others)
    assert google["location"] == ["Salen, Eksempelvej 1, 3400 Hillerød"]
    assert google["text"] == ["Møde om etablering"]
    assert google["dates"] == ["20261230/20270101"]
    asked = [outlook[key] for key in ("allday", "startdt", "enddt")]
    assert asked == [["true"], ["2026-12-30"], ["2027-01-01"]]


def test_a_title_never_becomes_an_order_of_its_own(make: Make) -> None:
    library = make({"vacancies/a": vacancy("Vikar & læge?dates=1#x i Hillerød")})
    found = deadline_in_calendar(library.all(Vacancy)[0], NOW)
    assert found
    for link in found.others:
        assert "#" not in link.url
        assert urlsplit(link.url).query.count("dates=") <= 1


def test_an_example_leads_to_no_other_host(make: Make) -> None:
    library = make({"vacancies/a": vacancy(example="true"), "events/b": event(example="true")})
    for found in (
        deadline_in_calendar(library.all(Vacancy)[0], NOW),
        event_in_calendar(library.all(Event)[0], NOW),
    ):
        assert found
        assert found.others == ()


def test_what_is_over_is_not_offered(make: Make) -> None:
    library = make({"vacancies/a": vacancy(), "events/b": event()})
    assert deadline_in_calendar(library.all(Vacancy)[0], PASSED) is None
    assert event_in_calendar(library.all(Event)[0], PASSED) is None
