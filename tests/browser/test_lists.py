"""The lists of events, premises, texts, episodes and offers: one component, seen in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Route

from records.danish.sorting import danish_key
from tests import needs
from tests.browser.conftest import DESK, PHONE, NewTab, Tab
from tests.browser.keys import result, tab_to, titles, wait_for_query
from tests.browser.test_axe import faults_in
from tests.steps import some

pytestmark = pytest.mark.browser

READY = "document.querySelector('[data-list]')?.dataset.ready === ''"
SHOWN = (
    "[...document.querySelectorAll('[data-items] > li')].filter((row) =>"
    " row.checkVisibility()).map((row) => row.querySelector('.card__title').textContent)"
)
LISTS = {
    "arrangementer/": ("?type=netvaerk", "Netværksaften for læger under uddannelse på Bornholm"),
    "lokaler/": ("?omraade=bornholm", "Klinik til leje i Rønne"),
    "livet/": ("?tema=forskning", "Forskning og ny teknologi i praksis"),
    "vejen/": ("?form=guide", "Køb en praksis"),
    "podcast/": ("?tema=travlhed", "Bag om podcasten"),
    "tilbud/": ("?type=matching", "Matching: vi finder dem, du skal tale med"),
}
"""A narrowed list and one that stands in it, by address."""


@pytest.fixture(scope="module")
def tab(new_tab: NewTab) -> Iterator[Tab]:
    """One tab for all that leaves nothing behind."""
    with new_tab(DESK, reduced_motion="reduce") as opened:
        yield opened


def open_list(tab: Tab, address: str) -> list[str]:
    """Open a list, and say which titles it shows."""
    tab.open(address)
    tab.wait_for(READY)
    return shown(tab)


def shown(tab: Tab) -> list[str]:
    found: list[str] = tab.has(SHOWN)
    return [title.replace("\u00a0", " ").replace("\u00ad", "") for title in found]


@pytest.mark.parametrize("address", some(LISTS, 1))
def test_narrowed_by_its_address_and_back(tab: Tab, address: str) -> None:
    query, title = LISTS[address]
    everything = open_list(tab, address)
    name, _, value = query[1:].partition("=")
    field = tab.page.locator(f"input[name={name}][value={value}]")
    told = field.evaluate("(one) => one.closest('label').querySelector('[data-n]').textContent")
    field.evaluate("(one) => { one.closest('details').open = true; }")
    field.check()
    wait_for_query(tab, query)
    narrowed = shown(tab)
    assert title in narrowed
    assert 0 < len(narrowed) == int(told) < len(everything)
    assert result(tab).startswith(f"Viser {len(narrowed)} af {len(everything)} ")
    assert open_list(tab, address + query) == narrowed
    tab.page.go_back()
    wait_for_query(tab, "")
    tab.wait_for(READY)
    assert shown(tab) == everything
    assert tab.complaints == []


@pytest.mark.parametrize(
    ("address", "query", "first"),
    some([
        ("lokaler/", "?sorter=areal", "Klinik til leje i Rønne"),
        ("lokaler/", "?sorter=husleje", "Kliniklokale til leje i Albertslund"),
        ("livet/", "", "Aften og weekend: 1813 tager vagten"),
        ("podcast/", "?sorter=aeldste", None),
    ], 2),
)  # fmt: skip
def test_sorted(tab: Tab, address: str, query: str, first: str | None) -> None:
    found = open_list(tab, address + query)
    if first:
        assert found[0] == first
    else:
        assert found[:2] == open_list(tab, address)[1::-1]


@needs.TIME
def test_titles_are_sorted_as_danes_do(tab: Tab) -> None:
    open_list(tab, "arrangementer/?sorter=titel")
    rows = "document.querySelectorAll('[data-group=raekker] [data-items] > li')"
    found: list[str] = tab.has(f"[...{rows}].map((row) => row.dataset.titel)")
    assert len(found) > 5
    assert found == sorted(found, key=danish_key)


@needs.TIME
def test_limits_count_numbers_and_days(tab: Tab) -> None:
    assert open_list(tab, "lokaler/?areal=200") == []
    assert open_list(tab, "lokaler/?husleje=20000&ledig=0") == ["Klinik til leje i Rønne"]
    assert open_list(tab, "arrangementer/?tid=14") == []
    assert len(open_list(tab, "arrangementer/?tid=30")) == 2


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("arrangementer/?q=etablere+klinik", "Fyraftensseminar: Fra idé til åben klinik"),
        ("tilbud/?q=makker", "Makkerskaber for nynedsatte"),
        ("livet/?q=senoirlæge", "Seniorlæge"),
    ],
)
def test_its_box_asks_the_search_of_the_site(tab: Tab, address: str, title: str) -> None:
    found = open_list(tab, address)
    assert any(title in each for each in found[:3])
    assert any("search-engine" in url for url in tab.asked)


@needs.TIME
def test_what_is_written_before_the_script_is_there_counts(new_tab: NewTab) -> None:
    with new_tab(PHONE) as slow:
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        slow.page.route(re.compile(r"/list-[0-9a-f]{10}\.js"), hold)
        slow.page.goto(f"{slow.origin}tilbud/", wait_until="commit")
        slow.page.locator("[data-list] [type=search]").fill("makker")
        for _ in range(200):
            if held:
                break
            slow.page.wait_for_timeout(20)
        held[0].continue_()
        slow.wait_for(READY)
        slow.wait_for("location.search === '?q=makker'")
        assert shown(slow) == ["Makkerskaber for nynedsatte læger"]


@needs.TIME
def test_a_search_that_cannot_be_fetched_is_said(new_tab: NewTab) -> None:
    with new_tab() as lone:
        lone.page.route("**/search/index.json", lambda route: route.abort())
        everything = open_list(lone, "tilbud/")
        assert open_list(lone, "tilbud/?q=makker") == everything
        assert "Søgningen kunne ikke hentes" in result(lone)


@needs.TIME
def test_nothing_found_says_which_filter_to_drop(tab: Tab) -> None:
    assert open_list(tab, "tilbud/?type=matching&maalgruppe=kommune") == []
    empty = tab.page.locator("[data-empty]")
    chips = [text.replace("\u00a0", " ") for text in empty.locator(".chip").all_text_contents()]
    assert sorted(chips) == [
        "Uden »Kommuner og partnere«: 1 tilbud",
        "Uden »Matching«: 2 tilbud",
    ]
    empty.get_by_role("button", name="Uden »Matching«").press("Enter")
    wait_for_query(tab, "?maalgruppe=kommune")
    assert len(shown(tab)) == 2
    assert tab.has("document.activeElement.matches('[data-result]')")

    open_list(tab, "lokaler/?omraade=bornholm&areal=300")
    follow = empty.get_by_role("link", name="Sig til, når der kommer noget")
    assert follow.get_attribute("href") == tab.origin + "nyhedsbrev/?omraade=bornholm"


@needs.TIME
def test_open_house_is_offered_and_its_absence_told(tab: Tab) -> None:
    assert open_list(tab, "arrangementer/?type=aabent-hus") == []
    assert tab.page.locator("[data-empty]").is_visible()


@needs.TIME
@pytest.mark.parametrize("address", some([*LISTS, "muligheder/"], 3))
def test_on_a_phone_the_first_is_on_the_first_screen(tab: Tab, address: str) -> None:
    tab.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    try:
        open_list(tab, address)
        top = "document.querySelector('[data-items] .card__title').getBoundingClientRect().bottom"
        assert tab.has(top) < PHONE[1]
        tab.has("document.querySelector('[data-items]').scrollIntoView({behavior: 'instant'})")
        box = tab.page.locator("[data-finder]").bounding_box()
        assert box
        assert round(box["y"]) == 0
        assert box["height"] < 80
        assert tab.has("document.documentElement.scrollWidth") <= PHONE[0]
    finally:
        tab.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})


@needs.TIME
def test_sheet_holds_questions_and_order_and_gives_the_focus_back(new_tab: NewTab) -> None:
    with new_tab(PHONE, has_touch=True) as phone:
        open_list(phone, "arrangementer/")
        tab_to(phone, "[data-sheet-open]")
        phone.page.keyboard.press("Enter")
        assert phone.has("document.querySelector('[data-sheet]').open")
        assert phone.has("document.querySelector('[data-sheet] select[name=sorter]') !== null")
        tab_to(phone, "input[name=maalgruppe][value=hu-laege]")
        phone.page.keyboard.press("Space")
        phone.wait_for(
            "document.querySelector('[data-sheet-done]').textContent.startsWith('Vis 6')"
        )
        phone.page.keyboard.press("Escape")
        phone.wait_for("!document.querySelector('[data-sheet]').open")
        assert phone.has("document.activeElement.matches('[data-sheet-open]')")
        assert len(titles(phone)) == 6


@needs.TIME
def test_without_script_lists_are_whole_and_ask_nothing(new_tab: NewTab) -> None:
    with new_tab(DESK, java_script_enabled=False) as bare:
        for address in LISTS:
            page = bare.open(address)
            assert page.locator("[data-items] > li:visible").count() > 1, address
            assert page.locator(".js-only:visible, [data-empty]:visible").count() == 0, address


OPENED = ["arrangementer/", "tilbud/", "podcast/", "tema/hverdag/"]


@needs.TIME
@pytest.mark.parametrize("address", some(OPENED, 1))
def test_axe(tab: Tab, axe: str, address: str) -> None:
    tab.open(address)
    tab.has("document.querySelectorAll('.filter').forEach((fold) => { fold.open = true; }); 0")
    tab.has(axe + "; 0")
    found = [*faults_in(tab, "light", DESK), *faults_in(tab, "dark", PHONE)]
    tab.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    tab.page.emulate_media(color_scheme="light")
    assert found == []
