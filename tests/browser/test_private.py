"""Pages in a browser: they ask nobody else, keep nothing, complain of nothing, and fit."""

from __future__ import annotations

import pytest

from tests import needs
from tests.browser.conftest import NewTab, Tab
from tests.browser.pages import KINDS, LONG
from tests.steps import some

pytestmark = pytest.mark.browser

_STORED = """async () => ({
    cookie: document.cookie,
    local: {...localStorage},
    session: {...sessionStorage},
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
_NOTHING = {"cookie": "", "local": {}, "session": {}, "databases": 0, "caches": 0, "workers": 0}


_SIDEWAYS = """() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const scrolls = (element) => element !== document.body
        && /auto|scroll/.test(getComputedStyle(element).overflowX);
    const isHeld = (element) => {
        for (let over = element.parentElement; over; over = over.parentElement) {
            if (scrolls(over)) return true;
        }
        return false;
    };
    const out = [...document.querySelectorAll('main *, header *, footer *')].filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && box.right > innerWidth + 1 && element.checkVisibility()
            && !isHeld(element) && !element.closest('svg, .vh, .mapbox, dialog, [popover]');
    });
    return [wide, ...out.slice(0, 3).map((element) => element.outerHTML.slice(0, 120))];
}"""


def test_every_kind_of_page(new_tab: NewTab) -> None:
    """One visit to each: nothing stored, nothing asked elsewhere, no complaint, no side scroll."""
    with new_tab() as tab:
        for kind, address in some({**KINDS, **LONG}.items(), 7):
            tab.page.set_viewport_size({"width": 1280, "height": 900})
            before = len(tab.asked)
            tab.open(address)
            is_read = any("search/index.json" in url for url in tab.asked[before:])
            assert is_read is (kind == "search"), kind
            assert tab.page.title().endswith("– Min Almen Praksis"), kind
            assert tab.has(_STORED) == _NOTHING, kind
            assert tab.has(_SIDEWAYS) == [0], kind
            tab.page.set_viewport_size({"width": 320, "height": 640})
            assert tab.has(_SIDEWAYS) == [0], (kind, "320 px")
            assert tab.complaints == [], kind
        assert tab.page.context.cookies() == []
        assert len(tab.asked) > len(KINDS)
        assert [url for url in tab.asked if not url.startswith(tab.origin)] == []


@needs.TIME
def test_text_twice_as_large(new_tab: NewTab) -> None:
    with new_tab() as tab:
        session = tab.page.context.new_cdp_session(tab.page)
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
        for kind in ("front", "vacancies", "open vacancy", "event", "article"):
            tab.open(KINDS[kind])
            assert float(tab.has("parseFloat(getComputedStyle(document.body).fontSize)")) >= 32
            assert tab.has(_SIDEWAYS) == [0], kind


def test_what_is_not_there_gets_our_own_page(desk: Tab) -> None:
    answer = desk.page.goto(f"{desk.origin}findes/ikke/her/")
    assert answer
    assert answer.status == 404
    assert "Siden findes ikke" in desk.page.inner_text("main")
    assert all("404" in complaint for complaint in desk.complaints)
    assert desk.has("getComputedStyle(document.querySelector('h1')).fontFamily").startswith("Fig")


@needs.TIME
def test_scheme_is_kept_only_after_a_click(desk: Tab) -> None:
    desk.open("")
    assert desk.has("localStorage.length") == 0
    desk.page.get_by_role("button", name="Mørkt tema").click()
    assert desk.has("document.documentElement.dataset.scheme") == "dark"
    assert desk.has("localStorage.length") == 1
    desk.open("om/")
    assert desk.has("document.documentElement.dataset.scheme") == "dark"
    assert desk.page.get_by_role("button", name="Lyst tema").is_visible()
    assert desk.complaints == []
