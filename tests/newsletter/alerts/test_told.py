"""What counts as told, and on which day: the edges, asked of frozen alerts directly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from newsletter.alerts.planning import Alert, lists_of, planned
from newsletter.alerts.told import Told, alerts_of, day_of, days_to, ids_in, told_in
from newsletter.frozen.values import FrozenBlock, FrozenEdition, FrozenItem, FrozenLetter
from newsletter.ledger import EditionState, Ledger, Pushed
from newsletter.past import Past
from newsletter.selection.cards import Deadline
from publishing.blocks import Card
from publishing.mail_settings import MailSettings
from records.clock import Clock
from records.loading.library import Library
from records.model.newsletter import MailingList
from records.model.vacancy import Vacancy
from tests.newsletter.alerts.night_shift import (
    FAR,
    NEW,
    NIGHT,
    alert_list,
    opening,
    project,
    shown,
)
from tests.samples import Keys, story

CLOSES = datetime.fromisoformat("2026-12-05T12:00:59+01:00")
POSTED, AGAIN, NEAR = "new-opening", "re-posted", "deadline-near"


def item(key: str = "vacancy:a", why: str = POSTED, **changes: Any) -> FrozenItem:
    card = Card("vacancy", "En mulighed", f"muligheder/{key}/", "", ())
    return FrozenItem(key, card, why, date(2026, 11, 1), **changes)


def alert(name: str, *items: FrozenItem, key: str = "0400", to: str = "ledige") -> FrozenLetter:
    at = datetime.fromisoformat("2026-11-20T00:15+01:00")
    blocks = (FrozenBlock("muligheder", 0, "Nyt", "", None, items),)
    edition = FrozenEdition(key, "læger", "Nyt", "", "", blocks, at)
    return FrozenLetter(
        name, "Nyt", "", "", "Nyt", "", "", to, "", at, at, (edition,), alert=True
    )  # fmt: skip


def past(*letters: FrozenLetter, **states: EditionState) -> Past:
    """These letters, and what became of the edition for 0400 of some of them."""
    ledger = Ledger({(name, "0400"): state for name, state in states.items()})
    return Past({each.issue: each for each in letters}, ledger)


def moment(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}+01:00")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return project(tmp_path, vacancies__a=opening(was=["foer"]))


def the_list(library: Library) -> MailingList:
    return library.all(MailingList)[0]


def the_opening(library: Library) -> Vacancy:
    return library.all(Vacancy)[0]


def test_an_opening_is_known_by_every_id_it_had(library: Library) -> None:
    assert ids_in(item("vacancy:b", was=("c", "d"))) == ("b", "c", "d")
    known: list[tuple[FrozenItem, bool]] = [
        (item("vacancy:a"), True), (item("vacancy:foer"), True), (item("vacancy:b"), False),
        (item("vacancy:b", was=("x", "foer")), True), (item(why=AGAIN), True),
        (item(why=NEAR), False),
    ]  # fmt: skip
    for each, is_posted in known:
        told = Told(((date(2026, 11, 20), each),), 0, 0)
        assert told.is_posted(the_opening(library)) is is_posted, each


def test_a_deadline_is_told_once_it_was_named_when_it_was_near(library: Library) -> None:
    vacancy, this = the_opening(library), Deadline(CLOSES, "frist")
    other = Deadline(CLOSES.replace(minute=1), "frist")
    cases: list[tuple[str, FrozenItem, bool]] = [
        ("2026-11-28", item(deadline=this), True),
        ("2026-11-27", item(deadline=this), False),
        ("2026-11-01", item(why=NEAR, deadline=this), True),
        ("2026-11-28", item(why=NEAR, deadline=other), False),
        ("2026-11-28", item(why=NEAR), False),
        ("2026-11-28", item("vacancy:b", why=NEAR, deadline=this), False),
    ]
    for day, each, is_near in cases:
        told = Told(((date.fromisoformat(day), each),), 0, 0)
        assert told.is_near(vacancy, CLOSES, 7) is is_near, (day, each)
    assert not Told((), 0, 0).is_near(vacancy, CLOSES, 7)


def test_days_are_counted_by_midnights_in_copenhagen() -> None:
    assert days_to(datetime.fromisoformat("2026-12-01T23:30+00:00"), date(2026, 12, 1)) == 1
    assert days_to(moment("2026-12-01T23:59"), date(2026, 12, 1)) == 0


def test_an_alert_counts_on_the_day_it_went() -> None:
    clock = Clock.parse("2026-11-28T00:15")
    pushed = Pushed("listmonk", "1", "9", datetime.fromisoformat("2026-11-24T23:30+00:00"), "")
    went = {
        EditionState(pushed=pushed, sent=moment("2026-11-23T08:00")): date(2026, 11, 25),
        EditionState(sent=moment("2026-11-23T08:00")): date(2026, 11, 23),
        EditionState(retracted=moment("2026-11-22T08:00")): date(2026, 11, 22),
        EditionState(): date(2026, 11, 28),
    }
    for state, day in went.items():
        assert day_of(alert("x"), past(x=state), clock) == day


def test_the_day_and_the_seven_days_hold_the_alerts_of_one_area(library: Library) -> None:
    days = {
        "a": "2026-11-28", "b": "2026-11-28", "c": "2026-11-22", "d": "2026-11-21",
        "e": "2026-11-29", "f": "2026-11-27",
    }  # fmt: skip
    letters = [alert(name, item(f"vacancy:{name}")) for name in days]
    elsewhere = alert("z", item("vacancy:z"), key="0101")
    states = {name: EditionState(sent=moment(f"{day}T08:00")) for name, day in days.items()}
    to_go = alert("g", item("vacancy:g"))
    told = told_in(the_list(library), "0400", past(*letters, elsewhere, to_go, **states), NIGHT)
    assert (told.today, told.this_week) == (3, 5)
    assert {each.key[-1]: f"{day}" for day, each in told.items} == days | {"g": "2026-11-28"}


def test_the_alerts_of_a_list_come_by_day_and_are_no_letters(library: Library) -> None:
    early = replace(alert("z"), send_at=moment("2026-11-19T00:15"))
    letters = [
        alert("b"), early, alert("a"), alert("c", to="andre"),
        replace(alert("d"), alert=False),
    ]  # fmt: skip
    assert [each.issue for each in alerts_of(the_list(library), past(*letters))] == ["z", "a", "b"]


def test_what_came_out_fourteen_days_ago_to_the_minute_is_news(tmp_path: Path) -> None:
    days = {"published": "2026-11-15", "posted": "2026-11-15"}
    library = project(tmp_path, vacancies__a=opening(**days))
    assert shown(library, Clock.parse("2026-11-29T00:00"))
    assert not shown(library, Clock.parse("2026-11-29T00:00:01"))


def test_new_ones_come_before_near_deadlines_and_the_soonest_first(tmp_path: Path) -> None:
    near = FAR | {"deadline": "2026-12-01"}
    library = project(
        tmp_path,
        vacancies__a=opening(**near), vacancies__b=opening(deadline=None),
        vacancies__c=opening(deadline="2027-01-20"), vacancies__d=opening(deadline="2027-01-10"),
        vacancies__e=opening(deadline="2027-01-10"),
    )  # fmt: skip
    ((_, told),) = shown(library)
    assert [name for name, _ in told] == ["d", "e", "c", "b", "a"]


def test_the_lists_that_write_by_themselves_come_by_id(tmp_path: Path) -> None:
    lists = {f"mailing_lists__{name}": alert_list() for name in ("c", "a", "b")}
    library = project(tmp_path, **lists, mailing_lists__d=alert_list(trigger=None, targets=None))
    assert [each.id for each in lists_of(library)] == ["a", "b", "c", "ledige"]
    assert [each.id for each in lists_of(library, {"c", "b", "d"})] == ["b", "c"]


def planned_after(library: Library, days: list[str], **settings: Any) -> Alert:
    """The alert for 0400, where the list wrote on these days already."""
    names = [f"varsel-ledige-0400-{day}{f'-{n}' if n else ''}" for n, day in enumerate(days)]
    letters = [alert(name, item("vacancy:x")) for name in names]
    states = {
        (name, "0400"): EditionState(sent=moment(f"{day}T00:01"))
        for name, day in zip(names, days, strict=True)
    }
    known = Past({each.issue: each for each in letters}, Ledger(states))
    mail = MailSettings(public_url="https://breve.example.org", **settings)
    (found,) = planned(lists_of(library), library, NIGHT, known, mail)
    return found


def test_an_area_that_got_enough_waits_and_is_told_why(library: Library) -> None:
    today, earlier = "2026-11-28", "2026-11-25"
    cases: list[tuple[list[str], int, int, str]] = [
        ([], 1, 1, ""),
        ([today], 1, 9, "området har allerede fået 1 besked i dag"),
        ([today], 2, 9, ""),
        ([today, today], 2, 9, "området har allerede fået 2 beskeder i dag"),
        ([earlier, earlier], 1, 2, "området har allerede fået 2 beskeder på syv dage"),
        ([earlier, earlier], 1, 3, ""),
    ]
    for days, most, in_a_week, said in cases:
        found = planned_after(library, days, alerts_per_day=most, alerts_per_week=in_a_week)
        assert found.held == said, days


def test_an_audience_that_got_enough_is_called_one(tmp_path: Path) -> None:
    targets = [{"audience": "ny-speciallaege", "to": "5"}]
    library = project(
        tmp_path, mailing_lists__ledige=alert_list(targets=targets), vacancies__a=opening()
    )
    key = "ny-speciallaege"
    told = alert("varsel-x", item("vacancy:x"), key=key)
    ledger = Ledger({("varsel-x", key): EditionState(sent=moment("2026-11-28T00:01"))})
    mail = MailSettings(public_url="https://breve.example.org", alerts_per_day=1)
    (found,) = planned(lists_of(library), library, NIGHT, Past({told.issue: told}, ledger), mail)
    assert found.held == "målgruppen har allerede fået 1 besked i dag"


def test_each_alert_of_a_day_has_a_name_of_its_own(library: Library) -> None:
    today = "2026-11-28"
    names = [planned_after(library, [today] * n, alerts_per_day=9).name for n in range(4)]
    stem = f"varsel-ledige-0400-{today}"
    assert names == [stem, f"{stem}-2", f"{stem}-2", f"{stem}-3"]


def test_a_near_deadline_that_was_told_is_not_told_again(tmp_path: Path) -> None:
    library = project(tmp_path, vacancies__a=opening(**FAR | {"deadline": "2026-12-01"}))
    mail = MailSettings(public_url="https://breve.example.org")
    for at, why, is_told in (
        ("2026-12-01T12:00:59.999999", NEAR, True),
        ("2026-12-01T12:00:59.999999", POSTED, True),
        ("2026-12-01T11:00:59.999999", NEAR, False),
    ):
        told = item(why=why, deadline=Deadline(moment(at), "frist"))
        known = past(alert("x", told), x=EditionState(sent=moment("2026-11-27T00:15")))
        assert (planned(lists_of(library), library, NIGHT, known, mail) == ()) is is_told, at


def test_a_story_that_was_told_is_not_told_again(tmp_path: Path) -> None:
    days: Keys = {"areas": ["0400"], "published": "2026-11-27", "audiences": [NEW]}
    stories = alert_list(trigger=["new-story"])
    library = project(tmp_path, mailing_lists__ledige=stories, stories__a=story(**days))
    mail = MailSettings(public_url="https://breve.example.org")
    for key, is_told in (("story:a", True), ("film:a", False), ("vacancy:a", False)):
        told = item(key, why="new-story")
        known = past(alert("x", told), x=EditionState(sent=moment("2026-11-27T00:15")))
        assert (planned(lists_of(library), library, NIGHT, known, mail) == ()) is is_told, key


def test_an_area_that_is_not_ours_yet_stops_no_other(tmp_path: Path) -> None:
    roskilde = {"code": "0265", "name": "Roskilde", "region": "sjaelland"}
    library = project(
        tmp_path,
        areas__roskilde=roskilde,
        mailing_lists__ledige=alert_list(("0265", "3"), ("0400", "4")),
        vacancies__a=opening(),
    )
    assert [area for area, _ in shown(library)] == ["0400"]


def test_what_has_no_deadline_is_near_none(tmp_path: Path) -> None:
    assert shown(project(tmp_path, vacancies__a=opening() | FAR | {"deadline": None})) == []
