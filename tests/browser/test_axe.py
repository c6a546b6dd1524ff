"""axe finds nothing on any kind of page, in light and dark, on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import pytest

from tests import needs
from tests.browser.conftest import DESK, PHONE, NewTab, Tab
from tests.browser.pages import KINDS
from tests.steps import some

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
OF_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The rules that a change of colours alone can break."""
_RUN = """async (rules) => {
    const found = await axe.run(document, {
        runOnly: rules, resultTypes: ['violations'], elementRef: false,
    });
    return {rules: found.passes.length, faults: found.violations.flatMap(({id, nodes}) =>
        nodes.map(({target, any}) => `${id}: ${target} ${any.map((a) => a.message)}`))};
}"""


@pytest.fixture(scope="module")
def still(new_tab: NewTab) -> Iterator[Tab]:
    """A tab in which nothing moves."""
    with new_tab(DESK, reduced_motion="reduce") as tab:
        yield tab


def _faults(tab: Tab, axe: str) -> list[str]:
    """What axe finds on a desk and on a phone, in light, and of colours in dark."""
    if not tab.has("typeof axe === 'object'"):
        tab.has(axe + "; 0")
    looks = [(size, scheme) for size in (DESK, PHONE) for scheme in SCHEMES]
    return [
        fault
        for size, scheme in looks
        for fault in faults_in(tab, scheme, size, RULES if scheme == "light" else OF_COLOURS)
    ]


def faults_in(
    tab: Tab, scheme: Scheme, size: tuple[int, int], rules: object = RULES
) -> Iterator[str]:
    tab.page.set_viewport_size({"width": size[0], "height": size[1]})
    tab.page.emulate_media(color_scheme=scheme)
    found: dict[str, Any] = tab.page.evaluate(_RUN, rules)
    assert found["rules"] > 10 or rules is OF_COLOURS
    yield from (f"{scheme} {size[0]} px: {fault}" for fault in found["faults"])


@pytest.mark.parametrize("kind", some(KINDS, 2))
def test_page(still: Tab, axe: str, kind: str) -> None:
    still.open(KINDS[kind])
    assert _faults(still, axe) == []


@needs.TIME
def test_menu_and_search_open(still: Tab, axe: str) -> None:
    still.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page = still.open("om/")
    page.locator("[data-menu]").click()
    still.has(axe + "; 0")
    assert [fault for scheme in SCHEMES for fault in faults_in(still, scheme, PHONE)] == []
    page.keyboard.press("Escape")
    page.locator(".header [data-search]").click()
    page.locator("#soeg-felt").fill("læge")
    page.wait_for_selector("[data-search-list] a")
    assert _faults(still, axe) == []


@needs.TIME
def test_axe_would_find_something(still: Tab, axe: str) -> None:
    page = still.open("om/")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=x>')")
    assert any("image-alt" in fault for fault in _faults(still, axe))
