"""Pages without script, search, and the comfort that script adds."""

from __future__ import annotations

import pytest

from tests import needs
from tests.browser.conftest import NewTab, Tab
from tests.steps import some

pytestmark = pytest.mark.browser


@needs.TIME
def test_lists_and_pages_without_script(new_tab: NewTab) -> None:
    with new_tab((375, 812), java_script_enabled=False) as tab:
        page = tab.open("muligheder/")
        rows = page.locator("main article")
        assert rows.count() == 14
        assert all(rows.nth(number).is_visible() for number in range(13))
        assert page.locator(".js-only:visible").count() == 0
        page.locator("[data-menu]").click()
        assert page.locator("#menu a").first.is_visible()

        tab.open("muligheder/albertslund-2026-1/")
        assert page.get_by_text("1. december 2026 kl. 12.00").first.is_visible()

        tab.open("podcast/eksempel-saadan-lyder-en-episode/")
        assert page.locator("audio[controls]").is_visible()
        assert page.locator("#udskrift .turn p").first.is_visible()


def test_script_adds_the_days_that_are_left(desk: Tab) -> None:
    desk.open("muligheder/albertslund-2026-1/")
    assert desk.page.locator("[data-hint]").inner_text() == "Om 9 dage"
    desk.open("muligheder/gladsaxe-2025-1/")
    assert desk.page.locator("[data-hint]:visible").count() == 0


@needs.TIME
@pytest.mark.parametrize(
    ("typed", "title"),
    some([
        ("laege", "læge"),
        ("Læger", "læge"),
        ("roenne", "Rønne"),
        ("uddannelsesmesse", "Uddannelsesmesse"),
        ("vikariater halsnæs", "Vikariat"),
    ], 1),
)  # fmt: skip
def test_search_finds(desk: Tab, typed: str, title: str) -> None:
    page = desk.open("")
    page.locator(".header [data-search]").click()
    page.locator("#soeg-felt").fill(typed)
    page.wait_for_selector("[data-search-list] a")
    titles = page.locator("[data-search-list] .search__title").all_inner_texts()
    assert any(title in found for found in titles[:5]), titles
    assert "resultat" in page.locator("[data-search-status]").inner_text()
    page.locator("[data-search-list] a").first.click()
    page.wait_for_load_state()
    assert page.url != desk.origin
    assert page.locator("h1").is_visible()
    assert desk.complaints == []


@needs.TIME
def test_search_says_when_there_is_nothing(desk: Tab) -> None:
    page = desk.open("livet/")
    page.locator(".header [data-search]").click()
    page.locator("#soeg-felt").fill("xylofonkoncert")
    page.get_by_text("Ingen resultater. Prøv et andet ord, eller skriv til os.").wait_for()
    assert page.locator("[data-search-list] a").count() == 0


@needs.TIME
def test_chapters_move_the_sound(desk: Tab) -> None:
    page = desk.open("podcast/eksempel-saadan-lyder-en-episode/")
    link = page.locator("a[data-seek]").nth(1)
    start = float(link.get_attribute("data-seek") or "nan")
    link.click()
    desk.wait_for(f"document.querySelector('audio').currentTime >= {start}")
    assert not desk.has("document.querySelector('audio').paused")
    assert desk.complaints == []
