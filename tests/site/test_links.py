"""Every link of the built site leads somewhere, at both clocks, and so do feeds, data and mails."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from tests.project_copy import ProjectCopy
from tests.site.html import ORIGIN, Site, is_of_unsent, is_ours
from tests.steps import some

_OURS = re.compile(re.escape(ORIGIN) + r'[^\s"<>\\,;)\]]*')
_FOLDED = re.compile(r"\r?\n[ \t](?=\S)")
_ICS = re.compile(r'"(?:https?://[^"/]*/)?([^":\s]*\.ics)"')
_READ_BY_PROGRAMS = {".xml", ".json", ".ics", ".csv", ".txt", ".webmanifest"}


@pytest.fixture(scope="module", params=some(["now", "later"], 1))
def project(request: pytest.FixtureRequest) -> ProjectCopy:
    """The built project at the moment that `mkdocs.yml` names, and after the regions merged."""
    name = "built" if request.param == "now" else "built_later"
    found = request.getfixturevalue(name)
    assert isinstance(found, ProjectCopy)
    return found


@pytest.fixture(scope="module")
def whole(request: pytest.FixtureRequest, project: ProjectCopy, built: ProjectCopy) -> Site:
    """All its pages."""
    found = request.getfixturevalue("site" if project == built else "site_later")
    assert isinstance(found, Site)
    return found


def test_every_link_and_file_of_every_page_is_there(whole: Site) -> None:
    dead, seen = {}, 0
    for address, page in whole.pages.items():
        for url in {*page.links(), *page.loaded()}:
            seen += 1
            fault = whole.fault_of(url) if is_ours(url) else None
            if fault and not address.startswith("admin/"):
                dead[address, url] = fault
    assert dead == {}
    assert seen > 5000


def test_no_calendar_without_an_entry_is_offered(project: ProjectCopy) -> None:
    """Neither by a link nor by what a list says of a choice; it is there for its subscribers."""
    calendars = {file: file.read_bytes() for file in project.site.rglob("*.ics")}
    empty = {
        file.relative_to(project.site).as_posix()
        for file, content in calendars.items()
        if b"BEGIN:VEVENT" not in content
    }
    assert empty
    pages = {page: page.read_text(encoding="utf-8") for page in project.site.rglob("*.html")}
    assert {
        (page.relative_to(project.site).as_posix(), calendar)
        for page, text in pages.items()
        for calendar in _ICS.findall(text)
        if calendar.lstrip("./") in empty
    } == set()


def test_every_link_of_what_programs_read_is_there(project: ProjectCopy, whole: Site) -> None:
    dead, seen = {}, 0
    for file in sorted(project.site.rglob("*")):
        if file.suffix in _READ_BY_PROGRAMS:
            for url in links_in(file):
                seen += 1
                fault = whole.fault_of(url)
                if fault:
                    dead[file.relative_to(project.site).as_posix(), url] = fault
    assert dead == {}
    assert seen > 400


def test_every_link_of_every_mail_is_there(project: ProjectCopy, whole: Site) -> None:
    mails = [file for file in project.outbox.rglob("*") if file.suffix in (".html", ".txt")]
    found = {
        (file.name, url): whole.fault_of(url)
        for file in mails
        for url in links_in(file)
        if not is_of_unsent(url, project.outbox, whole)
    }
    assert {place: fault for place, fault in found.items() if fault} == {}
    assert len(found) > 50


def links_in(file: Path) -> set[str]:
    text = _FOLDED.sub("", file.read_text(encoding="utf-8"))
    return {unescape(url).rstrip(".") for url in _OURS.findall(text)}
