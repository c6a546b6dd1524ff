"""A film on another host: asked for by one press that names it, and read where it cannot be had."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Route

from tests.browser.conftest import Tab
from tests.browser.elsewhere import fulfill_part, part_of_theme
from tests.project_copy import ProjectCopy

pytestmark = pytest.mark.browser

PAGE = "historier/film/eksempel-en-dag/"
ORIGIN = "https://film.example.org"
ASK = "Se filmen fra film.example.org – værten ser din IP-adresse"
BOX = re.compile(r'<figure class="film">.*?</figure>', re.DOTALL)


@pytest.fixture(scope="module", name="page_elsewhere")
def made_page(root: Path, built: ProjectCopy) -> str:
    """The page of the example as it is where its film lies on another host."""
    film: dict[str, Any] = {
        "url": f"{ORIGIN}/dag.mp4", "host": "film.example.org", "mime": "video/mp4",
        "size": "75 kB", "duration": "00:13", "captions": "media/film/eksempel-en-dag.vtt",
        "title": "Eksempel: En dag", "poster": "",
    }  # fmt: skip
    box = part_of_theme(root, "film", film, base_url="../../..")
    text = (built.site / PAGE / "index.html").read_text(encoding="utf-8")
    text, boxes = BOX.subn(lambda _: box, text)
    assert boxes == 1
    script = next((built.site / "assets").glob("film*.js")).name
    text = text.replace(
        "</head>", f'<script src="../../../assets/{script}" type="module"></script></head>'
    )
    return text.replace("media-src &#39;self&#39;;", f"media-src &#39;self&#39; {ORIGIN};")


def opened(tab: Tab, text: str, film: bytes | None) -> None:
    """Show the page, with the other host standing ready, or failing."""

    def answer(route: Route) -> None:
        if film is None:
            route.fulfill(status=404, body="")
        else:
            fulfill_part(route, film, "video/mp4")

    tab.page.route(f"**/{PAGE}", lambda route: route.fulfill(body=text, content_type="text/html"))
    tab.page.route(f"{ORIGIN}/**", answer)
    tab.open(PAGE)


def test_a_press_fetches_it_with_captions(
    phone: Tab, page_elsewhere: str, built: ProjectCopy
) -> None:
    film = (built.site / "media/film/eksempel-en-dag.mp4").read_bytes()
    opened(phone, page_elsewhere, film)
    assert not [url for url in phone.asked if url.startswith(ORIGIN)]
    phone.page.get_by_role("button", name=ASK).click()
    phone.page.wait_for_function("() => document.querySelector('video').readyState >= 1")
    assert [url for url in phone.asked if url.startswith(ORIGIN)]
    shown = "[document.activeElement.tagName, document.querySelector('video').textTracks[0].mode]"
    assert phone.page.evaluate(shown) == ["VIDEO", "showing"]


def test_a_film_that_fails_is_told(phone: Tab, page_elsewhere: str) -> None:
    opened(phone, page_elsewhere, None)
    phone.page.get_by_role("button", name=ASK).click()
    told = phone.page.get_by_role("status").filter(has_text="Filmen kan ikke hentes lige nu")
    told.wait_for()
    assert phone.page.get_by_role("button", name=ASK).is_visible()
