"""When a record first went out, when its facts last changed, and how often."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from records.clock import COPENHAGEN, Clock, midnight
from records.facts.changes import change_of, first_out, last_touched, remembered
from records.facts.memory import NOTHING, Memory
from records.model.base import Content
from records.model.vacancy import Vacancy
from tests.releases import published, with_memory
from tests.samples import Keys, event, vacancy, write_library


def at(text: str) -> Clock:
    return Clock.parse(text)


class Desk:
    """A vacancy that is written, and goes out, again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.memory = NOTHING
        self.turn = 0

    def read(self, keys: Keys, name: str = "post") -> Vacancy:
        self.turn += 1
        records = {f"vacancies/{name}": keys, "events/moede": event()}
        self.library = with_memory(
            write_library(self.folder / str(self.turn), records), self.memory
        )
        found = self.library.find(Vacancy, name)
        assert found
        return found

    def publish(self, keys: Keys, moment: str, name: str = "post") -> tuple[int, str, str]:
        """The sequence, first day and moment of change of the vacancy as it goes out."""
        record = self.read(keys, name)
        change = change_of(record, self.memory, at(moment))
        self.memory = published(self.library, at(moment))
        return change.sequence, f"{change.first:%d.%m %H.%M}", f"{change.changed:%d.%m %H.%M}"


@pytest.fixture(name="desk")
def empty_desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_before_the_first_release_the_days_in_the_record_tell(desk: Desk) -> None:
    record = desk.read(vacancy(updated="2026-11-20"))
    change = change_of(record, NOTHING, at("2026-11-22T09:00"))
    assert (change.sequence, change.first) == (19, midnight(record.published))
    early = change_of(record, NOTHING, at("2026-11-19T09:00"))
    assert (early.sequence, early.changed) == (0, midnight(record.published))


def test_a_deadline_that_moves_twice_in_a_day_counts_twice(desk: Desk) -> None:
    assert desk.publish(vacancy(), "2026-11-22T09:00") == (0, "02.11 00.00", "02.11 00.00")
    assert desk.publish(vacancy(), "2026-11-23T09:00") == (0, "02.11 00.00", "02.11 00.00")
    moved = vacancy(deadline="2026-12-16")
    assert desk.publish(moved, "2026-11-24T09:00") == (1, "02.11 00.00", "24.11 09.00")
    moved = vacancy(deadline="2026-12-17")
    assert desk.publish(moved, "2026-11-24T09:01") == (2, "02.11 00.00", "24.11 09.01")
    assert desk.publish(moved, "2026-11-25T09:00") == (2, "02.11 00.00", "24.11 09.01")


def test_the_numbers_of_the_days_are_taken_over_and_never_fall(desk: Desk) -> None:
    keys = vacancy(updated="2026-11-20")
    assert desk.publish(keys, "2026-11-22T09:00")[0] == 19
    assert desk.publish(vacancy(), "2026-11-23T09:00")[0] == 19
    assert desk.publish(vacancy(deadline="2026-12-16"), "2026-11-24T09:00")[0] == 20


def test_words_change_no_number_but_say_when(desk: Desk) -> None:
    desk.publish(vacancy(), "2026-11-22T09:00")
    words = vacancy("Et bedre navn til posten", updated="2026-11-24")
    assert desk.publish(words, "2026-11-24T09:00")[0] == 0
    record = desk.read(words)
    assert last_touched(record, desk.memory, at("2026-11-25T09:00")) == midnight(
        record.updated or record.published
    )
    before = last_touched(record, desk.memory, at("2026-11-23T09:00"))
    assert before == midnight(record.published)


def test_a_record_written_after_the_first_release_is_of_the_release_that_carries_it(
    desk: Desk,
) -> None:
    desk.memory = Memory(released=at("2026-11-20T09:00").now)
    assert desk.publish(vacancy(), "2026-11-22T09:00") == (0, "22.11 09.00", "22.11 09.00")
    assert desk.publish(vacancy(), "2026-11-23T09:00") == (0, "22.11 09.00", "22.11 09.00")


def test_a_withdrawal_by_hand_counts(desk: Desk) -> None:
    desk.publish(vacancy(), "2026-11-22T09:00")
    keys = vacancy(status="trukket", withdrawn_on="2026-11-22", withdrawn_reason="Flytter.")
    assert desk.publish(keys, "2026-11-22T15:00") == (1, "02.11 00.00", "22.11 15.00")


def test_a_renamed_record_keeps_its_numbers(desk: Desk) -> None:
    desk.publish(vacancy(), "2026-11-22T09:00")
    desk.publish(vacancy(deadline="2026-12-16"), "2026-11-23T09:00")
    keys = vacancy(deadline="2026-12-16", was=["post"])
    assert desk.publish(keys, "2026-11-24T09:00", "nyt") == (1, "02.11 00.00", "23.11 09.00")
    keys = vacancy(deadline="2026-12-16", was=["post", "nyt"])
    assert desk.publish(keys, "2026-11-25T09:00", "nyere") == (1, "02.11 00.00", "23.11 09.00")
    known = remembered(desk.read(keys, "nyere"), desk.memory)
    assert known
    assert known.former == ("muligheder/post/", "muligheder/nyt/")


def test_a_clock_behind_the_last_change_takes_nothing_back(desk: Desk) -> None:
    desk.memory = Memory(released=at("2026-11-20T09:00").now)
    desk.publish(vacancy(), "2026-11-22T09:00")
    moved = vacancy(deadline="2026-12-16")
    assert desk.publish(moved, "2026-11-21T09:00") == (1, "22.11 09.00", "22.11 09.00")


def test_what_was_told_of_beforehand_is_news_when_it_is_posted(desk: Desk) -> None:
    desk.memory = Memory(released=at("2026-11-20T09:00").now)
    keys = vacancy(posted="2026-11-25")
    desk.publish(keys, "2026-11-22T09:00")

    def out(moment: str) -> datetime:
        record: Content = desk.read(keys)
        return first_out(record, desk.memory, at(moment))

    assert out("2026-11-24T09:00") == datetime(2026, 11, 22, 9, tzinfo=COPENHAGEN)
    assert out("2026-11-25T09:00") == datetime(2026, 11, 25, tzinfo=COPENHAGEN)
