"""The first day on which something is out of date, at each of its edges."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from records.clock import Clock
from records.codes.landscape import FigureState, OfferState
from records.facts.expiry import (
    check_runs_out,
    designation_ends_soon,
    is_of_ours,
    state_of_figure,
    state_of_offer,
)
from records.loading.library import Library, load
from records.model.designation import Designation
from records.model.figure import Figure
from records.model.offer import Offer
from records.source.files import Project
from tests.landscape import FIGURE
from tests.projects import OFFER, changed, make_project
from tests.samples import designation, event, write_library


@pytest.fixture
def found(tmp_path: Path) -> Designation:
    """Bornholm, designated to the end of 2026."""
    records = {"designations/bornholm": designation(), "events/moede": event()}
    (only,) = write_library(tmp_path, records).all(Designation)
    return only


def library(folder: Path, files: dict[str, str | bytes | None]) -> Library:
    made = load(Project(make_project(folder, files), folder / "content"))
    assert made.faults == ()
    return made


def test_a_designation_is_read_again_only_while_it_holds(found: Designation) -> None:
    days = {"2025-12-30": date(2026, 12, 31), "2025-12-31": None, "2025-12-29": date(2026, 12, 30)}
    for checked, due in days.items():
        text = found.model_copy(update={"checked": date.fromisoformat(checked)})
        assert check_runs_out(text) == due, checked


def test_the_end_of_a_designation_is_told_a_month_before_until_something_follows(
    found: Designation,
) -> None:
    last = date(2026, 12, 31)
    assert designation_ends_soon(found, date(2026, 1, 1)) == date(2026, 11, 30)
    assert designation_ends_soon(found, last) == date(2026, 11, 30)
    assert designation_ends_soon(found, date(2027, 1, 1)) is None
    for change in ({"replaced_by": "bornholm-2027"}, {"draft": True}):
        assert designation_ends_soon(found.model_copy(update=change), last) is None


def test_an_offer_is_ours_only_if_all_its_regions_are(tmp_path: Path) -> None:
    text = changed(OFFER, ("aktuelt", "andre-regioner"), ("valid_through: 2026-12-31\n", ""))
    (offer,) = library(tmp_path, {"content/offers/netvaerk.yml": text}).all(Offer)
    before, after = Clock.parse("2026-12-31T23:59"), Clock.parse("2027-01-01T00:00")
    ours = {
        ("hovedstaden",): (True, True),
        ("sjaelland",): (False, True),
        ("hovedstaden", "sjaelland"): (False, True),
        ("sjaelland", "nordjylland"): (False, False),
    }
    for regions, (now, later) in ours.items():
        of_them = offer.model_copy(update={"regions": regions})
        assert (is_of_ours(of_them, before), is_of_ours(of_them, after)) == (now, later), regions
        state = OfferState.SPOERG if later else OfferState.ANDRE_REGIONER
        assert state_of_offer(of_them, after) is state, regions


def test_a_figure_is_history_from_the_day_after_its_last(tmp_path: Path) -> None:
    (figure, *_) = library(tmp_path, {"content/figures/kommuner.yml": FIGURE}).all(Figure)
    clock = Clock.parse("2026-11-22")
    days = {None: False, date(2026, 11, 22): False, date(2026, 11, 21): True}
    for last, over in days.items():
        at = figure.model_copy(update={"valid_through": last})
        assert state_of_figure(at, clock) is (FigureState.HISTORISK if over else figure.state)
    assert figure.state is not FigureState.HISTORISK
