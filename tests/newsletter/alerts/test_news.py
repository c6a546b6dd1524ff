"""What a list has to tell in an area, and what it has not."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsletter.alerts.night import shown_night
from records.clock import Clock
from records.facts.memory import Memory, Published
from tests.newsletter.alerts.night_shift import (
    FAR,
    NIGHT,
    alert_list,
    desk,
    opening,
    project,
    shown,
)
from tests.samples import Keys

AUGUST = datetime(2026, 8, 1, tzinfo=UTC)


def test_an_opening_that_was_posted_yesterday_is_told(tmp_path: Path) -> None:
    assert shown(project(tmp_path, vacancies__a=opening())) == [("0400", [("a", "new-opening")])]


def test_a_new_list_does_not_begin_with_all_that_there_is(tmp_path: Path) -> None:
    assert shown(project(tmp_path, vacancies__a=opening(**FAR))) == []


def test_what_has_no_deadline_is_told_too(tmp_path: Path) -> None:
    assert shown(project(tmp_path, vacancies__a=opening(deadline=None))) == [
        ("0400", [("a", "new-opening")])
    ]


def test_what_is_posted_tomorrow_waits_for_its_day(tmp_path: Path) -> None:
    library = project(tmp_path, vacancies__a=opening(posted="2026-11-29"))
    assert shown(library) == []
    assert shown(library, Clock.parse("2026-11-29T00:15")) == [("0400", [("a", "new-opening")])]


@pytest.mark.parametrize(
    "changes",
    [
        {"draft": "true"},
        {"status": "planlagt", "posted": "2027-01-04", "deadline": "2027-02-01"},
        {
            "status": "trukket",
            "withdrawn_on": "2026-11-27",
            "withdrawn_reason": "Klinikken flytter",
        },
        {"deadline": "2026-11-28", "deadline_time": "00:10"},
        {"example": "true"},
        {"audiences": ["hu-laege"]},
        {"areas": ["0219"]},
    ],
    ids=["draft", "planned", "withdrawn", "over", "example", "others", "elsewhere"],
)
def test_what_nobody_can_use_is_not_told(tmp_path: Path, changes: Keys) -> None:
    assert shown(project(tmp_path, vacancies__a=opening(**changes))) == []


def test_an_example_list_tells_of_examples(tmp_path: Path) -> None:
    library = project(
        tmp_path,
        mailing_lists__ledige=alert_list(example="true"),
        vacancies__a=opening(example="true"),
    )
    (letter,) = shown_night(desk(library)).going
    assert letter.subject == "[Eksempel] Ny mulighed på Bornholm: To 0-kapaciteter i Rønne"


def test_what_is_not_on_the_site_yet_waits_until_it_is(tmp_path: Path) -> None:
    library = project(tmp_path, vacancies__a=opening())
    out = Memory(released=AUGUST)
    assert shown(library, memory=out) == []
    known = Published("muligheder/a/", "To 0-kapaciteter", "1:ab", 0, AUGUST, AUGUST, AUGUST)
    known_later = Memory(released=NIGHT.now, records={"vacancy:a": known})
    assert shown(library, memory=known_later) == [("0400", [("a", "new-opening")])]


# --- areas ------------------------------------------------------------------------------------


def test_a_district_is_told_in_its_municipality_and_all_in_the_region(tmp_path: Path) -> None:
    areas = (("0101", "1"), ("0101/valby", "2"), ("0400", "3"), ("region", "4"))
    library = project(
        tmp_path,
        mailing_lists__ledige=alert_list(*areas),
        vacancies__valby=opening("Kapacitet i Valby", areas=["0101/valby"]),
        vacancies__byen=opening("Kapacitet i København", areas=["0101"]),
        vacancies__oeen=opening("Kapacitet på øen"),
        vacancies__alle=opening("Kapacitet i hele regionen", areas=["region"]),
    )
    found = {area: {name for name, _ in items} for area, items in shown(library)}
    assert found == {
        "0101": {"valby", "byen", "alle"},
        "0101-valby": {"valby", "alle"},
        "0400": {"oeen", "alle"},
        "region": {"valby", "byen", "oeen", "alle"},
    }


def test_an_opening_in_two_areas_is_told_in_both(tmp_path: Path) -> None:
    library = project(
        tmp_path,
        mailing_lists__ledige=alert_list(("0400", "3"), ("0219", "4")),
        vacancies__a=opening(areas=["0400", "0219"]),
    )
    assert [area for area, _ in shown(library)] == ["0400", "0219"]


def test_an_area_that_is_not_ours_yet_waits_for_its_day(tmp_path: Path) -> None:
    roskilde = {"code": "0265", "name": "Roskilde", "region": "sjaelland"}
    library = project(
        tmp_path,
        areas__roskilde=roskilde,
        mailing_lists__ledige=alert_list(("0265", "3")),
        vacancies__a=opening(areas=["0265"], posted="2026-12-28"),
    )
    assert shown(library, Clock.parse("2026-12-31T00:15")) == []
    assert shown(library, Clock.parse("2027-01-01T00:15")) == [("0265", [("a", "new-opening")])]


# --- kinds ------------------------------------------------------------------------------------


def reposted(**changes: Any) -> dict[str, Keys]:
    earlier = opening(
        "Den gamle", **FAR | {"deadline": "2026-10-01"}, status="ubesat", decided_on="2026-10-05"
    )
    return {"vacancies__gammel": earlier, "vacancies__ny": opening(repost_of="gammel", **changes)}


def test_what_is_posted_again_says_so(tmp_path: Path) -> None:
    library = project(tmp_path, **reposted())
    (letter,) = shown_night(desk(library)).going
    assert letter.subject == "Slået op igen på Bornholm: To 0-kapaciteter i Rønne"


@pytest.mark.parametrize(
    ("trigger", "expected"),
    [("new-opening", []), ("re-posted", ["ny"]), ("deadline-near", [])],
)
def test_each_opening_is_of_one_kind(tmp_path: Path, trigger: str, expected: list[str]) -> None:
    """So nobody on two lists of different kinds hears of it twice."""
    library = project(tmp_path, mailing_lists__ledige=alert_list(trigger=[trigger]), **reposted())
    assert [name for _, items in shown(library) for name, _ in items] == expected


@pytest.mark.parametrize(
    ("deadline", "is_told"), [("2026-12-05", True), ("2026-12-06", False), ("2026-11-28", True)]
)
def test_a_deadline_is_near_from_its_seventh_day(
    tmp_path: Path, deadline: str, *, is_told: bool
) -> None:
    library = project(tmp_path, vacancies__a=opening(**FAR | {"deadline": deadline}))
    assert shown(library) == ([("0400", [("a", "deadline-near")])] if is_told else [])


def test_the_office_says_how_near_a_deadline_is(tmp_path: Path) -> None:
    library = project(tmp_path, vacancies__a=opening(**FAR | {"deadline": "2026-12-28"}))
    assert shown(library, deadline_days=29) == []
    assert shown(library, deadline_days=30) == [("0400", [("a", "deadline-near")])]


def test_a_new_opening_whose_deadline_is_near_comes_once(tmp_path: Path) -> None:
    library = project(tmp_path, vacancies__a=opening(deadline="2026-12-01"))
    assert shown(library) == [("0400", [("a", "new-opening")])]
