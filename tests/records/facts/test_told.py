"""Who tells of themselves is shown while their consent holds, and nowhere on any other day."""

from __future__ import annotations

from pathlib import Path

import pytest

from records.checks.at_clock import warnings_at
from records.clock import Clock
from records.codes.people import AudienceCode
from records.facts.memory import NOTHING
from records.facts.remembering import next_memory
from records.facts.told import more_told, told, told_to, voice_for, voice_from
from records.facts.turns import last_turn
from records.facts.visibility import Visibility, visibility, with_page
from records.messages import sentence_of
from records.model.film import Film
from records.model.told import Story
from tests.samples import NOW, Keys, episode, film, story, write_library

HIDDEN, LISTED, ARCHIVED = Visibility.HIDDEN, Visibility.LISTED, Visibility.ARCHIVED
WITHDRAWN = {"given_on": "2026-11-10", "withdrawn_on": "2027-02-10"}
ENDING = {"given_on": "2026-11-10", "valid_through": "2027-02-10"}


@pytest.mark.parametrize(
    ("consent", "moment", "shown"),
    [
        (WITHDRAWN, "2026-11-09T23:59", HIDDEN),
        (WITHDRAWN, "2026-11-10T00:00", LISTED),
        (WITHDRAWN, "2027-02-09T23:59", LISTED),
        (WITHDRAWN, "2027-02-09T23:00:00+00:00", HIDDEN),
        (WITHDRAWN, "2027-02-10T00:00", HIDDEN),
        (WITHDRAWN, "2030-01-01T00:00", HIDDEN),
        (ENDING, "2027-02-10T23:59", LISTED),
        (ENDING, "2027-02-11T00:00", HIDDEN),
    ],
)
def test_the_days_of_a_consent(
    tmp_path: Path, consent: dict[str, str], moment: str, shown: Visibility
) -> None:
    records = {"stories/a": story(consent=consent), "films/b": film(consent=consent)}
    library, clock = write_library(tmp_path, records), Clock.parse(moment)
    for model in (Story, Film):
        (found,) = library.all(model)
        assert visibility(found, clock) is shown
        assert len(with_page(library, model, clock)) == (shown is not HIDDEN)
    assert len(told(library, clock)) == 2 * (shown is LISTED)


def test_an_example_needs_no_consent_but_keeps_to_one_that_is_there(tmp_path: Path) -> None:
    made_up: Keys = {"example": "true", "people": [{"role": "Læge", "consent": "false"}]}
    records = {
        "stories/a": story(**made_up, consent=None),
        "stories/b": story(
            **made_up, consent={"given_on": "2026-11-01", "withdrawn_on": "2026-11-02"}
        ),
    }
    assert [one.id for one in told(write_library(tmp_path, records), NOW)] == ["a"]


def test_expiry_leaves_the_page_and_a_withdrawal_does_not(tmp_path: Path) -> None:
    gone = {"given_on": "2026-11-01", "withdrawn_on": "2026-11-22"}
    library = write_library(
        tmp_path, {"stories/a": story(expires="2026-11-20"),
                   "stories/b": story(expires="2026-11-20", consent=gone)},
    )  # fmt: skip
    shown = {record.id: visibility(record, NOW) for record in library.all(Story)}
    assert shown == {"a": ARCHIVED, "b": HIDDEN}


def test_a_consent_that_ends_may_be_given_again(tmp_path: Path) -> None:
    short = {"given_on": "2026-11-01", "valid_through": "2026-11-22"}
    library = write_library(tmp_path, {"stories/a": story(consent=short)})
    out = next_memory(NOTHING, library, NOW, {})
    after = next_memory(out, library, Clock.parse("2026-11-23T09:00"), {})
    assert (after.records["story:a"].title, after.records["story:a"].withdrawn) == ("", False)


def test_the_title_is_forgotten_with_the_story(tmp_path: Path) -> None:
    out = write_library(tmp_path / "out", {"stories/a": story(), "films/b": film()})
    first = next_memory(NOTHING, out, NOW, {})
    assert first.records["story:a"].title == "En dag, der blev en anden"
    taken = {"given_on": "2026-11-01", "withdrawn_on": "2026-11-23"}
    back = write_library(
        tmp_path / "back", {"stories/a": story(consent=taken), "films/b": film(consent=taken)}
    )
    after = next_memory(first, back, Clock.parse("2026-11-23T09:00"), {})
    for key in ("story:a", "film:b"):
        assert (after.records[key].title, after.records[key].last) == ("", NOW.now)
        assert after.records[key].withdrawn
        assert after.records[key].address == first.records[key].address


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (
            "2026-10-31T23:59",
            "er den 10.\u00a0november 2026, som ikke er kommet, så historien",
        ),
        ("2026-12-11T09:00", ""),
        ("2026-12-12T09:00", "gælder til 10.\u00a0februar 2027. Derefter er historien ude af alt"),
        ("2027-02-11T09:00", "gjaldt til 10.\u00a0februar 2027, så historien vises ingen steder"),
    ],
)
def test_an_editor_is_told_in_time(tmp_path: Path, moment: str, said: str) -> None:
    library = write_library(tmp_path, {"stories/a": story(consent=ENDING)})
    found = [sentence_of(each) for each in warnings_at(library, Clock.parse(moment))]
    assert len(found) == bool(said)
    assert all(said in sentence for sentence in found)


def test_a_page_changes_when_a_consent_does(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"stories/a": story(consent=WITHDRAWN)})
    turn = last_turn(library.all(Story), Clock.parse("2027-03-01T09:00"))
    assert turn is not None
    assert turn.isoformat() == "2027-02-10T00:00:00+01:00"


def test_who_is_quoted_to_whom(tmp_path: Path) -> None:
    new, old = AudienceCode.NY_SPECIALLAEGE, AudienceCode.SENIORLAEGE
    nobody: Keys = {
        "example": "true",
        "people": [{"role": "Læge", "consent": "false"}],
        "consent": None,
    }
    library = write_library(
        tmp_path,
        {
            "stories/digtet": story(**nobody, published="2026-11-20"),
            "stories/bred": story(audiences=[new.value, old.value]),
            "stories/egen": story(published="2026-11-01"),
            "stories/tavs": story(quotes=None, published="2026-11-21"),
        },
    )
    for audience, wanted in ((None, "bred"), (new, "egen"), (old, "bred")):
        found = voice_for(library, NOW, audience)
        assert found is not None
        assert found[0].id == wanted
    assert voice_for(library, NOW, AudienceCode.KOMMUNE) is None


def test_an_audience_hears_first_from_who_names_it_first(tmp_path: Path) -> None:
    student, kbu = AudienceCode.MEDICINSTUDERENDE, AudienceCode.KBU_LAEGE
    library = write_library(
        tmp_path,
        {
            "stories/gaest": story(audiences=[student.value, kbu.value]),
            "stories/kbu": story(audiences=[kbu.value, student.value, "introlaege"]),
        },
    )
    for audience, wanted in ((student, ["gaest", "kbu"]), (kbu, ["kbu", "gaest"])):
        found = voice_for(library, NOW, audience)
        assert found is not None
        assert found[0].id == wanted[0]
        assert [one.id for one in told_to(library, NOW, audience)] == wanted
    assert told_to(library, NOW, AudienceCode.SENIORLAEGE) == ()


def test_who_tells_from_an_area_and_who_else_tells(tmp_path: Path) -> None:
    here: Keys = {"areas": ["0400"], "audiences": ["kbu-laege"], "topics": ["uddannelse"]}
    library = write_library(
        tmp_path,
        {
            "stories/oe": story(**here),
            "stories/tavs": story(**here, quotes=None, published="2026-11-09"),
            "stories/by": story(areas=["0219"], audiences=["seniorlaege"], topics=["senior"]),
        },
    )
    found = voice_from(library, NOW, ("0400",))
    assert found is not None
    assert found.id == "oe"
    assert voice_from(library, NOW, ("0270",)) is None
    assert [one.id for one in more_told(library, NOW, found)] == ["tavs", "by"]


def test_an_episode_is_quoted_where_no_story_is_and_the_newest_of_them(tmp_path: Path) -> None:
    said = [{"start": "00:10", "text": "Jeg kender dem alle sammen."}]
    episodes = {
        "episodes/ny": episode(quotations=said),
        "episodes/gammel": episode(quotations=said, released="2026-11-05"),
        "episodes/tavs": episode(released="2026-11-20"),
    }
    for records, wanted in ((episodes, "ny"), (episodes | {"stories/a": story()}, "a")):
        found = voice_for(write_library(tmp_path, records), NOW)
        assert found is not None
        assert found[0].id == wanted
