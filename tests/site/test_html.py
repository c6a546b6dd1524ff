"""The checker of links and words finds what it is there to find."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.html import ORIGIN, Site
from tests.site.test_words import ENGLISH, TRANSLITERATED, words_in

PAGE = """<!doctype html><html lang="da"><body><p id="a">
Hej&nbsp;<b>du</b><svg><title>x</title></svg>
<a href="../b/#c">b</a><a href="/gone/">g</a>
<img src="https://other.example/i.png" alt="Et billede">
<style>.x{}</style></p></body></html>"""


@pytest.fixture
def two_pages(tmp_path: Path) -> Site:
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "feed.xml").write_text("<feed/>", encoding="utf-8")
    return Site.read(tmp_path)


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("a/", None),
        ("a/#a", None),
        ("feed.xml", None),
        ("a/#c", "no #c on /a/"),
        ("a", "no /a"),
        ("c/", "no /c/"),
        ("feed.json", "no /feed.json"),
        ("feed.xml#a", "an anchor in /feed.xml"),
    ],
)
def test_where_an_address_leads(two_pages: Site, address: str, fault: str | None) -> None:
    assert two_pages.fault_of(ORIGIN + address) == fault


def test_what_a_page_links_loads_and_shows(two_pages: Site) -> None:
    page = two_pages.pages["a/"]
    assert list(page.links()) == [f"{ORIGIN}b/#c", f"{ORIGIN}gone/"]
    assert list(page.loaded()) == ["https://other.example/i.png"]
    assert page.text() == "Hej du b g"
    assert page.spoken() == ["Et billede"]


def test_words_are_found() -> None:
    assert words_in(ENGLISH, "Tryk her: Read more") == ["read more"]
    assert words_in(ENGLISH, "Researcher og closet") == []
    assert words_in(TRANSLITERATED, "En laegepraksis", whole=False) == ["laege"]
