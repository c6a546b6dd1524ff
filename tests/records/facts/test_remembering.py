"""What is known once a site is out, and what the next site makes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from records.clock import Clock, midnight
from records.facts.changes import change_of
from records.facts.memory import NOTHING, Memory
from records.facts.remembering import next_memory
from records.loading.library import Library
from records.model.event import Event
from tests.known import load_known
from tests.samples import episode, event, vacancy, write_library, write_records

FIRST, LATER, LAST = (Clock.parse(f"2026-11-{day}T09:00") for day in (22, 23, 24))
KEY = "event:moede"


def site(folder: Path, **keys: Any) -> Library:
    return write_library(folder, {"events/moede": event(**keys)})


@pytest.fixture
def first(tmp_path: Path) -> Memory:
    return next_memory(NOTHING, site(tmp_path / "first"), FIRST, {"index.html": "a", "om": "b"})


def test_a_record_that_is_new(first: Memory) -> None:
    found = first.records[KEY]
    assert (found.address, found.title) == ("arrangementer/moede/", "Møde om etablering")
    assert (found.sequence, found.former, found.withdrawn) == (0, (), False)
    assert found.first == found.changed == midnight(date(2026, 11, 2))
    assert found.last == first.released == FIRST.now


def test_a_sequence_that_calendars_know_goes_on(tmp_path: Path) -> None:
    before = site(tmp_path, published="2026-11-02", updated="2026-11-09")
    assert next_memory(NOTHING, before, FIRST, {}).records[KEY].sequence == 8


def test_the_same_facts_rise_no_sequence(tmp_path: Path, first: Memory) -> None:
    words = site(tmp_path / "b", title="Et møde om etablering", updated="2026-11-23")
    found = next_memory(first, words, LATER, {}).records[KEY]
    assert (found.sequence, found.title) == (0, "Et møde om etablering")
    assert (found.first, found.changed) == (first.records[KEY].first, first.records[KEY].changed)
    assert found.last == LATER.now


def test_other_facts_rise_it_also_twice_on_one_day(tmp_path: Path, first: Memory) -> None:
    noon, evening = (Clock.parse(f"2026-11-23T{hour}:00") for hour in (12, 18))
    once = next_memory(first, site(tmp_path / "b", start_date="2026-12-09"), noon, {})
    twice = next_memory(once, site(tmp_path / "c", start_date="2026-12-10"), evening, {})
    assert [m.records[KEY].sequence for m in (first, once, twice)] == [0, 1, 2]
    assert twice.records[KEY].changed == evening.now


def test_what_is_shown_is_what_is_remembered(tmp_path: Path, first: Memory) -> None:
    library = site(tmp_path / "b", start_date="2026-12-09")
    (record,) = library.all(Event)
    now, kept = change_of(record, first, LATER), next_memory(first, library, LATER, {}).records[KEY]
    assert (now.sequence, now.first, now.changed) == (kept.sequence, kept.first, kept.changed)
    assert kept.changed == LATER.now


def test_a_record_that_is_gone_stays_as_it_was(tmp_path: Path, first: Memory) -> None:
    gone = next_memory(first, write_library(tmp_path / "b", {}), LATER, {})
    assert gone.records[KEY] == first.records[KEY]
    back = next_memory(gone, site(tmp_path / "c"), LAST, {}).records[KEY]
    assert (back.first, back.last, back.sequence) == (first.records[KEY].first, LAST.now, 0)


def test_what_goes_while_the_clock_stands_still_is_not_out_any_more(
    tmp_path: Path, first: Memory
) -> None:
    """As in the demonstration, where every release is of one moment."""
    now = next_memory(first, write_library(tmp_path / "none", {}), FIRST, {})
    assert now.released == first.released
    assert first.records[KEY].last == first.released
    assert now.records[KEY].last < FIRST.now
    again = next_memory(now, site(tmp_path / "again"), FIRST, {})
    assert again.records[KEY].last == again.released


def test_a_record_that_is_not_shown_yet_is_unknown(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"vacancies/en": vacancy(published="2026-11-23")})
    assert "vacancy:en" not in next_memory(NOTHING, library, FIRST, {}).records
    assert "vacancy:en" in next_memory(NOTHING, library, LATER, {}).records


def test_another_address_is_kept_until_it_is_taken_back(tmp_path: Path, first: Memory) -> None:
    known = replace(first.records[KEY], address="moeder/moede/", former=("arrangementer/a/",))
    moved = next_memory(replace(first, records={KEY: known}), site(tmp_path / "b"), LATER, {})
    assert moved.records[KEY].former == ("arrangementer/a/", "moeder/moede/")
    again = replace(known, former=("arrangementer/moede/",))
    back = next_memory(replace(first, records={KEY: again}), site(tmp_path / "c"), LATER, {})
    assert back.records[KEY].former == ("moeder/moede/",)


def test_a_renamed_record_goes_on_from_what_it_was(tmp_path: Path, first: Memory) -> None:
    renamed = write_library(tmp_path / "b", {"events/nyt": event(was=["moede"])})
    after = next_memory(first, renamed, LATER, {})
    assert after.records["event:nyt"].first == first.records[KEY].first
    assert after.records["event:nyt"].former == ("arrangementer/moede/",)
    assert after.records[KEY] == first.records[KEY]


def test_a_later_new_record_is_new_now(tmp_path: Path, first: Memory) -> None:
    both = {"events/moede": event(), "events/nyt": event(published="2026-11-02")}
    found = next_memory(first, write_library(tmp_path / "b", both), LATER, {}).records["event:nyt"]
    assert found.first == found.changed == LATER.now


def test_what_was_withdrawn_stays_so(tmp_path: Path, first: Memory) -> None:
    known = replace(first.records[KEY], withdrawn=True)
    after = next_memory(replace(first, records={KEY: known}), site(tmp_path / "b"), LATER, {})
    assert after.records[KEY].withdrawn


def test_a_file_keeps_its_time_as_long_as_it_is_the_same(tmp_path: Path, first: Memory) -> None:
    files = {"index.html": "a", "om": "c", "ny": "d"}
    after = next_memory(first, site(tmp_path / "b"), LATER, files)
    assert after.files == {
        "index.html": ("a", FIRST.now), "om": ("c", LATER.now), "ny": ("d", LATER.now),
    }  # fmt: skip


def test_what_was_heard_once_was_heard(tmp_path: Path, first: Memory) -> None:
    out = write_library(tmp_path / "b", {"episodes/e": episode()})
    planned = write_library(tmp_path / "c", {"episodes/e": episode(status="planlagt")})
    renamed = write_library(tmp_path / "d", {"episodes/ny": episode(status="planlagt", was=["e"])})
    heard = next_memory(NOTHING, out, FIRST, {})
    for id_, library in (("e", out), ("e", planned), ("ny", renamed)):
        found = next_memory(heard, library, LATER, {}).records[f"episode:{id_}"]
        assert (found.heard, found.sounds) == (True, ("media/audio/lyd.mp3",))
    assert not first.records[KEY].heard


def test_what_is_planned_was_not_heard(tmp_path: Path) -> None:
    planned = write_library(tmp_path, {"episodes/e": episode(status="planlagt")})
    found = next_memory(NOTHING, planned, FIRST, {}).records["episode:e"]
    assert (found.heard, found.sounds) == (False, ())


def test_an_area_is_remembered_from_the_day_it_is_ours(tmp_path: Path) -> None:
    write_records(tmp_path, {})
    with (tmp_path / "content/areas/kommuner.csv").open("a", encoding="utf-8") as table:
        table.write("0265,Roskilde,sjaelland,4,4,55.64,12.08\n")
    library, merged = load_known(tmp_path), Clock.parse("2027-01-01T00:00")
    before, after = (
        {key for key in next_memory(NOTHING, library, at, {}).records if key.startswith("area:")}
        for at in (FIRST, merged)
    )
    assert before == {"area:bornholm", "area:hilleroed"}
    assert after == {*before, "area:roskilde"}


def test_a_council_is_remembered_from_the_day_one_of_its_municipalities_is_ours(
    tmp_path: Path,
) -> None:
    """Before that it has no page, and the next release would say that it was removed."""
    council = {
        "name": "Midt",
        "example": "false",
        "municipalities": ["0265"],
        "checked": "2026-11-20",
        "sources": [{"title": "Oversigt", "publisher": "Kilde", "date": "2026"}],
    }
    write_records(tmp_path, {"health_councils/midt": council})
    with (tmp_path / "content/areas/kommuner.csv").open("a", encoding="utf-8") as table:
        table.write("0265,Roskilde,sjaelland,4,4,55.64,12.08\n")
    library, merged = load_known(tmp_path), Clock.parse("2027-01-01T00:00")
    before, after = (
        "health_council:midt" in next_memory(NOTHING, library, at, {}).records
        for at in (FIRST, merged)
    )
    assert (before, after) == (False, True)


def test_a_clock_that_went_back_takes_no_change_back(tmp_path: Path, first: Memory) -> None:
    once = next_memory(first, site(tmp_path / "b", start_date="2026-12-09"), LAST, {})
    again = next_memory(once, site(tmp_path / "c", start_date="2026-12-10"), LATER, {})
    assert (again.records[KEY].sequence, again.records[KEY].changed) == (2, LAST.now)


def test_who_was_taken_back_stays_so_when_the_record_is_gone(tmp_path: Path, first: Memory) -> None:
    known = replace(first.records[KEY], withdrawn=True, fingerprint="f", title="En dag")
    other = replace(known, withdrawn=False)
    before = replace(first, records={"story:dag": known, "story:anden": other})
    after = next_memory(before, write_library(tmp_path / "b", {}), LATER, {}).records
    assert (after["story:dag"].withdrawn, after["story:dag"].fingerprint) == (True, "")
    assert (after["story:anden"].withdrawn, after["story:anden"].fingerprint) == (False, "f")
    assert after["story:dag"].title == after["story:anden"].title == ""
