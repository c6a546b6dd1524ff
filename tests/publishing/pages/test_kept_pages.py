"""Pages that hang on no opening of another place are not made again for one that changed there."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from publishing.page import Page
from publishing.pages import articles
from publishing.pages.all_pages import text_pages
from publishing.pages.areas import areas
from publishing.pages.learning.article import article_page
from records.clock import Clock
from records.loading.cache import RecordCache
from records.loading.library import Library, unchecked
from records.model.area import Area
from records.model.article import Article
from records.source.files import Project
from tests.conftest import DEMO
from tests.projects import VACANCY, changed, make_project, write

CLOCK = Clock.parse(DEMO)
OPENING = "content/vacancies/roenne-1.yml"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Whatever was made anew, by the id of its record."""
    found: Counter[str] = Counter()
    area_page = areas.area_page

    def of_area(area: Area, library: Library, clock: Clock) -> Page:
        found[area.id] += 1
        return area_page(area, library, clock)

    def of_article(article: Article, library: Library, clock: Clock) -> Page:
        found[article.id] += 1
        return article_page(article, library, clock)

    monkeypatch.setattr(areas, "area_page", of_area)
    monkeypatch.setattr(articles, "article_page", of_article)
    return found


def pages_of(folder: Path) -> dict[str, Page]:
    library = unchecked(Project(folder, folder / "content"), RecordCache.open(folder))
    library = replace(library, moment="until noon")
    found = {page.address: page for page in text_pages(library, CLOCK)}
    library.kept.save()
    return found


def test_an_opening_that_changes_makes_the_page_of_its_place_anew(
    tmp_path: Path, made: Counter[str]
) -> None:
    project = make_project(tmp_path / "project")
    before = pages_of(project)
    assert {"bornholm", "hverdag"} <= made.keys()
    made.clear()
    assert pages_of(project) == before
    assert not made
    write(project / OPENING, changed(VACANCY, ("To 0-kapaciteter i Rønne", "To ledige i Rønne")))
    after = pages_of(project)
    assert "hverdag" not in made
    assert made["bornholm"]
    assert after["omraader/bornholm/"] != before["omraader/bornholm/"]
    made.clear()
    uncached = Project(project, project / "content")
    assert {page.address: page for page in text_pages(unchecked(uncached), CLOCK)} == after
