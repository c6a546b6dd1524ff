"""The last days to apply for offers, in the calendar of all deadlines and beside each offer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from icalendar import Calendar

from publishing.blocks import Link
from publishing.calendars.adding import windows_in_calendar
from publishing.calendars.entries import deadline_entry, event_entry, window_entry
from publishing.calendars.event_calendars import calendar_link, filled_calendars, offered
from publishing.calendars.schedule import offer_windows
from records.clock import Clock
from records.facts.examples import EXAMPLE_NOTE
from records.model.event import Event
from records.model.offer import Offer
from records.model.vacancy import Vacancy
from tests.conftest import Make
from tests.publishing.conftest import FilesOf
from tests.samples import NOW, SITE, SUMMARY, event, offer, vacancy

OWN = "tilbud/hjaelp/frist.ics"
WINDOWS = [
    {"apply_by": "2026-03-01"},
    {"apply_from": "2026-12-01", "apply_by": "2026-12-20"},
    {"apply_by": "2027-02-01"},
]


def made(make: Make, files_of: FilesOf, clock: Clock = NOW, **changes: Any) -> dict[str, Any]:
    """Each file with the entries of the offer's windows, by the end of their UIDs."""
    keys = {"state": "aktuelt", "windows": WINDOWS, **changes}
    outputs = files_of(make({"offers/hjaelp": offer(**keys), "events/moede": event()}), clock)
    return {
        path: {
            str(entry["uid"]).partition("@")[0]: entry
            for entry in Calendar.from_ical(outputs[path]).walk("VEVENT")
            if str(entry["uid"]).startswith("offer-")
        }
        for path in ("frister.ics", OWN)
        if path in outputs
    }


def test_coming_windows_are_in_both_files(make: Make, files_of: FilesOf) -> None:
    found = made(make, files_of)
    assert list(found["frister.ics"]) == list(found[OWN]) == [
        "offer-hjaelp-2026-2", "offer-hjaelp-2027-1",
    ]  # fmt: skip
    entry = found[OWN]["offer-hjaelp-2026-2"]
    assert entry.start.isoformat() == "2026-12-20"
    assert entry["dtend"].to_ical() == b"20261221"
    assert str(entry["summary"]) == "Søg senest: Et tilbud til en prøve"
    assert str(entry["description"]).split("\n") == [
        "Du kan søge 1.–20.\u00a0december 2026", SUMMARY, "For hvem: Læger, der lige er begyndt",
        f"{SITE.url}tilbud/hjaelp/",
    ]  # fmt: skip
    (alarm,) = entry.walk("VALARM")
    assert str(alarm["description"]) == str(entry["summary"])
    assert str(entry["status"]) == "CONFIRMED"
    last = found[OWN]["offer-hjaelp-2027-1"]
    assert str(last["description"]).startswith("Du kan søge til og med 1.\u00a0februar 2027\n")
    assert str(entry["transp"]) == "TRANSPARENT"
    assert str(entry["url"]).endswith("/tilbud/hjaelp/")


def test_a_window_keeps_its_uid_when_its_day_moves(make: Make, files_of: FilesOf) -> None:
    moved = [WINDOWS[0], {**WINDOWS[1], "apply_by": "2026-12-28"}, WINDOWS[2]]
    first, later = made(make, files_of), made(make, files_of, windows=moved, updated="2026-11-20")
    assert list(first[OWN]) == list(later[OWN])
    one, other = (each[OWN]["offer-hjaelp-2026-2"] for each in (first, later))
    assert int(other["sequence"]) > int(one["sequence"])
    assert other.start.isoformat() == "2026-12-28"


def test_deleting_what_closed_in_an_earlier_year_changes_no_uid(
    make: Make, files_of: FilesOf
) -> None:
    found = made(make, files_of, windows=WINDOWS[2:])
    assert list(found[OWN]) == ["offer-hjaelp-2027-1"]


@pytest.mark.parametrize(("moment", "left"), [("2027-02-01T23:59", 1), ("2027-02-02T00:00", 0)])
def test_a_window_is_there_to_the_end_of_its_last_day(
    make: Make, files_of: FilesOf, moment: str, left: int
) -> None:
    found = made(make, files_of, Clock.parse(moment))
    assert len(found["frister.ics"]) == left
    assert (OWN in found) is bool(left)


def test_what_cannot_be_applied_for_is_in_no_calendar(make: Make, files_of: FilesOf) -> None:
    found = made(make, files_of, state="andre-regioner", regions=["syddanmark"])
    assert found == {"frister.ics": {}}


def test_windows_alone_fill_the_calendar_of_deadlines(make: Make) -> None:
    keys = {"state": "aktuelt", "windows": WINDOWS}
    library = make({"offers/hjaelp": offer(**keys), "events/moede": event()})
    assert "frister.ics" in filled_calendars(library, NOW)
    assert "frister.ics" not in filled_calendars(library, Clock.parse("2027-02-02T09:00"))


def test_the_page_leads_to_the_file(make: Make) -> None:
    keys = {"state": "aktuelt", "windows": WINDOWS}
    (shown,) = make({"offers/hjaelp": offer(**keys), "events/moede": event()}).all(Offer)
    way = windows_in_calendar(shown, NOW)
    assert way is not None
    assert (way.file, way.others) == (OWN, ())
    assert (way.name, way.subscription) == ("frist-hjaelp.ics", "frister.ics")
    assert way.subscription_text == "Abonnér på alle frister"
    for gone in ({"expires": date(2026, 11, 21)}, {"valid_through": date(2026, 11, 21)}):
        assert windows_in_calendar(shown.model_copy(update=gone), NOW) is None
    assert windows_in_calendar(shown, Clock.parse("2027-02-02T09:00")) is None


def test_an_entry_tells_which_years_its_zone_must_cover(make: Make) -> None:
    keys = {"state": "aktuelt", "windows": WINDOWS}
    over = event(start_date="2026-12-31", start_time="20:00", end_date="2027-01-01",
                 end_time="01:00")  # fmt: skip
    library = make({"offers/a": offer(**keys), "events/b": over, "vacancies/c": vacancy()})
    (shown,) = library.all(Offer)
    (party,) = library.all(Event)
    (job,) = library.all(Vacancy)
    years = [window_entry(each, SITE, NOW).years for each in offer_windows(shown, NOW)]
    assert years == [{2026}, {2027}]
    assert event_entry(party, SITE, NOW).years == {2026, 2027}
    assert job.closes
    assert deadline_entry(job, job.closes, SITE, NOW).years == {2026}


def test_an_example_says_so_before_its_window(make: Make, files_of: FilesOf) -> None:
    entry = made(make, files_of, example="true")[OWN]["offer-hjaelp-2026-2"]
    assert str(entry["description"]).startswith(f"{EXAMPLE_NOTE}\nDu kan søge")


def test_only_calendars_that_hold_something_are_offered(make: Make) -> None:
    links = [Link("A", "arrangementer.ics"), Link("B", "frister.ics"), Link("C", "om/")]
    full = make({"events/moede": event(), "vacancies/a": vacancy()})
    both = frozenset({"arrangementer.ics", "frister.ics"})
    assert filled_calendars(full, NOW) == both
    assert offered(links, full, NOW) == tuple(links)
    assert calendar_link(full, NOW) == Link("Alle arrangementer som kalender", "arrangementer.ics")
    later = Clock.parse("2027-01-15T09:00")
    assert filled_calendars(full, later) == {"arrangementer.ics"}
    assert offered(links, full, later) == (links[0], links[2])
    gone = Clock.parse("2027-06-01T09:00")
    assert filled_calendars(full, gone) == frozenset()
    assert offered(links, full, gone) == (links[2],)
    assert calendar_link(full, gone) is None
