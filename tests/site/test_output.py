"""What one build leaves: every promised file, and a site where every link leads somewhere."""

from __future__ import annotations

import json
import re
from collections import Counter, deque
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import etree

from newsletter.past import with_letters_out
from publishing.pages.about.handbook_search import INDEX as HANDBOOK
from records.clock import Clock
from records.facts.visibility import with_page
from records.loading.library import Library
from records.model.article import Article
from records.model.base import Record
from records.model.episode import Episode
from records.model.event import Event, EventSeries
from records.model.newsletter import Issue
from records.model.people import Audience
from records.model.premises import Premises
from records.model.registry import address_of
from records.model.vacancy import Vacancy
from tests.project_copy import ProjectCopy
from tests.site.conftest import DEMO
from tests.site.html import ORIGIN, Site, is_of_unsent, is_ours

PROMISED = (
    "index.html",
    "404.html",
    "muligheder/index.html",
    "feed.xml",
    "feed.atom",
    "feed.json",
    "muligheder.xml",
    "muligheder.atom",
    "historier.xml",
    "historier.atom",
    "historier.json",
    "podcast.xml",
    "arrangementer.ics",
    "frister.ics",
    "sitemap.xml",
    "search/index.json",
)
FEEDS = {
    "feed.xml", "feed.atom", "feed.json", "muligheder.xml", "muligheder.atom", "podcast.xml",
    "arrangementer.ics", "frister.ics",
}  # fmt: skip
WITH_PAGES = (Vacancy, Premises, Event, EventSeries, Episode, Article, Audience, Issue)
CLICKS = 3
_ADDRESS = re.compile(re.escape(ORIGIN) + r"""[^\s"'<>\\)\]&]*""")


@pytest.mark.parametrize("name", PROMISED)
def test_promised_file(built: ProjectCopy, name: str) -> None:
    assert (built.site / name).stat().st_size > 200


@pytest.mark.parametrize("model", WITH_PAGES, ids=lambda model: model.__name__)
def test_one_page_for_each_record(site: Site, library: Library, model: type[Record]) -> None:
    records = with_page(with_letters_out(library), model, DEMO)
    assert records
    assert model is Issue or len(records) == len(library.all(model))  # letters once they are sent
    for record in records:
        address = address_of(record)
        assert address is not None
        assert address in site.pages, record.id


def test_three_files_for_each_edition(built: ProjectCopy, library: Library) -> None:
    wanted = {
        f"{issue.id}/{audience}.{ending}"
        for issue in library.all(Issue)
        for audience in issue.audiences
        for ending in ("html", "txt", "eml")
    }
    found = {
        file.relative_to(built.outbox).as_posix()
        for issue in library.all(Issue)
        for file in (built.outbox / issue.id).rglob("*.*")
    }
    assert len(wanted) >= 3
    assert found == wanted


def test_no_source_is_published(built: ProjectCopy) -> None:
    endings = Counter(file.suffix for file in built.site.rglob("*") if file.is_file())
    assert not {".yml", ".yaml", ".md", ".py"} & set(endings)


def test_every_file_parses(built: ProjectCopy) -> None:
    for file in built.site.rglob("*.xml"):
        assert len(etree.parse(file).getroot()) > 0, file
    for file in built.site.rglob("*.json"):
        assert json.loads(file.read_bytes()), file
    for file in built.outbox.rglob("*.eml"):
        assert not message_from_bytes(file.read_bytes(), policy=default).defects, file


# --- links ------------------------------------------------------------------------------------


def test_every_link_on_a_page_leads_somewhere(site: Site) -> None:
    faults = [
        f"/{page.address}: {fault}"
        for page in site.pages.values()
        for url in (*page.links(), *page.loaded())
        if is_ours(url) and (fault := site.fault_of(url))
    ]
    assert not faults


def test_nothing_is_loaded_from_another_host(site: Site) -> None:
    for page in site.pages.values():
        assert [url for url in page.loaded() if not is_ours(url)] == [], page.address


def test_every_page_announces_the_feeds(site: Site) -> None:
    assert len(site.whole) > 60
    for page in site.whole.values():
        found = page.tree.xpath("//link[@rel='alternate']/@href")
        assert {name.lstrip("./") for name in found} >= FEEDS, page.address


def test_no_id_twice(site: Site) -> None:
    for page in site.pages.values():
        twice = [name for name, number in Counter(page.ids).items() if number > 1]
        assert not twice, page.address


def test_every_page_is_a_few_clicks_away(site: Site) -> None:
    clicks = {"": 0}
    waiting = deque([""])
    while waiting:
        address = waiting.popleft()
        for url in site.pages[address].links():
            target = url.removeprefix(ORIGIN).partition("#")[0]
            if is_ours(url) and target in site.pages and target not in clicks:
                clicks[target] = clicks[address] + 1
                waiting.append(target)
    lost = set(site.whole) - set(clicks)
    assert {address for address in lost if not address.startswith("redaktoer/")} == {
        "404.html", "design/",
    }  # fmt: skip
    far = {a for a, number in clicks.items() if number > CLICKS}
    assert far - _twins_of_letters(site) == set()


def _twins_of_letters(site: Site) -> set[str]:
    """Editions that say what another page says: only their mail leads there at once."""
    path = "//a[starts-with(normalize-space(), 'Det samme brev til')]/@href"
    found = (
        urljoin(page.url, str(link))
        for page in site.whole.values()
        for link in page.tree.xpath(path)
    )
    return {url.removeprefix(ORIGIN) for url in found}


def _addresses(file: Path) -> set[str]:
    text = file.read_bytes().decode("utf-8")
    if file.suffix == ".ics":
        text = text.replace("\r\n ", "").replace("\\n", "\n")
    if file.suffix == ".eml":
        message = message_from_bytes(file.read_bytes(), policy=default)
        text = "\n".join(p.get_content() for p in message.walk() if not p.is_multipart())
    return {url.rstrip(".,") for url in _ADDRESS.findall(text)}


def test_every_address_in_feeds_and_mail_leads_somewhere(built: ProjectCopy, site: Site) -> None:
    files = [
        *(f for f in built.site.rglob("*.*") if f.suffix in (".xml", ".json", ".ics")),
        *(f for f in built.outbox.rglob("*.*") if f.suffix in (".html", ".txt", ".eml")),
    ]
    own = built.site / "search"  # words, weights and texts, read by a script alone
    silent = {f.name for f in files if not f.is_relative_to(own) and not _addresses(f)}
    assert silent <= {"kapitler.json", Path(HANDBOOK).name}
    known = {(f.name, u) for f in files for u in _addresses(f)}
    faults = {
        f"{name}: {fault}"
        for name, u in known
        if (fault := site.fault_of(u)) and not is_of_unsent(u, built.outbox, site)
    }
    assert not faults
    parts = json.loads((built.site / HANDBOOK).read_bytes())  # their addresses have no host
    assert [part for part in parts if site.fault_of(ORIGIN + part["url"])] == []


def test_sitemap_holds_every_page_that_may_be_found(built: ProjectCopy, site: Site) -> None:
    tree = etree.parse(built.site / "sitemap.xml")
    found = {str(e.text).removeprefix(ORIGIN) for e in tree.iter("{*}loc")}
    hidden = {a for a, page in site.whole.items() if page.tree.xpath("//meta[@name='robots']")}
    assert len(found) > 50
    assert found == set(site.whole) - hidden
    days = {str(e.text) for e in tree.iter("{*}lastmod")}
    assert all(Clock.parse(day).today <= DEMO.today for day in days)
