"""The editors' guide is part of the site, and found only by those who know its address."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from publishing.pages.about.handbook import handbook_pages
from tests.project_copy import ProjectCopy
from tests.search_index import read_site
from tests.site.html import Site

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def guide(site: Site) -> Site:
    return site


def test_every_chapter_is_a_page_that_search_engines_leave_out(guide: Site) -> None:
    chapters = [page for page in guide.pages if page.startswith("redaktoer/")]
    written = {file.stem for file in DOCS.glob("*.md")} - {"architecture", "domain"}
    assert {page.rstrip("/").rpartition("/")[2] for page in chapters} == written
    for address in chapters:
        (robots,) = guide.pages[address].tree.xpath("//meta[@name='robots']/@content")
        assert robots == "noindex"


def test_no_list_search_or_sitemap_has_it(built: ProjectCopy) -> None:
    assert not [doc for doc in read_site(built.site) if doc["url"].startswith("redaktoer/")]
    assert "redaktoer" not in (built.site / "sitemap.xml").read_text(encoding="utf-8")


def test_links_between_files_are_links_between_pages(tmp_path: Path) -> None:
    (tmp_path / "redaktoer.md").write_text(
        "# Til dig\n\nAlt står her.\n\n## Felter\n\nSe [felter](felter.md#frist) og ![en "
        "form](billeder/form.png). Skriv `{{figure:id}}`.\n",
        encoding="utf-8",
    )
    (tmp_path / "felter.md").write_text(
        "# Felter\n\nAlle felter.\n\n[Tilbage](redaktoer.md)\n", encoding="utf-8"
    )
    (tmp_path / "billeder").mkdir()
    Image.new("RGB", (40, 30)).save(tmp_path / "billeder" / "form.png")
    (tmp_path / "drift.md").write_text("# Operations\n", encoding="utf-8")
    front, fields = handbook_pages(tmp_path)
    assert (front.address, front.meta["title"], front.meta["lead"]) == (
        "redaktoer/", "Til dig", "Alt står her.",
    )  # fmt: skip
    assert 'href="/redaktoer/felter/#frist"' in front.body
    assert 'src="/redaktoer/billeder/form.png" width="40" height="30"' in front.body
    assert "{{figure:id}}" in front.body
    assert 'href="/redaktoer/"' in fields.body
    assert fields.address == "redaktoer/felter/"


def test_a_project_without_a_guide_has_no_such_page(tmp_path: Path) -> None:
    assert not list(handbook_pages(tmp_path / "docs"))
