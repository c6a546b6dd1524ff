"""Drafts at GitLab: two people in Chromium, and GitLab on a port of this machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from records.loading.library import Library
from site_plugins.admin.backend import Backend
from site_plugins.admin.bundle import Bundle
from site_plugins.admin.page import form_files
from site_plugins.admin.serving import Served, form_server
from site_plugins.admin.settings import as_json, form_settings
from tests import needs
from tests.running import running
from tests.site_plugins.admin.conftest import sign_in
from tests.site_plugins.admin.forge_server import forge_server
from tests.site_plugins.admin.gitlab_double import MAIN, REPO, GitLab
from tests.site_plugins.admin.test_workflow import BRANCH, FILE, RECORD, SITE, TITLE_FIELD

pytestmark = [pytest.mark.browser, needs.TIME]

KEPT = "gemt som en kladde"
REFUSED = "En anden har gemt"


@dataclass
class Office:
    """The project at GitLab, and the form that people open."""

    gitlab: GitLab
    origin: str
    browser: Browser

    def sign_in(self, token: str) -> Page:
        """Somebody in a browser of their own."""
        context = self.browser.new_context(locale="da-DK", reduced_motion="reduce")
        page = context.new_page()
        sign_in(page, self.origin, token)
        page.get_by_text("Samlinger", exact=True).wait_for()
        return page


@pytest.fixture
def office(browser: Browser, bundle: Bundle, real: Library, root: Path) -> Iterator[Office]:
    content = (path for path in (root / "content").rglob("*") if path.is_file())
    gitlab = GitLab()
    gitlab.begin({path.relative_to(root).as_posix(): path.read_bytes() for path in content})
    there = len(browser.contexts)
    with ExitStack() as open_:
        forge = open_.enter_context(running(forge_server(gitlab)))
        root_of_api = f"{forge}api/v4"
        backend = Backend("gitlab", REPO, MAIN, api_root=root_of_api, review=True)
        files = {each.path: each.content for each in form_files(real, SITE, backend, bundle)}
        served = Served(files, lambda: as_json(form_settings(real, SITE, backend)))
        origin = open_.enter_context(running(form_server(served, 0)))
        yield Office(gitlab, origin, browser)
        for context in browser.contexts[there:]:
            context.close()


def test_nobody_writes_over_a_colleague_unseen(office: Office) -> None:
    """Neither who began from what is live, nor who opened a draft that has moved on since."""
    first, second = office.sign_in("noegle-a"), office.sign_in("noegle-b")
    for page in (first, second):
        _open(page)
    _saves(first, "Den førstes titel", KEPT)
    _saves(second, "Den andens titel", REFUSED)
    assert b"title: Den f" in office.gitlab.branches[BRANCH].files[FILE]
    third, fourth = office.sign_in("noegle-a"), office.sign_in("noegle-b")
    for page in (third, fourth):
        _open(page)
        expect(page.locator(TITLE_FIELD).first).to_have_value("Den førstes titel")
    _saves(third, "Den tredjes titel", KEPT)
    _saves(fourth, "Den fjerdes titel", REFUSED)
    assert b"title: Den tredjes titel" in office.gitlab.branches[BRANCH].files[FILE]
    _open(third)
    _saves(third, "Den tredjes anden titel", KEPT)  # on top of one's own there is nothing to refuse
    assert b"title: Den tredjes anden titel" in office.gitlab.branches[BRANCH].files[FILE]


def test_a_draft_may_lack_much_but_not_its_name(office: Office) -> None:
    """The name of its file never changes, so nothing may be made up for it."""
    page = office.sign_in("noegle-a")
    page.evaluate("location.hash = '#/collections/article/new'")
    page.locator(TITLE_FIELD).first.fill("En tur i klinikken")
    page.get_by_role("button", name="Gem", exact=True).click()
    page.get_by_role("button", name="Vis fejl").click()
    for label in ("Id", "Sektion"):
        told = re.compile(rf"{label}\b.*skal udfyldes", re.DOTALL)
        page.get_by_role("button").filter(has_text=told).wait_for()
    assert list(office.gitlab.branches) == [MAIN]
    page.locator('[data-key-path="id"] input').first.fill("en-tur-i-klinikken")
    page.locator('[data-key-path="section"]').get_by_role("combobox").click()
    page.get_by_role("option", name="Livet i praksis").click()
    page.get_by_role("button", name="Gem", exact=True).click()
    page.get_by_text("Dokumentet er gemt").wait_for()
    [there] = set(office.gitlab.branches) - {MAIN}
    assert there == "cms/article/en-tur-i-klinikken"
    written = set(office.gitlab.branches[there].files) - set(office.gitlab.branches[MAIN].files)
    assert written == {"content/articles/livet/en-tur-i-klinikken.md"}


def _open(page: Page) -> None:
    to = f"#/collections/vacancy/entries/{RECORD}"
    page.evaluate("(to) => { if (location.hash !== to) location.hash = to; }", to)
    page.locator(TITLE_FIELD).first.scroll_into_view_if_needed()


def _saves(page: Page, title: str, said: str) -> None:
    field = page.locator(TITLE_FIELD).first
    field.scroll_into_view_if_needed()
    field.fill(title)
    page.get_by_role("button", name="Gem", exact=True).click()
    shown = page.get_by_role("alertdialog").filter(has_text=re.compile(said))
    shown.wait_for()
    shown.get_by_role("button").last.click()
