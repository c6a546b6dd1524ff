"""What is said in the present tense leaves by itself at the merger, and nothing false stays."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from publishing.page import Page
from tests import needs
from tests.conftest import PagesAt
from tests.steps import some

LAST, FIRST, SUMMER = "2026-12-31T12:00", "2027-01-01T00:01", "2027-07-01T12:00"
DAYS = some([FIRST, SUMMER], 1)
STRATEGY = "I 2026 arbejder"
AT_NIGHT = "livet/aften-og-weekend/"
ByDay = Mapping[str, Mapping[str, Page]]
pytestmark = needs.TIME


@pytest.fixture(scope="module")
def pages(pages_at: PagesAt) -> ByDay:
    """The pages of the demonstration on three days, made and not written."""
    return {day: pages_at(day) for day in (LAST, *DAYS)}


def _text(page: Page) -> str:
    return json.dumps(page.meta, ensure_ascii=False, default=str) + page.body


@pytest.mark.parametrize("day", DAYS)
def test_dated_present_tense_is_gone(pages: ByDay, day: str) -> None:
    assert any(STRATEGY in _text(page) for page in pages[LAST].values())
    assert not [at for at, page in pages[day].items() if STRATEGY in _text(page)]
    after = _text(pages[day]["omraader/region-oestdanmark-fra-2027/"])
    assert "I 2026 arbejdede Region Hovedstaden og Region Sjælland" in after
    assert "midlertidigt tillæg" not in after
    assert "Fælles strategi for lægedækning" not in _text(pages[day]["om/indsatser-og-status/"])


@pytest.mark.parametrize("day", DAYS)
def test_the_night_duty_of_one_region_leaves_front_and_lists(pages: ByDay, day: str) -> None:
    for at in ("", "livet/"):
        assert AT_NIGHT in _text(pages[LAST][at])
        assert AT_NIGHT not in _text(pages[day][at])
    assert AT_NIGHT in pages[day]


@pytest.mark.parametrize("day", DAYS)
def test_an_offer_of_one_region_names_its_municipalities(pages: ByDay, day: str) -> None:
    at = "tilbud/raadgivning-om-etablering/"
    assert "De 29 kommuner, der lå i" not in _text(pages[LAST][at])
    after = _text(pages[day][at])
    assert "De 29 kommuner, der lå i Region Hovedstaden til og med 2026: Albertslund" in after
    assert "Roskilde" not in after


@pytest.mark.parametrize("day", DAYS)
def test_figures_and_partners_of_the_old_regions_are_history(pages: ByDay, day: str) -> None:
    old = "2026: 29\u00a0kommuner i Region Hovedstaden"
    assert old not in _text(pages[LAST]["om/tal-og-kilder/"])
    assert old in _text(pages[day]["om/tal-og-kilder/"])
    former = "Region til og med den\u00a031.\u00a0december"
    assert former not in _text(pages[LAST]["om/samarbejdspartnere/"])
