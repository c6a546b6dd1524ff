"""Signing in and saving at Gitea: two people in Chromium, and Gitea on a port of this machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

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
from tests.site_plugins.admin.gitea_double import MAIN, REPO, Gitea
from tests.site_plugins.admin.test_workflow import FILE, RECORD, SITE, TITLE_FIELD

pytestmark = [pytest.mark.browser, needs.TIME]


@dataclass
class Office:
    """The project at Gitea, and the form that people open."""

    gitea: Gitea
    origin: str
    browser: Browser

    def sign_in(self, token: str) -> Page:
        """Somebody in a browser of their own."""
        page = self.browser.new_context(locale="da-DK", reduced_motion="reduce").new_page()
        sign_in(page, self.origin, token)
        return page


@pytest.fixture
def office(browser: Browser, bundle: Bundle, real: Library, root: Path) -> Iterator[Office]:
    content = (path for path in (root / "content").rglob("*") if path.is_file())
    gitea = Gitea({path.relative_to(root).as_posix(): path.read_bytes() for path in content})
    there = len(browser.contexts)
    with ExitStack() as open_:
        forge = open_.enter_context(running(forge_server(gitea)))
        backend = Backend("gitea", REPO, MAIN, base_url=forge[:-1], api_root=f"{forge}api/v1")
        files = {each.path: each.content for each in form_files(real, SITE, backend, bundle)}
        served = Served(files, lambda: as_json(form_settings(real, SITE, backend)))
        origin = open_.enter_context(running(form_server(served, 0)))
        yield Office(gitea, origin, browser)
        for context in browser.contexts[there:]:
            context.close()


def test_what_is_saved_stands_in_the_branch_at_once(office: Office) -> None:
    """Of two who opened the same record the second is refused, and nothing is written over."""
    first, second = office.sign_in("noegle-a"), office.sign_in("noegle-b")
    for page, title in ((first, "Den førstes titel"), (second, "Den andens titel")):
        page.get_by_text("Samlinger", exact=True).wait_for()
        page.evaluate("(to) => { location.hash = to; }", f"#/collections/vacancy/entries/{RECORD}")
        field = page.locator(TITLE_FIELD).first
        field.scroll_into_view_if_needed()
        field.fill(title)
    first.get_by_role("button", name="Gem", exact=True).click()
    first.get_by_role("button", name="Opret nyt dokument").wait_for()
    assert "title: Den førstes titel" in office.gitea.files[FILE].decode()
    assert office.gitea.messages == [f"Ret Mulighed: {RECORD}"]
    second.get_by_role("button", name="Gem", exact=True).click()
    said = second.get_by_role("alertdialog")
    said.filter(has_text=re.compile("En anden har|Det er ikke gemt")).wait_for()
    assert "title: Den førstes titel" in office.gitea.files[FILE].decode()


def test_a_gitea_that_is_too_old_says_so(office: Office) -> None:
    office.gitea.version = "1.22.0"
    page = office.sign_in("noegle-a")
    page.get_by_text(re.compile(r"kun bruges med .*Gitea.*1\.24.* eller nyere")).wait_for()
