"""What counts as other facts, and what is words alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from records.clock import COPENHAGEN
from records.facts import fingerprint
from records.facts.fingerprint import VERSION, fingerprint_of, has_other_facts
from records.facts.memory import Published
from records.model.article import Article
from records.model.base import Record
from records.model.event import Event
from records.model.vacancy import Vacancy
from tests.samples import article, event, vacancy, write_library

WENT_OUT = datetime(2026, 11, 22, 9, tzinfo=COPENHAGEN)


def read(folder: Path, model: type[Record], place: str, keys: Any) -> Record:
    (record,) = write_library(folder, {place: keys}).all(model)
    return record


def read_event(folder: Path, **keys: Any) -> Record:
    return read(folder, Event, "events/moede", event(**keys))


def read_vacancy(folder: Path, **keys: Any) -> Record:
    return read(folder, Vacancy, "vacancies/roenne-1", vacancy(**keys))


def known_as(record: Record) -> Published:
    print_ = fingerprint_of(record)
    return Published("arrangementer/moede/", "Møde", print_, 0, WENT_OUT, WENT_OUT, WENT_OUT)


@pytest.mark.parametrize(
    "other",
    [
        {"start_date": "2026-12-09"},
        {"start_time": "16:45"},
        {"status": "aflyst", "change_note": "Mødet er aflyst, for salen er lukket"},
        {"price": 100},
        {"timezone": "Europe/London"},
    ],
)
def test_facts_of_an_event_count(tmp_path: Path, other: dict[str, Any]) -> None:
    known = known_as(read_event(tmp_path / "a"))
    assert has_other_facts(known, read_event(tmp_path / "b", **other))


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Et møde med et andet navn"},
        {"updated": "2026-11-25"},
        {"catering": "Kaffe og kage"},
        {"topics": ["etablering"]},
    ],
)
def test_words_of_an_event_do_not(tmp_path: Path, other: dict[str, Any]) -> None:
    known = known_as(read_event(tmp_path / "a"))
    assert not has_other_facts(known, read_event(tmp_path / "b", **other))


@pytest.mark.parametrize(
    ("other", "counts"),
    [
        ({"deadline": "2026-12-30"}, True),
        ({"deadline_time": "11:00"}, True),
        ({"count": 9}, True),
        ({"benefits": ["Et andet gode", "Og et til", "Og et tredje"]}, False),
    ],
)
def test_a_vacancy(tmp_path: Path, other: dict[str, Any], *, counts: bool) -> None:
    known = known_as(read_vacancy(tmp_path / "a"))
    assert has_other_facts(known, read_vacancy(tmp_path / "b", **other)) is counts


def test_a_text_is_words_but_being_an_example_counts(tmp_path: Path) -> None:
    first = read(tmp_path / "a", Article, "articles/en", article(body="Kort."))
    before = known_as(first)
    longer = read(
        tmp_path / "b", Article, "articles/en", article(title="En anden titel", body="Langt.")
    )
    real = first.model_copy(update={"example": not first.example})
    assert not has_other_facts(before, longer)
    assert has_other_facts(before, real)


def test_another_version_of_the_lists_is_no_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = known_as(read_event(tmp_path / "a"))
    monkeypatch.setattr(fingerprint, "VERSION", VERSION + 1)
    moved = read_event(tmp_path / "b", start_date="2026-12-09")
    assert not has_other_facts(known, moved)
    assert has_other_facts(replace(known, fingerprint=f"{VERSION + 1}:0"), moved)


def test_each_named_field_is_there() -> None:
    """A list with a slip in it would miss the change that it was written for."""
    from records.model.registry import BY_KEY

    for kind, include in fingerprint._FACTS.items():
        assert include.keys() <= BY_KEY[kind].model.model_fields.keys(), kind
