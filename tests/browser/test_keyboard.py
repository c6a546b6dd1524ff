"""Everything can be reached and left with the keyboard alone."""

from __future__ import annotations

from itertools import product

import pytest

from tests import needs
from tests.browser.conftest import DESK, PHONE, NewTab, Tab
from tests.steps import some

pytestmark = pytest.mark.browser

_FOCUSED = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const box = element.getBoundingClientRect();
    return {
        name: element.tagName + ' ' + (element.textContent || '').trim().slice(0, 40),
        seen: element.checkVisibility({visibilityProperty: true, opacityProperty: true})
            && box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth
            && box.bottom > 0 && box.top < innerHeight,
        ring: element.matches('audio')  // the browser draws it inside
            || [null, '::after'].some((part) => {
                const drawn = getComputedStyle(element, part);
                return drawn.outlineStyle !== 'none' && parseFloat(drawn.outlineWidth) >= 2;
            }),
    };
}"""
MANY = 300
PAGES = ("", "muligheder/albertslund-2026-1/", "podcast/eksempel-saadan-lyder-en-episode/")


def _press_until(tab: Tab, selector: str) -> None:
    for _ in range(MANY):
        tab.page.keyboard.press("Tab")
        if tab.has(f"document.activeElement.matches({selector!r})"):
            return
    pytest.fail(f"{selector} cannot be reached with Tab")


def test_skip_link(desk: Tab) -> None:
    desk.open("muligheder/")
    desk.page.keyboard.press("Tab")
    assert desk.has("document.activeElement.textContent") == "Gå til indhold"
    assert desk.has(_FOCUSED)["seen"]
    desk.page.keyboard.press("Enter")
    assert desk.has("document.activeElement.id") == "indhold"


@pytest.mark.parametrize(
    ("address", "size"),
    some(product(PAGES, (DESK, PHONE)), 1),
    ids=str,
)
def test_walk_through_a_page(new_tab: NewTab, address: str, size: tuple[int, int]) -> None:
    with new_tab(size, reduced_motion="reduce") as tab:
        tab.open(address)
        stops = []
        for _ in range(MANY):
            tab.page.keyboard.press("Tab")
            found = tab.has(_FOCUSED)
            if found is None:
                break
            stops.append(found)
        else:
            pytest.fail("the walk does not end")
        assert len(stops) > 15
        assert [stop["name"] for stop in stops if not stop["seen"]] == []
        assert [stop["name"] for stop in stops if not stop["ring"]] == []


def test_menu_on_a_phone(phone: Tab) -> None:
    phone.open("om/")
    menu = phone.page.locator("#menu")
    assert not menu.is_visible()
    _press_until(phone, "[data-menu]")
    phone.page.keyboard.press("Enter")
    assert menu.is_visible()
    phone.wait_for("document.querySelector('[data-menu]').ariaExpanded === 'true'")
    phone.wait_for("document.querySelector('#menu').contains(document.activeElement)")
    assert phone.has("document.querySelectorAll('#menu a').length") >= 7
    phone.page.keyboard.press("Escape")
    assert not menu.is_visible()
    phone.wait_for("document.activeElement.matches('[data-menu]')")
    phone.wait_for("document.querySelector('[data-menu]').ariaExpanded === 'false'")
    assert phone.complaints == []


@needs.TIME
def test_menu_leads_on(phone: Tab) -> None:
    phone.open("")
    phone.page.locator("[data-menu]").click()
    phone.page.locator("#menu").get_by_role("link", name="Arrangementer").click()
    phone.page.wait_for_url("**/arrangementer/")
    link = phone.page.locator("#menu a[aria-current=page]")
    assert link.text_content() == "Arrangementer"


def test_search_dialog(desk: Tab) -> None:
    desk.open("om/")
    _press_until(desk, "[data-search]")
    desk.page.keyboard.press("Enter")
    desk.wait_for("document.activeElement.id === 'soeg-felt'")
    desk.page.keyboard.type("bornholm")
    desk.page.wait_for_selector("[data-search-list] a")
    desk.page.keyboard.press("ArrowDown")
    active = "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))"
    assert desk.has(f"{active}.getAttribute('aria-selected')") == "true"
    assert desk.has("document.activeElement.id") == "soeg-felt"
    desk.page.keyboard.press("Escape")
    assert not desk.page.locator("#soeg").is_visible()
    assert desk.has("document.activeElement.matches('[data-search]')")
    assert desk.complaints == []
