"""What stands on the first screens, and rows of cards that are full at every width."""

from __future__ import annotations

import pytest

from tests import needs
from tests.browser.conftest import DESK, PHONE, NewTab, Tab
from tests.steps import some

pytestmark = pytest.mark.browser

SCREEN = PHONE[1]
WIDTHS = (320, 375, 480, 639, 640, 768, 991, 992, 1024, 1280, 1440, 1920)
_BOTTOM = "document.querySelector({!r}).getBoundingClientRect().bottom + scrollY"
_TOP = "document.querySelector({!r}).getBoundingClientRect().top + scrollY"
_GRIDS = """() => {
  const card = '<li><article class="card">x</article></li>', hidden = '<li hidden></li>';
  const lists = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((n) => ["grid", "grid grid--two"].map(
    (name) => `<ul class="${name}">${hidden}${card.repeat(n)}${hidden}</ul>`));
  document.querySelector("main").innerHTML = `<div class="wrap">${lists.join("")}</div>`;
}"""
_RAGGED = """() => [...document.querySelectorAll(".grid")].filter((grid) => {
  const edge = grid.getBoundingClientRect().right, rows = {};
  for (const item of grid.querySelectorAll("li:not([hidden])")) {
    const box = item.getBoundingClientRect();
    rows[Math.round(box.top)] = Math.max(rows[Math.round(box.top)] || 0, box.right);
  }
  return Object.values(rows).some((right) => Math.abs(right - edge) > 1);
}).map((grid) => `${grid.className} ${grid.querySelectorAll("li:not([hidden])").length}`)"""
_SMALLEST = """() => Math.min(...[...document.querySelectorAll("svg.map")].flatMap((map) => {
  const scale = map.clientWidth / map.viewBox.baseVal.width;
  return [...map.querySelectorAll(".tile__name, .tile__mini, .tile__n")]
    .filter((text) => text.getClientRects().length)
    .map((text) => scale * parseFloat(getComputedStyle(text).fontSize));
}))"""
_BROKEN = """() => [...document.querySelectorAll("h1")].flatMap((title) => {
  const range = document.createRange(), text = title.firstChild;
  return [...text.data.matchAll(/[^\\s\\u00ad-]+/g)].filter((word) => {
    range.setStart(text, word.index + 1);  // a hyphen before it belongs to its first letter
    range.setEnd(text, word.index + word[0].length);
    return new Set([...range.getClientRects()].filter((box) => box.width > 2)
      .map((box) => Math.round(box.top))).size > 1;
  }).map((word) => word[0]);
})"""


def test_the_front_says_all_within_two_screens_of_a_phone(phone: Tab) -> None:
    page = phone.open("")
    for part in (".who", ".hero__find input", ".journey:nth-child(3)", ".card--vacancy",
                 ".card--episode"):  # fmt: skip
        assert page.locator(part).first.is_visible(), part
        assert phone.has(_BOTTOM.format(part)) <= 2 * SCREEN, part
    page.fill(".hero__find input", "ydernummer")
    page.press(".hero__find input", "Enter")
    page.wait_for_url("**/soeg/?q=ydernummer")


@pytest.mark.parametrize(("size", "before"), [(DESK, []), (PHONE, ["#vejen", "#nu"])], ids=str)
def test_the_front_leads_with_a_voice_where_there_is_room(
    new_tab: NewTab, size: tuple[int, int], before: list[str]
) -> None:
    """On a phone the next deadline comes before it."""
    with new_tab(size) as tab:
        tab.open("")
        voice = tab.has(_TOP.format(".said"))
        parts = ["#vejen", "#nu", "#kort"]
        assert [part for part in parts if tab.has(_TOP.format(part)) < voice] == before


def test_the_three_doors_are_full(desk: Tab) -> None:
    page = desk.open("")
    links = page.locator(".journey").evaluate_all(
        "(doors) => doors.map((door) => door.querySelectorAll('a').length)"
    )
    assert len(set(links)) == 1
    assert links[0] >= 6


def test_the_overview_shows_an_opening_on_the_first_screen_of_a_phone(phone: Tab) -> None:
    phone.open("muligheder/")
    assert phone.has(_BOTTOM.format(".row .card__title")) <= SCREEN


@needs.TIME
def test_an_area_begins_with_what_is_open_whom_to_ask_and_where_it_lies(new_tab: NewTab) -> None:
    with new_tab(DESK) as desk:
        desk.open("omraader/bornholm/")
        tops = [desk.has(_TOP.format(part)) for part in (".firsts__open", ".next", ".where")]
        assert max(tops) - min(tops) < 1
        assert desk.has(_BOTTOM.format(".next")) < DESK[1]
    with new_tab(PHONE) as phone:
        phone.open("omraader/bornholm/")
        order = (".firsts__open", ".next", ".firsts .person", ".where", ".brief")
        tops = [phone.has(_TOP.format(part)) for part in order]
        assert tops == sorted(tops)
        assert tops[0] < SCREEN


@needs.TIME
def test_no_card_stands_alone_in_its_row_at_any_width(desk: Tab) -> None:
    page = desk.open("livet/")
    desk.has(_GRIDS)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert desk.has(_RAGGED) == [], width


@needs.TIME
def test_every_text_on_the_map_can_be_read(desk: Tab) -> None:
    page = desk.open("")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert desk.has(_SMALLEST) >= 12.95, width


@pytest.mark.parametrize("address", some([
    "arrangementer/raekker/netvaerksarrangementer-paa-bornholm/", "podcast/",
    "arrangementer/raekker/kommunale-rekrutteringsarrangementer/",
], 1))  # fmt: skip
def test_a_title_breaks_at_its_joints_on_the_narrowest_phone(new_tab: NewTab, address: str) -> None:
    with new_tab((320, 640)) as tab:
        tab.open(address)
        assert tab.has(_BROKEN) == []


@needs.TIME
def test_the_bar_of_the_browser_follows_the_switch(desk: Tab) -> None:
    colours = "[...document.querySelectorAll('meta[name=theme-color]')].map((m) => m.content)"
    page = desk.open("")
    light, dark = desk.has(colours)
    page.locator("[data-scheme-switch]").click()
    assert desk.has(colours) == [dark, dark]
    page.reload()
    assert desk.has(colours) == [dark, dark]
    page.locator("[data-scheme-switch]").click()
    assert desk.has(colours) == [light, light]
