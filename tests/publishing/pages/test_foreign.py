"""The page in English: marked as such, at its own address, and on no Danish list."""

from __future__ import annotations

from publishing.feeds.news import news_items
from publishing.page import Page
from publishing.pages.all_pages import text_pages
from records.clock import Clock
from records.loading.library import Library
from tests.conftest import DEMO
from tests.samples import SITE


def pages_of(library: Library) -> dict[str, Page]:
    return {page.address: page for page in text_pages(library, Clock.parse(DEMO))}


def test_the_page_says_its_language_and_whom_to_write_to(real_library: Library) -> None:
    page = pages_of(real_library)["english/"]
    assert page.meta["lang"] == "en"
    assert page.meta["person"]["mail"]
    assert not page.meta["noindex"]
    assert '<em lang="da">ydernummer</em>' in page.body


def test_it_stands_on_no_danish_list(real_library: Library) -> None:
    pages = pages_of(real_library)
    cards = [card["url"] for card in pages["om/"].meta["cards"]]
    assert cards
    assert "english/" not in cards
    items = news_items(real_library, SITE, Clock.parse(DEMO))
    assert not [item for item in items if item.url.endswith("/english/")]
