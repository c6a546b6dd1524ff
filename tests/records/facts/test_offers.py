"""The last day of an offer, and when a text about rules has to be read again."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from records.checks.at_clock import warnings_at
from records.clock import Clock
from records.codes.landscape import OfferState
from records.facts.expiry import can_be_used, check_runs_out, offer_runs_out, state_of_offer
from records.messages import sentence_of
from records.model.article import Article
from records.model.offer import Offer
from tests.samples import article, event, offer, write_library

LAST = {"state": "aktuelt", "valid_through": "2026-12-31"}


def one_offer(folder: Path, **changes: Any) -> Offer:
    records = {"offers/a": offer(**changes), "events/moede": event()}
    (found,) = write_library(folder, records).all(Offer)
    return found


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2026-12-30T12:00", OfferState.AKTUELT),
        ("2026-12-31T00:00", OfferState.AKTUELT),
        ("2026-12-31T23:59", OfferState.AKTUELT),
        ("2027-01-01T00:00", OfferState.HISTORISK),
    ],
)
def test_an_offer_is_history_from_the_day_after_its_last(
    tmp_path: Path, moment: str, state: OfferState
) -> None:
    found, clock = one_offer(tmp_path, **LAST), Clock.parse(moment)
    assert state_of_offer(found, clock) is state
    assert can_be_used(found, clock) is (state is OfferState.AKTUELT)
    assert offer_runs_out(found) == date(2027, 1, 1)


def test_an_offer_without_a_last_day_does_not_run_out(tmp_path: Path) -> None:
    found, clock = one_offer(tmp_path, state="aktuelt"), Clock.parse("2040-01-01")
    assert state_of_offer(found, clock) is OfferState.AKTUELT
    assert can_be_used(found, clock)
    assert offer_runs_out(found) is None


def test_what_cannot_be_had_does_not_run_out(tmp_path: Path) -> None:
    found = one_offer(tmp_path, state="historisk", valid_through="2026-12-31")
    assert offer_runs_out(found) is None
    assert state_of_offer(found, Clock.parse("2026-01-01")) is OfferState.HISTORISK
    assert not can_be_used(found, Clock.parse("2026-01-01"))


def test_a_check_lasts_a_year_and_a_day(tmp_path: Path) -> None:
    records = {
        "articles/regler": article(checked="2026-11-01"),
        "articles/andet": article(),
        "events/moede": event(),
    }
    library = write_library(tmp_path, records)
    other, rules = library.all(Article)
    assert check_runs_out(rules) == date(2027, 11, 2)
    assert check_runs_out(other) is None


OVER = (
    'feltet "state" (Tilstand) er "aktuelt", men tilbuddet gjaldt til og med 31. december 2026. '
    "Skriv historisk."
)


@pytest.mark.parametrize(("moment", "said"), [("2026-12-31T23:59", []), ("2027-01-01", [OVER])])
def test_the_editor_is_told_on_the_first_day_after(
    tmp_path: Path, moment: str, said: list[str]
) -> None:
    library = write_library(tmp_path, {"offers/a": offer(**LAST), "events/moede": event()})
    found = warnings_at(library, Clock.parse(moment))
    assert [sentence_of(problem).replace("\u00a0", " ") for problem in found] == said
