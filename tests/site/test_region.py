"""After the merger the whole site says Region Østdanmark, and what was before keeps its name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publishing.pages.areas.areas import area_pages
from records.clock import Clock
from records.loading.library import Library
from tests import needs
from tests.project_copy import ProjectCopy
from tests.site.html import Site

HEADS = "//meta[@name='description' or starts-with(@property, 'og:')]/@content"


@pytest.fixture(scope="module")
def before(site: Site) -> Site:
    return site


@pytest.fixture(scope="module")
def after(site_later: Site) -> Site:
    return site_later


def _taglines(site: Site) -> set[str]:
    found = (
        page.text("//footer//p") for page in site.pages.values() if page.tree.xpath("//footer")
    )
    return {match[0] for text in found if (match := re.search(r"praksis i Region \w+", text))}


@pytest.mark.parametrize(
    ("moment", "region", "number"),
    [
        ("2026-12-31T23:59", "Region Hovedstaden", 29 + 10),
        ("2027-01-01T00:00", "Region Østdanmark", 46 + 10),
    ],
)
def test_the_page_of_an_area_is_made_with_the_region_of_the_minute(
    real_library: Library, moment: str, region: str, number: int
) -> None:
    pages = list(area_pages(real_library, Clock.parse(moment)))
    assert {page.meta["facts"][0]["value"] for page in pages} == {region}
    assert len(pages) == number


@needs.TIME
def test_each_page_names_the_region_of_its_moment(before: Site, after: Site) -> None:
    assert _taglines(before) == {"praksis i Region Hovedstaden"}
    assert _taglines(after) == {"praksis i Region Østdanmark"}


@needs.TIME
def test_every_area_lies_in_the_region_of_the_moment(before: Site, after: Site) -> None:
    for site, name, number in (
        (before, "Region Hovedstaden", 29 + 10),
        (after, "Region Østdanmark", 46 + 10),
    ):
        areas = [
            p for p in site.pages.values() if "page--area" in (p.one("//body").get("class") or "")
        ]
        assert len(areas) == number
        for page in areas:
            assert page.text("//*[@class='record__body']/dl[@class='facts']/div[1]/dd").startswith(
                name
            )


@needs.TIME
def test_the_words_of_the_office_name_the_region(before: Site, after: Site) -> None:
    assert "Region Hovedstadens indgang til almen praksis" in before.pages[""].text()
    assert "Region Østdanmarks indgang til almen praksis" in after.pages[""].text()
    assert "til almen praksis i Region Østdanmark." in after.pages["om/"].text()


@needs.TIME
def test_descriptions_of_today_do_not_name_the_old_region(after: Site) -> None:
    """Where one does, it tells of a year or of the merger itself."""
    dated = re.compile(r"20\d\d|Sjælland")
    for address, page in after.pages.items():
        for text in map(str, page.tree.xpath(HEADS)):
            assert "Region Hovedstaden" not in text or dated.search(text), address


@needs.TIME
def test_what_was_done_before_keeps_the_old_name(after: Site) -> None:
    grant = after.pages["tilbud/tilskud-til-uddannelsespladser-2017/"]
    assert "Region Hovedstaden" in grant.text("//dl[contains(@class, 'facts')]")
    initiatives = after.pages["om/indsatser-og-status/"].text()
    assert "Region Østdanmark · status pr. 2017" not in initiatives


@needs.TIME
def test_a_mail_that_a_command_writes_names_the_region_as_the_build_does(
    built: ProjectCopy, tmp_path: Path
) -> None:
    project = built.copy(tmp_path / "project")
    issue = project.folder / "content/issues/paa-vej-i-praksis-2026-11.md"
    text = issue.read_text(encoding="utf-8")
    told = text.replace("Kære læser", "Kære læser i {{region}}")
    issue.write_text(told, encoding="utf-8")
    assert project.run("newsletter", "build", issue.stem).returncode == 0
    mail = (project.outbox / issue.stem / "nynedsat.txt").read_text(encoding="utf-8")
    assert "Kære læser i Region Hovedstaden" in mail
    assert "{region}" not in mail


def test_nothing_is_wrong_in_what_both_moments_read(real_library: Library) -> None:
    assert real_library.diagnostics == ()
