"""What an offer gives, where and when, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from publishing.offer_texts import amount_text, apply_text, where_text, window_text
from publishing.pages.vacancies.vacancy import vacancy_page
from records.clock import Clock
from records.loading.library import load
from records.model.offer import Offer
from records.model.offer_parts import Amount, Window
from records.model.vacancy import Vacancy
from records.source.files import Project
from tests.projects import OFFER, changed, make_project

PATH = "content/offers/netvaerk.yml"


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"max": "40000", "year": "2017"}, "Højst 40.000 kr. (2017)."),
        (
            {"max": "15000", "unit": "kr. om året", "year": "2022", "conditions": "Fire møder."},
            "Højst 15.000 kr. om året (2022). Fire møder.",
        ),
        (
            {"pot": "3200000", "sharing": "ligeligt", "year": "2026"},
            "3.200.000 kr. i alt (2026). Deles ligeligt.",
        ),
        (
            {"pot": "60000000", "max": "100000", "year": "2018", "through_year": "2020"},
            "60.000.000 kr. i alt, højst 100.000 kr. til hver (2018–2020).",
        ),
        (
            {"guarantee": "indtægt som ved 1.100 patienter", "year": "2025"},
            "Indtægt som ved 1.100 patienter (2025).",
        ),
    ],
)
def test_a_sum_says_its_year_and_how_it_is_shared(values: dict[str, str], text: str) -> None:
    found = amount_text(Amount.model_validate(values))
    assert found.replace("\u00a0", " ") == text


def test_a_window_as_text() -> None:
    whole = Window.model_validate({"apply_from": "2027-01-04", "apply_by": "2027-03-01"})
    assert window_text(whole).replace("\u00a0", " ") == "4. januar–1. marts 2027"
    last = Window.model_validate({"apply_by": "2027-03-01"})
    assert window_text(last).replace("\u00a0", " ") == "Til og med 1. marts 2027"


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        ("2026-11-03", "Du kan søge fra den 4. januar 2027."),
        ("2027-01-04", "Du kan søge til og med den 1. marts 2027."),
        ("2027-03-02", "Fristen gik ud den 1. marts 2027."),
    ],
)
def test_whether_one_can_apply_follows_from_the_clock(
    tmp_path: Path, moment: str, text: str
) -> None:
    more = "windows:\n  - {apply_from: 2027-01-04, apply_by: 2027-03-01}\n"
    make_project(tmp_path, {PATH: changed(OFFER, ("valid_through: 2026-12-31\n", "")) + more})
    (offer,) = load(Project(tmp_path, tmp_path / "content")).all(Offer)
    assert apply_text(offer, Clock.parse(moment)).replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("lines", "moment", "text"),
    [
        ("regions: [hovedstaden]", "2026-12-31", "Region Hovedstaden"),
        (
            "regions: [hovedstaden]",
            "2027-01-01",
            "De 29 kommuner, der lå i Region Hovedstaden til og med 2026",
        ),
        ("regions: [hovedstaden, sjaelland]", "2027-01-01", "Hele Region Østdanmark"),
        ("regions: [hele-landet]", "2027-01-01", "Hele landet"),
        (
            "regions: [sjaelland, syddanmark]",
            "2027-01-01",
            "Region Syddanmark og de 17 kommuner, der lå i Region Sjælland til og med 2026",
        ),
        ('areas: ["0400", "0219"]\nregions: [hovedstaden]', "2027-01-01", "Bornholm og Hillerød"),
    ],
)
def test_an_offer_of_one_old_region_says_where_it_holds(
    tmp_path: Path, lines: str, moment: str, text: str
) -> None:
    kept = changed(OFFER, ("valid_through: 2026-12-31\n", ""), ("regions: [hovedstaden]", lines))
    make_project(tmp_path, {PATH: kept})
    library = load(Project(tmp_path, tmp_path / "content"))
    (offer,) = library.all(Offer)
    assert where_text(offer, library, Clock.parse(moment)) == text


def test_an_opening_shows_the_help_that_fits_it(tmp_path: Path) -> None:
    more = "vacancy_groups: [kapacitet]\namounts:\n  - {max: 40000, year: 2026}\n"
    make_project(tmp_path, {PATH: OFFER + more})
    library = load(Project(tmp_path, tmp_path / "content"))
    (vacancy,) = library.all(Vacancy)
    (line,) = vacancy_page(vacancy, library, Clock.parse("2026-11-03")).meta["help"]
    assert (line["title"], line["url"]) == ("Netværk for nye i praksis", "tilbud/netvaerk/")
    assert line["text"].replace("\u00a0", " ") == "Højst 40.000 kr. (2026)."
    assert (line["asked"], line["example"]) == (False, True)
    assert not vacancy_page(vacancy, library, Clock.parse("2027-01-01")).meta["help"]
