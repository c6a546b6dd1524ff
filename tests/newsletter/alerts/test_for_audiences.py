"""Lists may tell an audience of what is for it, wherever that is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsletter.alerts.night import shown_night
from newsletter.signup import signup_values
from publishing.mail_settings import EngineName, MailSettings
from records.loading.library import Library
from tests.newsletter.alerts.night_shift import (
    NEW,
    NIGHT,
    alert_list,
    desk,
    opening,
    project,
    run,
    shown,
)
from tests.newsletter.engines.conftest import engine_for
from tests.newsletter.engines.listmonk_double import ListmonkDouble
from tests.samples import Keys, story

STUDENT = "medicinstuderende"
TARGETS: list[Keys] = [
    {"audience": STUDENT, "to": "5", "signup": "11111111-1111-4111-8111-111111111111"},
    {"area": "0400", "to": "9", "signup": "22222222-2222-4222-8222-222222222222"},
]
JOB: dict[str, Any] = {
    "areas": ["0101"],
    "audiences": [STUDENT],
    "title": "Sommerpraktik hos en læge",
}


def _library(folder: Path, **records: Keys) -> Library:
    both = alert_list(targets=TARGETS, audiences=[STUDENT, NEW],
                      trigger=["new-opening", "new-story"])  # fmt: skip
    return project(folder, mailing_lists__ledige=both, **records)


@pytest.fixture
def double() -> Iterator[ListmonkDouble]:
    with ListmonkDouble() as made:
        for number, name in ((9, "Bornholm"), (5, "Studerende")):
            made.state.add_list(number, name)
            made.state.add_reader(f"laeser{number}@example.org", number)
        yield made


def test_each_gets_what_is_for_it(tmp_path: Path) -> None:
    library = _library(tmp_path, vacancies__a=opening(), vacancies__b=opening(**JOB))
    assert shown(library) == [
        (STUDENT, [("b", "new-opening")]),
        ("0400", [("a", "new-opening")]),
    ]


def test_nothing_is_told_to_an_audience_that_it_is_not_for(tmp_path: Path) -> None:
    library = _library(tmp_path, vacancies__a=opening(), stories__c=story(audiences=[NEW]))
    assert [place for place, _ in shown(library)] == ["0400"]


def test_the_mail_says_whom_it_is_for(tmp_path: Path) -> None:
    told = story(areas=["0219"], published="2026-11-27", audiences=[STUDENT])
    library = _library(tmp_path, vacancies__b=opening(**JOB), stories__c=told)
    (letter,) = shown_night(desk(library)).going
    (edition,) = letter.editions
    text = " ".join(edition.text.split())
    assert letter.issue == f"varsel-ledige-{STUDENT}-2026-11-28"
    assert letter.subject.startswith("1 ny mulighed og 1 ny historie til medicinstuderende")
    assert edition.readers == "Medicinstuderende"
    assert "Her er det nye til medicinstuderende, som du har bedt om at høre om." in text
    assert "bedt om besked om muligheder og historier til medicinstuderende" in text
    assert " om til " not in text


def test_it_is_sent_once_to_its_own_list(tmp_path: Path, double: ListmonkDouble) -> None:
    library = _library(tmp_path, vacancies__b=opening(**JOB))
    engine = engine_for(double, [])
    run(library, engine)
    run(library, engine)
    (campaign,) = double.state.campaigns.values()
    assert campaign["subject"] == "Ny mulighed til medicinstuderende: Sommerpraktik hos en læge"
    assert [each["id"] for each in campaign["lists"]] == [5]


def test_it_is_chosen_on_the_sign_up_page(tmp_path: Path) -> None:
    mail = MailSettings(engine=EngineName.LISTMONK, public_url="https://breve.example.org")
    values = signup_values(_library(tmp_path), NIGHT, mail)
    assert values is not None
    groups = values["alerts"]
    assert isinstance(groups, tuple)
    areas, audiences = groups
    assert [(o.id, o.name, o.value) for o in areas.options] == [
        ("omraade-0400", "l", TARGETS[1]["signup"])
    ]
    assert [(o.id, o.name, o.value, o.covers) for o in audiences.options] == [
        ("besked-medicinstuderende", "l", TARGETS[0]["signup"], "")
    ]
    assert audiences.title == "Besked om ledige muligheder, efter hvor du er i dit lægeliv"
    assert "Her spiller området ingen rolle." in audiences.text
