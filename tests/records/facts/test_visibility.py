"""The first and the last day on which a record is shown, and when an event is over."""

from __future__ import annotations

from pathlib import Path

import pytest

from records.clock import Clock
from records.codes.programme import EpisodeStatus
from records.facts.visibility import (
    Visibility,
    is_out,
    is_over,
    listed,
    visibility,
    with_page,
)
from records.loading.library import Library
from records.model.article import Article
from records.model.episode import Episode
from records.model.event import Event
from records.model.newsletter import Issue
from records.model.people import Adviser
from tests.newsletter.samples import issue, mailing_list
from tests.samples import article, episode, event, write_library

DAYS = {"published": "2026-11-20", "expires": "2026-11-22"}
HIDDEN, LISTED, ARCHIVED = Visibility.HIDDEN, Visibility.LISTED, Visibility.ARCHIVED


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return write_library(tmp_path, {"articles/kort": article(**DAYS), "events/moede": event()})


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2026-11-19T23:59", HIDDEN),
        ("2026-11-20T00:00", LISTED),
        ("2026-11-21T12:00", LISTED),
        ("2026-11-22T00:00", LISTED),
        ("2026-11-22T23:59", LISTED),
        ("2026-11-22T22:59:59+00:00", LISTED),
        ("2026-11-22T23:00:00+00:00", ARCHIVED),
        ("2026-11-23T00:00", ARCHIVED),
    ],
)
def test_first_and_last_day(library: Library, moment: str, shown: Visibility) -> None:
    clock = Clock.parse(moment)
    (found,) = library.all(Article)
    assert visibility(found, clock) is shown
    assert bool(listed(library, Article, clock)) is (shown is LISTED)
    assert bool(with_page(library, Article, clock)) is (shown is not HIDDEN)


def test_lists_and_pages_are_told_apart_for_each_kind_and_day(library: Library) -> None:
    before, after = Clock.parse("2026-11-22"), Clock.parse("2026-11-23")
    for _ in range(2):  # the second time they are remembered
        assert len(listed(library, Article, before)) == 1
        assert listed(library, Article, after) == ()
        assert len(with_page(library, Article, after)) == 1
        assert [found.id for found in with_page(library, Event, after)] == ["moede"]
        assert with_page(library, Article, Clock.parse("2026-11-19")) == ()
        assert [found.id for found in listed(library, Event, after)] == ["moede"]


def test_a_record_without_a_last_day_stays(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"articles/lang": article(), "events/moede": event()})
    (found,) = library.all(Article)
    assert visibility(found, Clock.parse("2040-01-01")) is LISTED


def test_a_draft_is_hidden_and_a_helper_never(tmp_path: Path) -> None:
    texts = {"articles/kladde": article(draft="true"), "events/moede": event()}
    library = write_library(tmp_path, texts)
    (draft,), (adviser,) = library.all(Article), library.all(Adviser)
    assert visibility(draft, Clock.parse("2026-11-22")) is HIDDEN
    assert visibility(adviser, Clock.parse("2000-01-01")) is LISTED


@pytest.mark.parametrize(
    ("moment", "over"),
    [("2026-12-08T18:59:59", False), ("2026-12-08T19:00", True), ("2026-12-08T19:00:01", True)],
)
def test_an_event_is_over_when_it_ends(library: Library, moment: str, *, over: bool) -> None:
    (found,) = library.all(Event)
    assert is_over(found, Clock.parse(moment)) is over


def test_a_letter_is_shown_from_the_minute_it_is_sent(tmp_path: Path) -> None:
    blocks = [{"type": "tekst", "text": "Kun en tekst, der er lang nok til at være en blok."}]
    records = {"issues/a": issue(blocks=blocks), "events/moede": event()}
    library = write_library(tmp_path, records | {"mailing_lists/paa-vej": mailing_list()})
    before, at = Clock.parse("2026-11-23T07:59"), Clock.parse("2026-11-23T08:00")
    (unsent,) = library.all(Issue)
    assert visibility(unsent, Clock.parse("2030-01-01")) is HIDDEN
    assert listed(library, Issue, at) == ()
    sent = library.with_records({"issue": {"a": unsent.gone_out(at.now)}})
    for _ in range(2):  # the second time they are remembered
        assert (listed(sent, Issue, before), with_page(sent, Issue, before)) == ((), ())
        assert len(listed(sent, Issue, at)) == len(with_page(sent, Issue, at)) == 1


def test_an_episode_is_out_from_its_day_with_its_sound(tmp_path: Path) -> None:
    records = {
        "episodes/a": episode(),
        "events/moede": event(),
    }
    (found,) = write_library(tmp_path, records).all(Episode)
    the_day = Clock.parse("2026-11-12T00:00")
    assert is_out(found, the_day)
    assert not is_out(found, Clock.parse("2026-11-11T23:59"))
    for change in ({"audio": None}, {"released": None}, {"status": EpisodeStatus.PLANLAGT}):
        assert not is_out(found.model_copy(update=change), the_day), change
