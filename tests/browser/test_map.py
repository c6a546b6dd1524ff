"""The map of municipalities: the same as its list, walked with the arrow keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests import needs
from tests.browser.conftest import DESK, NewTab, Tab
from tests.browser.keys import tab_to
from tests.steps import some

pytestmark = pytest.mark.browser

LIST = "muligheder/"
MAP = "#kort-tegning > .mapbox > svg"


def test_it_says_the_same_as_the_list(desk: Tab) -> None:
    page = desk.open(LIST)
    tiles = page.locator(f"{MAP} a").evaluate_all(
        "(all) => all.map((tile) => [tile.querySelector('title').textContent, tile.href.baseVal])"
    )
    rows = page.locator("#kort-liste .maplist--all li").evaluate_all(
        "(all) => all.map((row) => { const [name, n] = [...row.children]"
        ".map((part) => part.textContent); return [`${name}: ${n === '0' ? 'ingen lige nu' : n}`,"
        " row.firstElementChild.getAttribute('href')]; })"
    )
    assert len(tiles) == 29
    assert sorted(tiles) == sorted(rows)


def test_arrow_keys_walk_and_enter_opens(desk: Tab) -> None:
    desk.open(LIST)
    tab_to(desk, f"{MAP} [data-tile='0219']")
    desk.page.keyboard.press("ArrowRight")
    assert (
        desk.has("document.activeElement.querySelector('title').textContent")
        == "Fredensborg: ingen lige nu"
    )
    desk.page.keyboard.press("ArrowUp")
    desk.page.keyboard.press("ArrowLeft")
    desk.page.keyboard.press("ArrowDown")
    desk.page.keyboard.press("ArrowLeft")
    assert desk.has("document.activeElement.dataset.tile") == "0260"
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url("**/muligheder/omraade/halsnaes/")


@needs.TIME
def test_tab_stops_only_where_something_is_open(desk: Tab) -> None:
    page = desk.open(LIST)
    stops = page.locator(f"{MAP} a:not([tabindex='-1'])").count()
    assert stops == page.locator("#kort-liste > .maplist > li").count()
    assert 0 < stops < 29


@needs.TIME
@pytest.mark.parametrize("way", some(["click", "Enter", "Space"], 2))
def test_koebenhavn_opens_into_its_districts(desk: Tab, way: str) -> None:
    page = desk.open(LIST)
    tile = page.locator(f"{MAP} [data-tile='0101']")
    assert tile.get_attribute("aria-expanded") == "false"
    if way == "click":
        tile.click()
    else:
        tile.focus()
        page.keyboard.press(way)
    expect(tile).to_have_attribute("aria-expanded", "true")  # told by an event that comes later
    assert desk.has("document.activeElement.textContent") == "Københavns bydele"
    assert page.locator("[data-inner] svg a:visible").count() == 10
    assert page.url == desk.origin + LIST


def test_map_is_folded_on_a_phone(phone: Tab) -> None:
    page = phone.open(LIST)
    assert page.locator(MAP).is_hidden()
    button = page.get_by_role("button", name="Vis kortet")
    button.press("Enter")
    assert page.locator(MAP).is_visible()
    assert page.locator("#kort-liste").is_visible()
    assert page.locator("[data-fold]").get_attribute("aria-expanded") == "true"
    size = float(
        phone.has(f"document.querySelector('{MAP} .is-open').getBoundingClientRect().width")
    )
    assert size >= 44


def test_without_script_every_tile_is_a_link(new_tab: NewTab) -> None:
    with new_tab(DESK, java_script_enabled=False) as tab:
        page = tab.open(LIST)
        page.locator(f"{MAP} [data-tile='0101']").click()
        page.wait_for_url("**/muligheder/omraade/koebenhavn/")
