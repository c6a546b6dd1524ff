"""How far a reader has to go: every page in three clicks, every audience in two."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest

from records.loading.library import load
from records.model.people import Audience
from records.model.registry import address_of
from records.source.files import Project
from tests.project_copy import ProjectCopy
from tests.site.html import ORIGIN, Site

AWAY = re.compile(r"404\.html|.*afspiller/|redaktoer/.*|design/")
"""What nobody walks to: the page for lost addresses, players for other sites, and what editors and
designers know the address of."""
TWIN = "//nav[@class='chips']//a[starts-with(., 'Det samme brev til ')]/@href"
"""Where several audiences get the same letter, word for word, the archive names it once: the page
that it names leads on to those that the other mails lead to, and says all that they say."""


@pytest.fixture(scope="module")
def clicks(site: Site) -> dict[str, int]:
    """How many clicks each page is from the front page."""
    found, edge = {"": 0}, [""]
    while edge:
        address = edge.pop(0)
        for link in site.pages[address].links():
            there = link.removeprefix(ORIGIN).partition("#")[0]
            if link.startswith(ORIGIN) and there in site.pages and there not in found:
                found[there] = found[address] + 1
                edge.append(there)
    lost = {page for page in site.pages if page not in found and not AWAY.fullmatch(page)}
    assert not lost
    return found


def test_every_page_is_three_clicks_away_at_most(site: Site, clicks: dict[str, int]) -> None:
    far = {page for page, away in clicks.items() if away > 3}
    assert far <= _twins(site, {page for page, away in clicks.items() if away <= 3})
    assert len(clicks) > 150


def _twins(site: Site, near: set[str]) -> set[str]:
    """The letters that say the same as one of the pages, which leads to them."""
    links = (
        urljoin(site.pages[page].url, str(link))
        for page in near
        for link in site.pages[page].tree.xpath(TWIN)
    )
    return {link.removeprefix(ORIGIN) for link in links}


def test_every_audience_is_two_clicks_away_at_most(
    built: ProjectCopy, clicks: dict[str, int]
) -> None:
    library = load(Project(built.folder, built.folder / "content"))
    audiences = [address_of(audience) or "" for audience in library.all(Audience)]
    assert len(audiences) == 11
    assert {page: clicks[page] for page in audiences if clicks[page] > 2} == {}
