"""Sound that lies on another host: asked for by one press that names it, then as any other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from publishing.hosting.policy import page_policy
from tests import needs
from tests.browser.conftest import DESK, PHONE, NewTab, Tab
from tests.browser.elsewhere import fulfill_part, part_of_theme
from tests.browser.test_axe import SCHEMES, faults_in
from tests.browser.test_player import EPISODE, SOUND, is_at
from tests.project_copy import ProjectCopy

pytestmark = pytest.mark.browser

ORIGIN = "https://lyd.example.org"
URL = f"{ORIGIN}/saeson-1/episode%201.mp3?a=1&b=2"
ASK = "Afspil fra lyd.example.org – værten ser din IP-adresse"
BOX = re.compile(r'<div class="player" .*?class="player__foot".*?</p></div>', re.DOTALL)


@pytest.fixture(scope="module", name="page_elsewhere")
def made_page(root: Path, built: ProjectCopy) -> str:
    """The episode's page as it is where its sound lies on another host."""
    audio: dict[str, Any] = {
        "url": URL, "host": "lyd.example.org", "mime": "audio/mpeg", "seconds": 67,
        "duration_text": "1 min. 7 sek.", "size_text": "402 kB", "measured": False, "key": "a",
        "title": "Bag om podcasten", "show": "PraksisPerspektiv", "page": "https://example.org/",
        "artwork": "", "date": "",
    }  # fmt: skip
    box = part_of_theme(root, "player", audio, base_url="../..")
    text = (built.site / EPISODE / "index.html").read_text(encoding="utf-8")
    text, boxes = BOX.subn(lambda _: box, text)
    own = "media-src &#39;self&#39;;"
    assert (boxes, text.count(own)) == (1, 1)
    assert f"media-src 'self' {ORIGIN};" in page_policy(sounds=(ORIGIN,))
    return text.replace(own, f"media-src 'self' {ORIGIN};")


def opened(tab: Tab, text: str, sound: bytes, fragment: str = "") -> None:
    """Show the page, with the other host standing ready."""
    tab.page.route(
        f"**/{EPISODE}*", lambda route: route.fulfill(body=text, content_type="text/html")
    )
    tab.page.route(f"{ORIGIN}/**", lambda route: fulfill_part(route, sound, "audio/mpeg"))
    tab.open(EPISODE + fragment)


def asked_elsewhere(tab: Tab) -> list[str]:
    return [url for url in tab.asked if not url.startswith(tab.origin)]


@pytest.fixture(scope="module", name="sound")
def sound_bytes(built: ProjectCopy) -> bytes:
    return (built.site / "media/audio/eksempel-bag-om-podcasten.mp3").read_bytes()


@needs.TIME
def test_one_press_names_the_host_and_all_else_is_the_same(
    new_tab: NewTab, page_elsewhere: str, sound: bytes, axe: str
) -> None:
    with new_tab(PHONE, reduced_motion="reduce") as tab:
        opened(tab, page_elsewhere, sound, "#t=17")
        page = tab.page
        ask = page.get_by_role("button", name=ASK)
        page.get_by_text("Begynder ved 00:17").locator("visible=true").wait_for()
        assert page.get_by_role("link", name="Hør episoden hos").is_hidden()
        assert page.get_by_role("button", name="Afspil", exact=True).is_hidden()
        page.get_by_role("link", name="00:46 Episodens egen side").click()
        page.get_by_role("link", name="Fra 00:17").click()
        page.get_by_label("Søg i udskriften").fill("praksis")
        page.locator("[data-found]").filter(has_text="Sted 1 af 4").wait_for()
        tab.page.locator(".turn [data-start]").nth(3).click()
        assert tab.has("document.activeElement.textContent") == ASK
        page.keyboard.press("k")
        assert asked_elsewhere(tab) == []
        tab.has(axe + "; 0")
        for scheme in SCHEMES:
            assert list(faults_in(tab, scheme, PHONE)) == []
        page.get_by_role("link", name="00:46 Episodens egen side").click()
        ask.press("Enter")
        tab.wait_for(f"!{SOUND}.paused")
        is_at(tab, 46, 50)
        assert set(asked_elsewhere(tab)) == {URL}
        assert ask.is_hidden()
        assert tab.has("document.activeElement.innerText") == "Pause"
        tab.wait_for("Number(document.querySelector('.turn .is-now')?.dataset.start) >= 46")
        page.get_by_role("link", name="Fra 00:17").click()
        is_at(tab, 17, 20)
        for scheme in SCHEMES:
            assert list(faults_in(tab, scheme, PHONE)) == []
        assert tab.has("localStorage.length") == 0
        tab.has("void (document.querySelector('audio').src = 'https://anden.example.org/a.mp3')")
        page.wait_for_timeout(200)
        assert set(asked_elsewhere(tab)) == {URL}
        assert all("media-src" in complaint for complaint in tab.complaints)


@needs.TIME
def test_without_script_a_link_names_the_host(
    new_tab: NewTab, page_elsewhere: str, sound: bytes
) -> None:
    with new_tab(DESK, java_script_enabled=False) as tab:
        opened(tab, page_elsewhere, sound)
        links = tab.page.get_by_role("link", name="lyd.example.org")
        assert links.all_inner_texts() == [
            "Hør episoden hos lyd.example.org", "Hent lydfil hos lyd.example.org",
        ]  # fmt: skip
        assert {links.nth(n).get_attribute("href") for n in range(2)} == {URL}
        assert tab.page.get_by_role("button", name="Afspil").count() == 0
        assert tab.page.locator("audio").is_hidden()
        assert asked_elsewhere(tab) == []
