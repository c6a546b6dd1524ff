"""One new YAML file, one build: the vacancy is everywhere, with one and the same deadline."""

from __future__ import annotations

import json
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import feedparser
import icalendar
import pytest

from records.facts.openings import open_vacancies
from records.facts.status import deadline_text
from records.loading.library import load
from records.model.vacancy import Vacancy
from records.source.files import Project
from tests.project_copy import ProjectCopy, copy_of
from tests.search_index import read_site
from tests.site.conftest import DEMO
from tests.site.html import ORIGIN, HtmlPage, Site, spaced
from tests.small import article, small_project, vacancy
from tests.steps import IS_WHOLE

NAME = "roenne-ny-2026"
TITLE = "En helt ny kapacitet i Rønne"
MARKED = f"[Eksempel] {TITLE}"
ADDRESS = f"muligheder/{NAME}/"
AUDIENCE = "audiences: [ny-speciallaege]"
SUMMARY = "Denne post er lagt i mappen af en prøve og skal stå alle de rigtige steder."
ISSUE = "paa-vej-i-praksis-2026-11" if IS_WHOLE else "brev-2026-11"


@pytest.fixture(scope="module")
def project(
    request: pytest.FixtureRequest, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> ProjectCopy:
    """A project with one file more, built once: the real one in `.ci/run`, as it has more pages."""
    folder = tmp_path_factory.mktemp("adding") / "project"
    text = vacancy(NAME, title=TITLE, summary=SUMMARY, deadline="2026-11-25")
    if IS_WHOLE:
        project = copy_of(root, folder, after=request.getfixturevalue("built"))
        text = text.replace("contact: raadgiver", "contact: raadgiver-etablering")
    else:
        project = small_project(root, folder, after=request.getfixturevalue("built_small"))
        _write_to_two_audiences(project)
    project.write(f"content/vacancies/{NAME}.yml", text)
    done = project.praksis("build")
    assert done.exit_code == 0, done.output
    return project


def _write_to_two_audiences(project: ProjectCopy) -> None:
    """Let the small project's letter go to students as well, for whom there is an article."""
    project.write("content/articles/livet/ny-side.md", article("ny-side"))
    for name in ("mailing_lists/alle.yml", "issues/brev-2026-11.md", "articles/livet/ny-side.md"):
        file = project.folder / "content" / name
        text = file.read_text(encoding="utf-8")
        assert AUDIENCE in text
        text = text.replace(AUDIENCE, "audiences: [ny-speciallaege, medicinstuderende]")
        text = text.replace("{type: muligheder}", "{type: muligheder}\n  - {type: artikler}")
        file.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def pages(project: ProjectCopy) -> dict[str, HtmlPage]:
    return Site.read(project.site).pages


@pytest.fixture(scope="module")
def deadline(project: ProjectCopy) -> str:
    """The text that the records give, with plain spaces."""
    library = load(Project(project.folder, project.folder / "content"))
    found = library.find(Vacancy, NAME)
    assert found
    text = spaced(deadline_text(found))
    assert text == "25. november 2026 kl. 12.00"
    return text


def _cards(page: HtmlPage) -> list[str]:
    """The texts of the cards that lead to the vacancy."""
    path = f"//li/article[.//a[contains(@href, '{ADDRESS}')]]"
    return [page.text(f"({path})[{n}]") for n in range(1, len(page.tree.xpath(path)) + 1)]


def test_list(pages: dict[str, HtmlPage], deadline: str) -> None:
    (card,) = _cards(pages["muligheder/"])
    assert TITLE in card
    assert deadline in card


def test_own_page(pages: dict[str, HtmlPage], deadline: str) -> None:
    page = pages[ADDRESS]
    assert page.text("//h1") == TITLE
    assert page.text("//*[@class='act__date']") == deadline
    time = page.one("//time[@data-deadline]")
    assert time.get("datetime") == "2026-11-25T12:00:00+01:00"
    assert time.get("data-deadline") == "2026-11-25T12:00:59.999+01:00"


def test_front_page_slot(pages: dict[str, HtmlPage], deadline: str) -> None:
    (card,) = _cards(pages[""])
    assert card.startswith("Næste frist")
    assert deadline in card


def test_feeds(project: ProjectCopy, deadline: str) -> None:
    for name in ("muligheder.xml", "feed.xml"):
        feed = feedparser.parse((project.site / name).read_bytes())
        (entry,) = [e for e in feed.entries if e.link == ORIGIN + ADDRESS]
        assert entry.title == MARKED
        assert deadline in spaced(entry.content[0].value), name
    items = json.loads((project.site / "feed.json").read_bytes())["items"]
    (item,) = [i for i in items if i["url"] == ORIGIN + ADDRESS]
    assert deadline in spaced(item["content_html"])


@pytest.mark.parametrize("name", ["frister.ics", f"{ADDRESS}frist.ics"])
def test_calendar(project: ProjectCopy, deadline: str, name: str) -> None:
    calendar = icalendar.Calendar.from_ical((project.site / name).read_bytes())
    (event,) = [e for e in calendar.walk("VEVENT") if str(e["URL"]) == ORIGIN + ADDRESS]
    assert str(event["SUMMARY"]) == f"[Eksempel] Frist: {TITLE}"
    assert event.decoded("DTSTART").isoformat() == "2026-11-25T12:00:00+01:00"
    assert deadline in spaced(str(event["DESCRIPTION"]))


def test_newsletter(project: ProjectCopy, pages: dict[str, HtmlPage], deadline: str) -> None:
    stem = project.outbox / ISSUE / "ny-speciallaege"
    message = message_from_bytes(stem.with_suffix(".eml").read_bytes(), policy=default)
    parts = [message.get_body((kind,)) for kind in ("plain", "html")]
    texts = [
        stem.with_suffix(".html").read_text(encoding="utf-8"),
        stem.with_suffix(".txt").read_text(encoding="utf-8"),
        *(part.get_content() for part in parts if part),
    ]
    assert len(texts) == 4
    for text in texts:
        assert TITLE in spaced(text)
        assert deadline in spaced(text.replace("&nbsp;", " ").replace("&#160;", " "))
    assert f"nyhedsbrev/{ISSUE}/" not in pages  # it is not sent yet


def test_other_audiences_do_not_get_it(project: ProjectCopy) -> None:
    text = (project.outbox / ISSUE / "medicinstuderende.txt").read_text(encoding="utf-8")
    assert TITLE not in spaced(text)


def test_search_and_map(project: ProjectCopy, pages: dict[str, HtmlPage]) -> None:
    (found,) = [doc for doc in read_site(project.site) if doc["url"] == ADDRESS]
    assert found["title"] == TITLE
    assert SUMMARY in found["summary"]
    number = len(open_vacancies(load(Project(project.folder, project.folder / "content")), DEMO))
    assert f"Se {number} ledige muligheder" in spaced(pages[""].text("//main"))


def test_nothing_else_is_left_behind(project: ProjectCopy) -> None:
    assert project.leftovers() == []
