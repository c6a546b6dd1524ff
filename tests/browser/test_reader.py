"""What a reader meets: few and light requests, synonyms, large text, calm, no sideways scroll."""

from __future__ import annotations

import gzip

import pytest

from tests import needs
from tests.browser.conftest import NewTab, Tab
from tests.browser.kinds import EIGHT
from tests.browser.pages import KINDS
from tests.project_copy import ProjectCopy
from tests.steps import some

pytestmark = pytest.mark.browser
_COMPRESSED = (".html", ".css", ".js", ".svg", ".json", ".webmanifest")


def _weight(built: ProjectCopy, origin: str, asked: list[str]) -> int:
    """Bytes over the wire with gzip, of the files behind the addresses."""
    total = 0
    for url in set(asked):
        path = url.removeprefix(origin).partition("?")[0]
        file = built.site / (f"{path}index.html" if path.endswith("/") or not path else path)
        data = file.read_bytes()
        total += len(gzip.compress(data, 6)) if file.suffix in _COMPRESSED else len(data)
    return total


@pytest.mark.parametrize("kind", some(EIGHT, 2))
def test_weight(built: ProjectCopy, new_tab: NewTab, kind: str) -> None:
    with new_tab((375, 812)) as tab:
        tab.open(EIGHT[kind])
        tab.page.wait_for_timeout(150)
        most = 90_000 if kind == "forside" else 60_000
        assert _weight(built, tab.origin, tab.asked) < most
        assert len(tab.asked) <= 10, tab.asked
        assert not [url for url in tab.asked if "search" in url]


@needs.TIME
@pytest.mark.parametrize(
    ("typed", "title"),
    some([("ydernummer", "kapacitet"), ("afhænde", "overdrag"), ("makker", "Makkerskaber")], 1),
)
def test_synonyms(desk: Tab, typed: str, title: str) -> None:
    page = desk.open("")
    page.locator(".header [data-search]").click()
    page.locator("#soeg-felt").fill(typed)
    page.wait_for_selector("[data-search-list] a")
    titles = page.locator("[data-search-list] .search__title").all_inner_texts()
    assert any(title.lower() in found.lower() for found in titles), titles


@needs.TIME
@pytest.mark.parametrize("kind", some(EIGHT, 2))
def test_large_text_and_narrow_window(new_tab: NewTab, kind: str) -> None:
    with new_tab((320, 640), reduced_motion="reduce") as tab:
        page = tab.open(EIGHT[kind])
        wide = "document.documentElement.scrollWidth - innerWidth"
        assert tab.has(wide) <= 0
        moving = "document.getAnimations().filter((a) => a.playState === 'running').length"
        assert tab.has(moving) == 0
        page.set_viewport_size({"width": 1280, "height": 900})
        tab.has("document.documentElement.style.setProperty('font-size', '200%')")
        assert tab.has(wide) <= 0
        assert tab.has(_CUT) == []


@pytest.mark.parametrize("kind", some(KINDS, 3))
def test_text_of_twice_the_size_on_a_phone(new_tab: NewTab, kind: str) -> None:
    with new_tab((375, 812), reduced_motion="reduce") as tab:
        tab.open(KINDS[kind])
        tab.has("document.documentElement.style.setProperty('font-size', '200%')")
        assert tab.has("document.documentElement.scrollWidth - innerWidth") <= 0
        assert tab.has(_CUT) == []


@needs.TIME
def test_a_share_stays_in_one_line_on_a_phone(new_tab: NewTab) -> None:
    for size in ("100%", "200%"):
        with new_tab((375, 812)) as tab:
            tab.open("muligheder/bornholm-roenne-2026-2/")
            tab.has(f"document.documentElement.style.setProperty('font-size', '{size}')")
            broken: list[str] = tab.has(
                "[...document.querySelectorAll('.bars strong')].filter((e) => {"
                " const text = document.createRange(); text.selectNodeContents(e);"
                " return new Set([...text.getClientRects()].map((line) => line.top)).size > 1;"
                "}).map((e) => e.textContent)"
            )
            assert broken == []


def test_a_phone_has_a_footer_of_one_screen_and_letters_that_can_be_read(new_tab: NewTab) -> None:
    with new_tab((375, 812)) as tab:
        tab.open("muligheder/")
        footer = tab.page.locator("footer").bounding_box()
        assert footer
        assert footer["height"] < 812
        tab.has("document.querySelectorAll('[data-fold]').forEach((one) => one.click())")
        small: list[str] = tab.has(
            "[...document.querySelectorAll('.tile text:not(.tile__said)')]"
            ".filter((e) => e.checkVisibility() && parseFloat(getComputedStyle(e).fontSize)"
            " * e.ownerSVGElement.getScreenCTM().a < 12).map((e) => e.textContent)"
        )
        assert small == []


_CUT = """[...document.querySelectorAll('main p, main h1, main h2, main h3, main a, main button')]
  .filter((e) => e.checkVisibility() && !e.closest('.vh') && e.scrollWidth > e.clientWidth + 2
    && e.clientWidth > 1 && getComputedStyle(e).overflowX !== 'visible')
  .map((e) => e.outerHTML.slice(0, 80))"""
