"""The pages of groups and areas, at both sides of the merger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from publishing.files import files_beside_pages
from publishing.page import Page
from publishing.pages.vacancies.groupings import grouping_pages
from publishing.pages.vacancies.tile_map import tile_map
from records.clock import Clock
from records.codes.vacancy import VacancyGroup
from records.facts.openings import open_vacancies
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.vacancy import Vacancy
from tests.conftest import DEMO, Make
from tests.publishing.feeds.test_narrowed_feeds import AFTER, BEFORE, records
from tests.samples import NOW, SITE, vacancy

AREA = "muligheder/omraade/"


def pages(library: Library, clock: Clock = NOW) -> dict[str, Page]:
    found = list(grouping_pages(library, clock))
    assert len({page.address for page in found}) == len(found)
    return {page.address: page for page in found}


def urls(page: Page) -> Iterator[str]:
    for group in page.meta["groups"]:
        yield from (card["url"] for card in group["cards"])


@pytest.mark.parametrize(("clock", "number"), [(BEFORE, 29), (AFTER, 46)])
def test_there_is_a_page_for_each_area_and_group(
    real_library: Library, clock: Clock, number: int
) -> None:
    found = pages(real_library, clock)
    areas = [address for address in found if address.startswith(AREA)]
    assert len(areas) == number + 10
    assert (f"{AREA}roskilde/" in areas) is (clock is AFTER)
    groups = {f"muligheder/gruppe/{group.value}/" for group in VacancyGroup}
    assert found.keys() == groups | set(areas)


@pytest.mark.parametrize(("clock", "number"), [(BEFORE, 29), (AFTER, 46)])
def test_the_map_leads_to_them_with_the_same_counts(
    real_library: Library, clock: Clock, number: int
) -> None:
    open_now = open_vacancies(real_library, clock)
    found, drawn = pages(real_library, clock), tile_map(real_library, clock, open_now)
    assert len(drawn.tiles) == number
    for tile in drawn.tiles:
        page = found[tile.url or ""]
        counted = [group for group in page.meta["groups"] if group["id"] == "aaben"]
        assert tile.count == sum(len(group["cards"]) for group in counted)
        assert page.meta["title"].endswith(tile.name)
    assert sorted((t.name, t.count, t.url) for t in drawn.tiles) == sorted(
        (row.name, row.count, row.url) for row in drawn.everywhere
    )


def test_groups_together_hold_every_listed_vacancy_once(real_library: Library) -> None:
    clock = Clock.parse(DEMO)
    found = pages(real_library, clock)
    shown = [url for group in VacancyGroup for url in urls(found[f"muligheder/gruppe/{group}/"])]
    wanted = [f"muligheder/{v.id}/" for v in listed(real_library, Vacancy, clock)]
    assert sorted(shown) == sorted(wanted)


def test_an_area_shows_its_own_and_the_whole_regions(make: Make) -> None:
    found = pages(make(records()))
    valby = found[f"{AREA}valby/"].meta
    assert [(group["id"], len(group["cards"])) for group in valby["groups"]] == [
        ("aaben", 1), ("hele-regionen", 1),
    ]  # fmt: skip
    assert valby["count_text"] == "1\u00a0ledig mulighed"
    assert set(urls(found[f"{AREA}hilleroed/"])) == {
        "muligheder/hilleroed/", "muligheder/udloebet/", "muligheder/overalt/",
    }  # fmt: skip


def test_koebenhavn_opens_into_its_districts(make: Make) -> None:
    found = pages(make(records()))
    parts = found[f"{AREA}koebenhavn/"].meta["parts"]
    assert len(parts) == 10
    assert {part["name"]: part["count"] for part in parts if part["count"]} == {"Valby": 1}
    assert all(part["url"] in found for part in parts)
    above = found[f"{AREA}valby/"].meta["breadcrumb"]
    assert [crumb["text"] for crumb in above] == [
        "Muligheder", "Muligheder i København", "Muligheder i Valby",
    ]  # fmt: skip
    assert above[1]["url"] == f"{AREA}koebenhavn/"
    assert found[f"{AREA}hilleroed/"].meta["parts"] == []


def test_every_link_to_a_feed_has_its_file(real_library: Library) -> None:
    for clock in (BEFORE, AFTER):
        files = {file.path for file in files_beside_pages(real_library, SITE, clock)}
        for page in pages(real_library, clock).values():
            linked = {feed["url"] for feed in page.meta["feeds"]} - {"om/aabne-data/"}
            assert len(linked) == 2
            assert linked <= files


def test_an_adviser_stands_on_every_list(make: Make) -> None:
    found = pages(make({"vacancies/en": vacancy()}))
    open_there: Any = found[f"{AREA}hilleroed/"].meta
    assert "Hiller%C3%B8d" in open_there["person"]["mail_url"]
    empty: Any = found[f"{AREA}ballerup/"].meta
    assert empty["person"]["role"] == "Rådgiver"
    assert "Ballerup" in empty["person"]["mail_url"]
    assert (empty["count_text"], empty["groups"]) == ("Ingen ledige muligheder lige nu", [])


def test_search_engines_see_only_pages_with_something_real(make: Make) -> None:
    found = pages(
        make(
            {
                "vacancies/en": vacancy(example="true"),
                "vacancies/to": vacancy(areas=["0151"]),
            }
        )
    )
    seen = {address for address, page in found.items() if not page.meta["noindex"]}
    assert seen == {f"{AREA}ballerup/", "muligheder/gruppe/ansaettelse/"}


def test_counts_tell_how_many_are_examples(make: Make) -> None:
    found = pages(
        make(
            {
                "vacancies/en": vacancy(example="true"),
                "vacancies/to": vacancy(),
                "vacancies/tre": vacancy(example="true", areas=["0151"]),
            }
        )
    )
    jobs = found["muligheder/gruppe/ansaettelse/"].meta["count_text"]
    assert jobs == "3\u00a0ledige muligheder (heraf 2\u00a0eksempler)"
    assert found[f"{AREA}ballerup/"].meta["count_text"] == "1\u00a0ledig mulighed (et eksempel)"


def test_built_pages_show_lists_and_ways_on(built_site: Path) -> None:
    bornholm = (built_site / AREA / "bornholm/index.html").read_text(encoding="utf-8")
    assert "To 0-kapaciteter i Rønne" in bornholm
    assert 'href="../../../feeds/omraader/bornholm.xml"' in bornholm
    koebenhavn = (built_site / AREA / "koebenhavn/index.html").read_text(encoding="utf-8")
    assert koebenhavn.count("/muligheder/omraade/") >= 10
    assert "Tal med en rådgiver" in koebenhavn


def test_a_long_list_goes_on_below_its_page(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publishing.pages.vacancies.list_parts.PER_PAGE", 2)
    library = make({f"vacancies/v{n}": vacancy(deadline=f"2026-12-1{n}") for n in range(5)})
    found = pages(library)
    first = found["muligheder/gruppe/ansaettelse/"]
    others = [found[f"{first.address}side-{n}/"] for n in (2, 3)]
    shown = [url for page in (first, *others) for url in urls(page)]
    assert shown == [f"muligheder/v{n}/" for n in range(5)]
    assert [page.meta["pages"]["title"] for page in (first, *others)] == [
        "Side 1 af 3", "Side 2 af 3", "Side 3 af 3",
    ]  # fmt: skip
    assert all(page.meta["noindex"] == first.meta["noindex"] for page in others)
    assert others[0].meta["title"] == f"{first.meta['title']}, side 2 af 3"
    assert [link["url"] for link in first.meta["pages"]["links"]] == [
        page.address for page in (first, *others)
    ]
