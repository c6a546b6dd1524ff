"""The explanation beside a word: for a pointer, for the keyboard, without script, on paper."""

from __future__ import annotations

import pytest

from tests import needs
from tests.browser.conftest import DESK, PHONE, NewTab, Tab
from tests.browser.test_axe import faults_in, still

__all__ = ["still"]
pytestmark = pytest.mark.browser

ADDRESS = "muligheder/genopslag/"
WORD = ".term > a"
SHOWN = "[...document.querySelectorAll('.term__tip')].filter((tip) => tip.checkVisibility()).length"
BOX = """(() => {
    const tip = [...document.querySelectorAll('.term__tip')].find((tip) => tip.checkVisibility());
    const box = tip.getBoundingClientRect();
    return [Math.round(box.left), Math.round(box.right), Math.round(box.top)];
})()"""
HEIGHT = "document.documentElement.scrollHeight"


def test_it_shows_for_the_focus_and_escape_puts_it_away(desk: Tab) -> None:
    page = desk.open(ADDRESS)
    assert desk.has(SHOWN) == 0
    height = desk.has(HEIGHT)
    page.locator(WORD).first.focus()
    assert (desk.has(SHOWN), desk.has(HEIGHT)) == (1, height)
    page.keyboard.press("Escape")
    desk.wait_for(f"{SHOWN} === 0")
    page.locator(WORD).nth(1).focus()
    assert desk.has(SHOWN) == 1
    page.locator(WORD).first.focus()
    assert desk.has(SHOWN) == 1


def test_it_stays_while_the_pointer_moves_onto_it(desk: Tab) -> None:
    page = desk.open(ADDRESS)
    page.locator(WORD).first.hover()
    assert desk.has(SHOWN) == 1
    page.locator(".term__tip").first.hover()
    assert desk.has(SHOWN) == 1
    page.keyboard.press("Escape")
    desk.wait_for(f"{SHOWN} === 0")
    page.mouse.move(5, 5)
    page.locator(WORD).first.hover()
    desk.wait_for(f"{SHOWN} === 1")


@needs.TIME
def test_it_lies_below_its_word_and_inside_a_phone(phone: Tab) -> None:
    page = phone.open(ADDRESS)
    for number in range(page.locator(WORD).count()):
        word = page.locator(WORD).nth(number)
        word.focus()
        left, right, top = phone.has(BOX)
        box = word.bounding_box()
        assert box
        assert left >= 0
        assert right <= PHONE[0]
        assert top >= box["y"]
        assert phone.has("document.documentElement.scrollWidth") <= PHONE[0]


def test_it_is_the_description_of_the_link(desk: Tab) -> None:
    desk.open(ADDRESS)
    script = f"document.querySelector({WORD!r}).getAttribute('aria-describedby')"
    said = desk.has(f"document.getElementById({script}).textContent")
    assert len(said) > 40


@needs.TIME
def test_it_needs_no_script(new_tab: NewTab) -> None:
    with new_tab(DESK, java_script_enabled=False) as tab:
        page = tab.open(ADDRESS)
        tip = page.locator(".term__tip").first
        assert not tip.is_visible()
        page.locator(WORD).first.focus()
        assert tip.is_visible()
        page.locator(WORD).first.click()
        assert "/ordbog/" in page.url


@needs.TIME
def test_paper_shows_none(desk: Tab) -> None:
    page = desk.open(ADDRESS)
    page.locator(WORD).first.focus()
    page.emulate_media(media="print")
    assert desk.has(SHOWN) == 0


@needs.TIME
def test_axe_finds_nothing_while_one_is_shown(still: Tab, axe: str) -> None:
    page = still.open(ADDRESS)
    still.has(axe + "; 0")
    page.locator(WORD).first.focus()
    assert list(faults_in(still, "light", DESK)) == []
    assert list(faults_in(still, "dark", PHONE)) == []
