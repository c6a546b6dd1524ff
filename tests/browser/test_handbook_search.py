"""The search of the editors' guide, and the bar that fetches what it says: in a page of their own.

No site is built: each script gets the little that it needs.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from publishing.pages.about.handbook import handbook_pages
from publishing.pages.about.handbook_search import INDEX, handbook_index
from tests import needs
from tests.browser.files import served

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]


def _page(folder: Path, script: Path, body: str) -> None:
    (folder / "assets").mkdir(exist_ok=True)
    (folder / "assets" / script.name).write_bytes(script.read_bytes())
    (folder / "redaktoer").mkdir(exist_ok=True)
    (folder / "redaktoer/index.html").write_text(
        f'<!doctype html><meta charset="utf-8"><body>{body}'
        f'<script type="module" src="../assets/{script.name}"></script>',
        encoding="utf-8",
    )


def test_a_job_is_found_before_the_lists(browser: Browser, tmp_path: Path) -> None:
    _page(
        tmp_path,
        ROOT / "site_plugins/theme/assets/handbook.js",
        '<div class="record__body"></div>',
    )
    (tmp_path / INDEX).write_bytes(handbook_index(handbook_pages(ROOT / "docs")).content)
    with served(tmp_path) as origin:
        page = browser.new_page()
        page.goto(f"{origin}redaktoer/")
        page.get_by_label("Søg i vejledningen").fill("FRIST flyt")
        page.get_by_role("link").first.wait_for()
        assert page.get_by_role("link").first.get_attribute("href") == (
            f"{origin}redaktoer/opgave-flyt-frist/"
        )
        page.get_by_label("Søg i vejledningen").fill("qzx")
        page.get_by_text("Intet fundet. Prøv et andet ord.").wait_for()
        assert page.get_by_role("link").count() == 0
        page.close()


@needs.TIME
def test_the_bar_asks_once_when_it_is_opened(browser: Browser, tmp_path: Path) -> None:
    bar = '<details><summary>Mere</summary><p data-about><a href="om.html">Lix</a></p></details>'
    _page(
        tmp_path,
        ROOT / "site_plugins/preview/preview.js",
        f'<aside class="preview">{bar}</aside>',
    )
    (tmp_path / "redaktoer/om.html").write_text(
        '<meta charset="utf-8"><main><h2>Sproget</h2></main>', encoding="utf-8"
    )
    with served(tmp_path) as origin:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{origin}redaktoer/")
        assert f"{origin}redaktoer/om.html" not in asked
        page.get_by_text("Mere").click()
        page.get_by_role("heading", name="Sproget").wait_for()
        page.get_by_text("Mere").click()
        page.get_by_text("Mere").click()
        assert asked.count(f"{origin}redaktoer/om.html") == 1
        page.close()
