"""Health councils: their pages at both clocks, the line of areas, the question of lists."""

from __future__ import annotations

import pytest

from publishing.lists.vacancies import vacancy_list
from publishing.page import Page
from publishing.pages.all_pages import text_pages
from records.clock import Clock
from records.facts.councils import council_of
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.area import Area
from records.model.health_council import HealthCouncil
from records.model.vacancy import Vacancy
from tests.conftest import DEMO, LATER


def pages_at(library: Library, moment: str) -> dict[str, Page]:
    return {page.address: page for page in text_pages(library, Clock.parse(moment))}


@pytest.fixture(scope="module")
def now(real_library: Library) -> dict[str, Page]:
    return pages_at(real_library, DEMO)


def councils(pages: dict[str, Page]) -> dict[str, int]:
    found = (page for page in pages.values() if page.meta["kind"] == "health_council")
    return {page.address.split("/")[1]: len(page.meta["members"]) for page in found}


def test_every_municipality_is_in_one_council(real_library: Library) -> None:
    named = [code for c in real_library.all(HealthCouncil) for code in c.municipalities]
    ours = {area.code for area in real_library.all(Area) if not area.is_district}
    assert (sorted(named), len(named)) == (sorted(ours), 46)


def test_only_councils_of_ours_have_a_page(real_library: Library, now: dict[str, Page]) -> None:
    assert councils(now) == {
        "amager-og-vestegnen": 9, "hovedstaden": 3, "koebenhavns-omegn-nord": 9, "nordsjaelland": 8,
    }  # fmt: skip
    merged = councils(pages_at(real_library, LATER))
    assert (len(merged), sum(merged.values())) == (6, 46)


def test_the_page_shows_its_municipalities_on_the_map(now: dict[str, Page]) -> None:
    page = now["omraader/nordsjaelland/"]
    assert page.meta["template"] == "council.html"
    lit = {tile["name"] for tile in page.meta["map"]["tiles"] if tile["lit"]}
    assert lit == {member["name"] for member in page.meta["members"]}
    assert {"Hillerød", "Halsnæs"} < lit
    assert page.meta["map"]["inner"] == []
    assert len(now["omraader/hovedstaden/"].meta["map"]["inner"]) == 1
    assert page.meta["vacancies"]


def test_an_article_opens_the_page_of_its_council(now: dict[str, Page]) -> None:
    page = now["omraader/amager-og-vestegnen/"]
    assert page.meta["kind"] == "health_council"
    assert page.body
    assert "Sundhedsrådet" in now["omraader/koebenhavns-omegn-nord/"].meta["title"]


def test_an_area_and_its_districts_name_their_council(
    real_library: Library, now: dict[str, Page]
) -> None:
    for address in ("omraader/bornholm/", "omraader/noerrebro/"):
        facts = {fact["label"]: fact for fact in now[address].meta["facts"]}
        assert facts["Sundhedsråd"]["value"] == "Hovedstaden"
        assert facts["Sundhedsråd"]["url"] == "omraader/hovedstaden/"
    found = council_of("0101/valby", real_library)
    assert found is not None
    assert found.id == "hovedstaden"


def test_openings_can_be_narrowed_to_a_council(real_library: Library) -> None:
    clock = Clock.parse(DEMO)
    made = vacancy_list(listed(real_library, Vacancy, clock), real_library, clock)
    (asked,) = [one for one in made.filters if one.name == "sundhedsraad"]
    assert [choice.text for choice in asked.choices] == [
        "Amager og Vestegnen", "Hovedstaden", "Københavns Omegn Nord", "Nordsjælland",
    ]  # fmt: skip
    assert all(choice.count for choice in asked.choices)
    rows = [card for group in made.groups for card in group.cards]
    (card,) = [card for card in rows if card.facets["id"] == "hilleroed-2027-1"]
    assert card.facets["sundhedsraad"] == "nordsjaelland"


def test_the_page_leads_to_its_feed_and_to_the_mails_of_its_municipalities(
    now: dict[str, Page],
) -> None:
    page = now["omraader/hovedstaden/"]
    assert page.meta["feed"]["url"] == "feeds/sundhedsraad/hovedstaden.xml"
    mails = [link["url"] for link in page.meta["tell_me"]]
    assert mails
    assert all(url.startswith("nyhedsbrev/?omraade=") for url in mails)
    assert len(mails) == len(set(mails))
