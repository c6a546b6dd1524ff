"""Lists that follow stories write of a new one in the area, once, while its consent holds."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsletter.alerts.night import shown_night
from newsletter.alerts.running import is_true
from records.clock import Clock
from records.facts.memory import Memory, Published
from records.loading.library import Library
from tests.newsletter.alerts.night_shift import (
    NEW,
    NIGHT,
    alert_list,
    desk,
    opening,
    project,
    shown,
)
from tests.samples import film, story

TOLD: dict[str, Any] = {"areas": ["0400"], "published": "2026-11-27", "audiences": [NEW]}


def _library(folder: Path, *triggers: str, **records: Any) -> Library:
    listed = alert_list(trigger=[*triggers] or ["new-story"])
    return project(folder, mailing_lists__ledige=listed, **records)


def test_a_new_story_of_the_area(tmp_path: Path) -> None:
    library = _library(tmp_path, stories__a=story(**TOLD), films__a=film(**TOLD))
    assert shown(library) == [("0400", [("a", "new-story"), ("a", "new-story")])]


@pytest.mark.parametrize(
    "changes",
    [
        {"areas": ["0219"]},
        {"audiences": ["hu-laege"]},
        {"published": "2026-11-01"},
        {"draft": "true"},
        {"consent": {"given_on": "2026-11-01", "withdrawn_on": "2026-11-28"}},
        {"consent": {"given_on": "2026-11-01", "valid_through": "2026-11-27"}},
        {"example": "true"},
    ],
    ids=["elsewhere", "others", "old", "draft", "withdrawn", "ended", "example"],
)
def test_what_is_not_told(tmp_path: Path, changes: dict[str, Any]) -> None:
    assert shown(_library(tmp_path, stories__a=story(**(TOLD | changes)))) == []


def test_a_story_that_is_not_on_the_site_yet_waits_until_it_is(tmp_path: Path) -> None:
    library = _library(tmp_path, stories__a=story(**TOLD))
    before = datetime(2026, 8, 1, tzinfo=UTC)
    assert shown(library, memory=Memory(released=before)) == []
    first = datetime(2026, 11, 27, tzinfo=UTC)
    known = Published("historier/a/", "En dag", "1:ab", 0, first, first, first)
    out = Memory(released=NIGHT.now, records={"story:a": known})
    assert shown(library, memory=out) == [("0400", [("a", "new-story")])]


def test_lists_of_openings_tell_no_story(tmp_path: Path) -> None:
    assert shown(_library(tmp_path, "new-opening", stories__a=story(**TOLD))) == []


def test_its_mail_leads_to_the_stories(tmp_path: Path) -> None:
    (letter,) = shown_night(desk(_library(tmp_path, stories__a=story(**TOLD)))).going
    (edition,) = letter.editions
    assert letter.subject == "Ny historie på Bornholm: En dag, der blev en anden"
    assert letter.title == "Besked om historier på Bornholm"
    assert "bedt om besked om historier på Bornholm" in edition.text.replace("\n", " ")
    assert "Se alle historier" in edition.text
    assert "Person Prøve" not in edition.html + edition.text


def test_openings_come_first_and_an_id_is_of_its_kind(tmp_path: Path) -> None:
    library = _library(
        tmp_path, "new-opening", "new-story", vacancies__a=opening(), stories__a=story(**TOLD)
    )
    assert shown(library) == [("0400", [("a", "new-opening"), ("a", "new-story")])]
    (letter,) = shown_night(desk(library)).going
    assert letter.subject.startswith("1 ny mulighed og 1 ny historie på Bornholm")
    assert "muligheder og historier" in letter.title


def test_a_mail_that_waits_is_not_sent_once_the_story_was_taken_back(tmp_path: Path) -> None:
    consent = {"given_on": "2026-11-01", "withdrawn_on": "2026-11-29"}
    library = _library(tmp_path, stories__a=story(**TOLD, consent=consent))
    (letter,) = shown_night(desk(library)).going
    assert is_true(letter, library, Clock.parse("2026-11-28T00:30"))
    assert not is_true(letter, library, Clock.parse("2026-11-29T00:15"))
