"""Examples say so wherever they are shown (domain guide 9.2), and cannot be applied for."""

from __future__ import annotations

import json
import re
from email import message_from_bytes
from email.policy import default

import feedparser
import icalendar
import pytest

from newsletter.past import with_letters_out
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.model.base import Content
from records.model.registry import address_of
from records.model.vacancy import Vacancy
from tests.project_copy import ProjectCopy
from tests.search_index import read_site
from tests.site.conftest import DEMO
from tests.site.html import ORIGIN, Site, spaced

PREFIX = "[Eksempel] "
LABEL = "tag tag--example"
OURS = (ORIGIN, ORIGIN.replace("https:", "webcal:"), "mailto:?")
"""Our pages, our calendars to subscribe to, and mails to nobody in particular."""


@pytest.fixture(scope="module")
def examples(library: Library) -> dict[str, Content]:
    """Every example with a page, by address."""
    return {a: r for a, r in _with_address(library).items() if r.example}


@pytest.fixture(scope="module")
def real(library: Library) -> dict[str, Content]:
    """Every other record with a page, by address."""
    return {a: r for a, r in _with_address(library).items() if not r.example}


def _with_address(library: Library) -> dict[str, Content]:
    """What readers can see: a letter has no page before it is sent."""
    found = (r for shelf in with_letters_out(library).records.values() for r in shelf.values())
    shown = (r for r in found if visibility(r, DEMO) is not Visibility.HIDDEN)
    pairs = ((address_of(r), r) for r in shown if isinstance(r, Content))
    return {a: r for a, r in pairs if a is not None and "#" not in a}


HEAD = "//main//*[@class='head' or starts-with(@class, 'head ')]"


def _marks(site: Site, address: str) -> dict[str, bool]:
    page = site.pages[address]
    labels = page.tree.xpath(f"{HEAD}/ul[contains(@class, 'tags')]/li[1]/@class")
    return {
        "title": page.title.startswith(PREFIX),
        "shared title": page.one("//meta[@property='og:title']")
        .get("content", "")
        .startswith(PREFIX),
        "label first in the head": labels == [LABEL],
        "sentence": "Dette er et eksempel." in page.text(HEAD),
        "noindex": page.tree.xpath("//meta[@name='robots']/@content") == ["noindex"],
    }


def test_pages_of_examples(site: Site, examples: dict[str, Content]) -> None:
    assert len(examples) > 15
    wrong = {
        address: [mark for mark, shown in _marks(site, address).items() if not shown]
        for address in examples
        if not all(_marks(site, address).values())
    }
    assert not wrong


def test_pages_of_real_records(site: Site, real: dict[str, Content]) -> None:
    assert len(real) > 15
    for address in real.keys() - {""}:
        assert not any(_marks(site, address).values()), address


def test_cards(site: Site, examples: dict[str, Content], real: dict[str, Content]) -> None:
    seen = 0
    for page in site.pages.values():
        for card in page.tree.xpath("//li/article | //li/div[@class='card']"):
            links = card.xpath(".//*[starts-with(local-name(), 'h')]//a/@href")
            if not links:
                continue
            address = _target(page.url, str(links[0]))
            labels = card.xpath(f".//li[@class='{LABEL}']")
            if address in examples:
                seen += 1
                assert [label.text for label in labels] == ["Eksempel"], (page.address, address)
            elif address in real:
                assert not labels, (page.address, address)
    assert seen > 40


def _target(page: str, link: str) -> str:
    from urllib.parse import urljoin

    return urljoin(page, link).removeprefix(ORIGIN).partition("#")[0]


def test_lists_say_how_many_are_examples(site: Site) -> None:
    assert re.search(r"\d+ ledige muligheder \(alle eksempler\)", site.pages["muligheder/"].text())


def test_every_page_says_that_examples_are_shown(site: Site) -> None:
    for address, page in site.whole.items():
        text = page.text("//*[@class='notice']")
        assert "Siden viser eksempeldata, vist som den 22. november 2026." in text, address


def test_no_example_can_be_applied_for(site: Site, library: Library) -> None:
    found = [v for v in library.all(Vacancy) if v.example]
    assert len(found) == 13
    for vacancy in found:
        page = site.pages[address_of(vacancy) or ""]
        assert "Eksempel – kan ikke søges" in page.text("//*[contains(@class, 'act')]")
        leads = [url for url in page.links() if not url.startswith(OURS)]
        assert leads == [], vacancy.id


def test_no_page_links_to_an_invented_person(site: Site) -> None:
    for address, page in site.pages.items():
        invented = [u for u in page.links() if "@example.org" in u or u.startswith("tel:00")]
        assert invented == [], address


# --- feeds, calendars, data, mail -------------------------------------------------------------


@pytest.mark.parametrize("name", ["feed.xml", "muligheder.xml", "podcast.xml"])
def test_rss(built: ProjectCopy, name: str, examples: dict[str, Content]) -> None:
    feed = feedparser.parse((built.site / name).read_bytes())
    assert feed.entries
    for entry in feed.entries:
        is_example = entry.link.removeprefix(ORIGIN) in examples
        assert entry.title.startswith(PREFIX) is is_example, entry.link
    if name == "podcast.xml":
        assert all(entry.itunes_block for entry in feed.entries)


def test_json_feed(built: ProjectCopy, examples: dict[str, Content]) -> None:
    items = json.loads((built.site / "feed.json").read_bytes())["items"]
    assert {item["_praksis"]["example"] for item in items} == {True, False}
    for item in items:
        is_example = item["url"].removeprefix(ORIGIN) in examples
        assert item["_praksis"]["example"] is is_example
        assert item["title"].startswith(PREFIX) is is_example


def test_calendars(built: ProjectCopy, examples: dict[str, Content]) -> None:
    seen = 0
    for file in built.site.rglob("*.ics"):
        for event in icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT"):
            seen += 1
            is_example = str(event["URL"]).removeprefix(ORIGIN) in examples
            assert str(event["SUMMARY"]).startswith(PREFIX) is is_example
            note = "Dette er et eksempel. Det kan ikke søges." in str(event["DESCRIPTION"])
            assert note is is_example
    assert seen > 10


def test_search_index(built: ProjectCopy, examples: dict[str, Content]) -> None:
    docs = read_site(built.site)
    assert {d["url"] for d in docs if d["example"]} == set(examples)


def test_mail(built: ProjectCopy, library: Library) -> None:
    titles = {r.title for r in _with_address(library).values() if r.example}
    files = sorted(built.outbox.rglob("*.eml"))
    assert files
    for file in files:
        message = message_from_bytes(file.read_bytes(), policy=default)
        assert str(message["Subject"]).startswith(PREFIX)
        plain = message.get_body(("plain",))
        assert plain
        lines = [spaced(line) for line in plain.get_content().splitlines()]
        assert "Dette er et eksempel på et nyhedsbrev." in " ".join(lines[:8])
        bare = [line for line in lines if line in titles]
        assert not bare, file
        assert any(line.startswith(PREFIX) for line in lines[8:])
