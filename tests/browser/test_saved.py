"""Openings put aside and held side by side, and what is new: in the reader's own browser only."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from tests import needs
from tests.browser.conftest import DESK, PHONE, NewTab, Tab
from tests.browser.test_axe import faults_in
from tests.browser.test_lists import READY

pytestmark = pytest.mark.browser

FIRST, SECOND, THIRD = "albertslund-2026-1", "bornholm-roenne-2026-2", "halsnaes-vikariat-2027"
COMPARE = "muligheder/sammenlign/"
COLUMNS = "document.querySelectorAll('[data-table] thead th').length"


def open_list(tab: Tab) -> None:
    tab.open("muligheder/")
    tab.wait_for(READY)


def open_comparison(tab: Tab, *ids: str) -> None:
    tab.open(COMPARE + ("?" + "&".join(f"id={id}" for id in ids) if ids else ""))
    told = "document.querySelector('[data-result]').textContent !== ''"
    tab.wait_for(f"{told} || !document.querySelector('[data-empty]').hidden")


def cells(tab: Tab, key: str) -> list[str]:
    found: list[str] = tab.has(
        f"[...document.querySelectorAll('tr[data-key={key}] td')].map((one) => one.textContent)"
    )
    return [text.replace("\u00a0", " ") for text in found]


def test_saved_from_list_and_page_and_compared(desk: Tab) -> None:
    open_list(desk)
    assert desk.has("localStorage.length") == 0
    assert desk.page.locator("[data-saved]").is_hidden()
    desk.page.locator(f"li[data-id={FIRST}] .save").press("Enter")
    name = "Gemt Kapacitet med patienter i Albertslund"
    assert desk.page.get_by_role("button", name=name).is_visible()
    desk.open(f"muligheder/{SECOND}/")
    desk.page.get_by_role("button", name="Gem", exact=True).click()
    desk.page.get_by_role("link", name="Sammenlign gemte (2)").click()
    desk.wait_for(f"{COLUMNS} === 2")
    assert desk.has("location.search") == f"?id={FIRST}&id={SECOND}"
    assert desk.page.locator("[data-result]").inner_text() == "2 muligheder side om side"
    assert cells(desk, "area_names") == ["Albertslund", "Bornholm"]
    assert cells(desk, "deadline_text")[0] == "1. december 2026 kl. 12.00"
    assert cells(desk, "patients") == ["1.600", "0"]
    assert desk.complaints == []

    desk.page.get_by_label("Vis kun det, der er forskelligt").check()
    assert desk.page.locator("tr[data-key=intake_label]").is_hidden()
    desk.page.get_by_role("button", name="Fjern To 0-kapaciteter").click()
    desk.wait_for(f"{COLUMNS} === 1")
    assert desk.has("localStorage.getItem('gemte')") == f'["{FIRST}"]'
    desk.page.go_back()
    desk.wait_for(f"{COLUMNS} === 2")
    desk.page.get_by_role("button", name="Fjern Kapacitet").click()
    assert desk.has("localStorage.length") == 0


@needs.TIME
def test_an_address_shows_two_to_four_and_keeps_nothing(desk: Tab) -> None:
    five = (FIRST, SECOND, THIRD, "frederikssund-praksis-til-salg-2026", "gladsaxe-2025-1")
    open_comparison(desk, *five, "findes-ikke")
    assert desk.has(COLUMNS) == 4
    assert desk.has("localStorage.length + sessionStorage.length") == 0
    mail = unquote(desk.page.locator("[data-mail]").get_attribute("href") or "")
    assert mail.startswith("mailto:?subject=Muligheder, jeg sammenligner&body=")
    assert f"/muligheder/{FIRST}/" in mail
    assert desk.page.url in mail
    field = desk.page.locator(f"input[value={FIRST}]")
    field.uncheck()
    assert desk.has(f"document.activeElement.value === '{FIRST}'")
    assert desk.has(COLUMNS) == 3


def test_nothing_saved_is_told(desk: Tab) -> None:
    open_comparison(desk)
    assert desk.page.get_by_text("Du har ikke gemt nogen muligheder endnu").is_visible()
    assert desk.page.locator("[data-table], [data-pick], [data-actions]").first.is_hidden()


@needs.TIME
def test_comparison_is_printed_whole(new_tab: NewTab) -> None:
    with new_tab(DESK) as tab:
        open_comparison(tab, FIRST, SECOND, THIRD)
        tab.page.emulate_media(media="print")
        tab.page.set_viewport_size({"width": 680, "height": 900})
        assert tab.has("document.querySelector('[data-table]').scrollWidth") <= 680
        assert tab.page.locator("[data-pick], [data-actions], .header").first.is_hidden()


@needs.TIME
def test_axe_and_width(new_tab: NewTab, axe: str) -> None:
    with new_tab(DESK, reduced_motion="reduce") as tab:
        open_comparison(tab, FIRST, SECOND, THIRD)
        tab.has(axe + "; 0")
        assert [*faults_in(tab, "light", DESK), *faults_in(tab, "dark", PHONE)] == []
        assert tab.has("document.documentElement.scrollWidth") <= PHONE[0]


def test_without_script_the_comparison_says_so(new_tab: NewTab) -> None:
    with new_tab(DESK, java_script_enabled=False) as tab:
        page = tab.open(COMPARE)
        assert page.get_by_text("Uden script kan du åbne dem").is_visible()
        assert page.get_by_role("link", name="Alle muligheder").first.is_visible()
        assert page.locator("[data-table], .js-only:visible").first.is_hidden()


@needs.TIME
def test_what_is_new_is_marked_once_that_is_asked_for(new_tab: NewTab) -> None:
    with new_tab(DESK) as tab:
        open_list(tab)
        assert tab.has("localStorage.length + sessionStorage.length") == 0
        tab.page.get_by_label("Vis mig, hvad der er nyt, næste gang").check()
        tab.wait_for("JSON.parse(localStorage.getItem('set:muligheder'))?.length === 14")
        assert tab.page.locator(".tag--new").count() == 0
        tab.has(
            "localStorage.setItem('set:muligheder', JSON.stringify("
            f"JSON.parse(localStorage.getItem('set:muligheder')).filter((id) => id !== '{FIRST}')))"
        )
        for _ in ("next visit", "the same visit, once more"):
            open_list(tab)
            tab.page.locator(f"li[data-id={FIRST}] .tag--new").wait_for()
            assert tab.page.locator(".rows .tag--new").count() == 1
        tab.page.get_by_label("Vis mig, hvad der er nyt, næste gang").uncheck()
        assert tab.has("localStorage.length + sessionStorage.length") == 0


@needs.TIME
def test_storage_that_is_not_ours_does_no_harm(new_tab: NewTab) -> None:
    with new_tab(DESK) as tab:
        tab.open("om/")
        tab.has(
            "localStorage.setItem('gemte', '{\"a\": 1');localStorage.setItem('set:muligheder', '7')"
        )
        open_list(tab)
        assert tab.page.locator("[data-saved]").is_hidden()
        assert tab.page.locator(".tag--new").count() == 0
        assert tab.complaints == []
