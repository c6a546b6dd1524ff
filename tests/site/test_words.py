"""What a reader sees is Danish, whole, and spelled with æ, ø and å."""

from __future__ import annotations

import re
from itertools import pairwise

from tests.project_copy import ProjectCopy
from tests.site.html import Site

ENGLISH = (
    "skip to", "search", "table of contents", "back to", "copy", "next", "previous", "home page",
    "read more", "download", "share", "close", "loading", "powered by", "made with", "not found",
    "permanent link", "subscribe", "click", "submit", "breadcrumb", "toggle", "dark mode",
    "edit this page", "last update", "no results", "play", "mute", "chapter", "transcript",
)  # fmt: skip
LEFT_OVER = ("todo", "fixme", "none", "null", "undefined", "nan", "lorem", "true", "false")
DATA_PAGE, DATA_VALUES = "om/aabne-data/", ("null", "true", "false")
"""The page that explains the data files says what stands in them."""
MARKUP = ("{{", "}}", "{%", "<strong", "&lt;", "&amp;", "](", "datetime.", "object at 0x")
TRANSLITERATED = (
    "laege", "raadgiv", "aaben", "foerst", "oplaeg", "naest", "soeg", "udloeb", "koebenhavn",
    "maalgruppe", "opslaa", "paa", "omraad", "etableringsmoed", "saeson", "aegte",
    "oe", "aabn", "roenne", "helsingoer", "hoej",
)  # fmt: skip
_ADDRESS = re.compile(r"\S*[/@]\S*|\S+\.(?:xml|ics|json|html)\b")


def words_in(words: tuple[str, ...], text: str, *, whole: bool = True) -> list[str]:
    """Which of the words, or beginnings of words, stand in a text."""
    end = r"\b" if whole else ""
    return [w for w in words if re.search(rf"\b{re.escape(w)}{end}", text, re.IGNORECASE)]


def _texts(site: Site) -> dict[str, str]:
    """All that is seen, heard or hovers on each page, its title and description.

    The editors' guide is left out: it quotes what stands in files, and what is wrong there.
    """
    texts = {}
    for address, page in site.pages.items():
        if address.startswith("redaktoer/"):
            continue
        head = page.tree.xpath("/html/head/title/text() | //meta[@name='description']/@content")
        texts[address] = " \n ".join((page.text(), *page.spoken(), *map(str, head)))
    return texts


def test_pages_say_that_they_are_danish(site: Site) -> None:
    assert {page.tree.get("lang") for page in site.pages.values()} == {"da"}


def test_no_english_on_any_page(site: Site) -> None:
    found = {a: hits for a, text in _texts(site).items() if (hits := words_in(ENGLISH, text))}
    assert not found


def test_no_left_overs_on_any_page(site: Site) -> None:
    for address, text in _texts(site).items():
        values = DATA_VALUES if address == DATA_PAGE else ()
        assert set(words_in(LEFT_OVER, text)) <= set(values), address
        assert not [mark for mark in MARKUP if mark in text], address


def test_danish_letters_on_every_page(site: Site) -> None:
    found = {
        address: hits
        for address, text in _texts(site).items()
        if (hits := words_in(TRANSLITERATED, _ADDRESS.sub(" ", text), whole=False))
    }
    assert not found


def test_no_left_overs_in_mail(built: ProjectCopy) -> None:
    files = list(built.outbox.rglob("*.txt"))
    assert files
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert not words_in(LEFT_OVER, text), file
        assert not [mark for mark in MARKUP if mark in text], file
        assert not words_in(TRANSLITERATED, _ADDRESS.sub(" ", text), whole=False), file


def test_every_page_has_its_own_title_and_description(site: Site) -> None:
    titles = [page.title for page in site.whole.values()]
    assert len(set(titles)) == len(titles)
    assert all(title.endswith("– Min Almen Praksis") for title in titles)
    for address, page in site.whole.items():
        found = page.tree.xpath("//meta[@name='description']/@content")
        assert len(found) == 1 or address == "404.html", address


def test_headings_are_in_order(site: Site) -> None:
    for address, page in site.whole.items():
        body = "//body//*[self::h1 or self::h2 or self::h3 or self::h4]"
        levels = [int(found.tag[1]) for found in page.tree.xpath(body)]
        assert levels.count(1) == 1, address
        steps = pairwise(levels)
        assert all(after - before <= 1 for before, after in steps), (address, levels)
