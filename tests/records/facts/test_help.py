"""Which offers go with an opening: by place, type, ground and day; and when one can apply."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from records.clock import Clock
from records.codes.landscape import OfferState
from records.facts.expiry import can_be_asked_for, state_of_offer
from records.facts.help import WindowState, help_for, window_of
from records.loading.library import Library, load
from records.model.offer import Offer
from records.model.vacancy import Vacancy
from records.source.files import Project
from tests.projects import DESIGNATION, OFFER, VACANCY, changed, make_project

NOW = "2026-11-03"
TYPE = "vacancy_types: [nul-kapacitet]"
PATH = "content/offers/netvaerk.yml"


def library(folder: Path, *lines: str, **files: str) -> Library:
    """The sample with further lines in its offer; `files` are texts by kind."""
    kept = OFFER.replace("valid_through: 2026-12-31\n", "")
    texts = {PATH: kept + "".join(f"{line}\n" for line in lines)}
    texts["content/vacancies/roenne-1.yml"] = files.get("vacancy", VACANCY)
    texts["content/designations/regional-2026.yml"] = files.get("designation", DESIGNATION)
    make_project(folder, dict(texts))
    found = load(Project(folder, folder / "content"))
    assert found.faults == ()
    return found


def helped(found: Library, moment: str = NOW) -> list[str]:
    (vacancy,) = found.all(Vacancy)
    return [offer.id for offer in help_for(vacancy, found, Clock.parse(moment))]


@pytest.mark.parametrize(
    ("lines", "fits"),
    [
        ((), False),
        ((TYPE,), True),
        (("vacancy_types: [praksis-til-salg]",), False),
        (("vacancy_groups: [kapacitet]",), True),
        (("vacancy_groups: [uddannelse]",), False),
        ((TYPE, 'areas: ["0400"]'), True),
        ((TYPE, 'areas: ["0219"]'), False),
        ((TYPE, "areas: [region]"), True),
        ((TYPE, "designations: [regional]"), True),
        ((TYPE, "designations: [overenskomst]"), False),
        ((TYPE, "valid_through: 2026-11-03"), True),
        ((TYPE, "valid_through: 2026-11-02"), False),
    ],
)
def test_an_offer_fits_by_type_place_ground_and_day(
    tmp_path: Path, lines: tuple[str, ...], *, fits: bool
) -> None:
    assert helped(library(tmp_path, *lines)) == (["netvaerk"] if fits else [])


def test_an_offer_on_a_ground_ends_with_the_designation(tmp_path: Path) -> None:
    ended = changed(DESIGNATION, ("2028-12-31", "2026-11-02"), ("apply_by: 2028-11-30\n", ""))
    lines = (TYPE, "designations: [regional]")
    assert helped(library(tmp_path, *lines, designation=ended)) == []


@pytest.mark.parametrize(
    ("state", "fits"),
    [("under-udvikling", False), ("historisk", False), ("andre-regioner", False), ("spoerg", True)],
)
def test_only_what_can_be_had_or_asked_about_is_help(
    tmp_path: Path, state: str, *, fits: bool
) -> None:
    make_project(tmp_path, {PATH: changed(OFFER, ("aktuelt", state)) + TYPE + "\n"})
    assert helped(load(Project(tmp_path, tmp_path / "content"))) == (["netvaerk"] if fits else [])


def test_an_offer_of_another_region_does_not_reach_here(tmp_path: Path) -> None:
    make_project(tmp_path, {PATH: changed(OFFER, ("hovedstaden", "sjaelland")) + TYPE + "\n"})
    assert helped(load(Project(tmp_path, tmp_path / "content"))) == []


def test_what_the_opening_names_comes_first_and_once(tmp_path: Path) -> None:
    named = changed(VACANCY, ("contact: raadgiver", "contact: raadgiver\nsupport: [netvaerk]"))
    assert helped(library(tmp_path, vacancy=named)) == ["netvaerk"]
    assert helped(library(tmp_path, TYPE, vacancy=named)) == ["netvaerk"]


def test_what_is_closed_gets_no_new_help(tmp_path: Path) -> None:
    gone = "withdrawn_on: 2026-11-02\nwithdrawn_reason: Fejl i opslaget."
    closed = changed(VACANCY, ("status: opslaaet", f"status: trukket\n{gone}"))
    assert helped(library(tmp_path, TYPE, vacancy=closed)) == []


WINDOWS = """\
windows:
  - {apply_from: 2026-11-02, apply_by: 2026-11-10}
  - {apply_from: 2027-01-04, apply_by: 2027-03-01}"""


@pytest.mark.parametrize(
    ("moment", "state", "closes"),
    [
        ("2026-11-01", WindowState.COMING, "2026-11-10"),
        ("2026-11-02", WindowState.OPEN, "2026-11-10"),
        ("2026-11-10T23:59", WindowState.OPEN, "2026-11-10"),
        ("2026-11-11", WindowState.COMING, "2027-03-01"),
        ("2027-03-02", WindowState.OVER, "2027-03-01"),
    ],
)
def test_the_window_that_counts(
    tmp_path: Path, moment: str, state: WindowState, closes: str
) -> None:
    (offer,) = library(tmp_path, WINDOWS).all(Offer)
    found, window = window_of(offer, Clock.parse(moment))
    assert (found, str(window and window.apply_by)) == (state, closes)


def test_without_windows_one_can_ask_at_any_time(tmp_path: Path) -> None:
    (offer,) = library(tmp_path).all(Offer)
    assert window_of(offer, Clock.parse(NOW)) == (WindowState.NONE, None)


@pytest.mark.parametrize(
    ("region", "end", "moment", "state"),
    [
        ("sjaelland", "", "2026-12-31", OfferState.ANDRE_REGIONER),
        ("sjaelland", "", "2027-01-01", OfferState.SPOERG),
        ("sjaelland", "valid_through: 2026-12-31", "2027-01-01", OfferState.HISTORISK),
        ("nordjylland", "", "2027-01-01", OfferState.ANDRE_REGIONER),
    ],
)
def test_an_offer_of_a_region_that_became_ours_is_asked_about(
    tmp_path: Path, region: str, end: str, moment: str, state: OfferState
) -> None:
    text = changed(OFFER, ("aktuelt", "andre-regioner"), ("hovedstaden", region))
    make_project(tmp_path, {PATH: changed(text, ("valid_through: 2026-12-31", end))})
    (offer,) = load(Project(tmp_path, tmp_path / "content")).all(Offer)
    clock = Clock.parse(moment)
    assert state_of_offer(offer, clock) is state
    assert can_be_asked_for(offer, clock) is (state is OfferState.SPOERG)


def test_nothing_of_the_sample_is_typed(tmp_path: Path) -> None:
    values: dict[str, Any] = dict.fromkeys(("vacancy_types", "vacancy_groups", "designations"), ())
    (offer,) = library(tmp_path).all(Offer)
    assert {key: getattr(offer, key) for key in values} == values
