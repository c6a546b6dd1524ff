"""The form of a site with a server behind it: it accepts its settings, and asks nobody yet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from playwright.sync_api import Browser, Page

from publishing.site import Site
from records.loading.library import Library
from site_plugins.admin.backend import Backend
from site_plugins.admin.bundle import Bundle
from site_plugins.admin.page import form_files
from site_plugins.admin.serving import Served, form_server
from site_plugins.admin.settings import as_json, form_settings
from tests import needs
from tests.running import running
from tests.steps import some

pytestmark = pytest.mark.browser

SITE = Site("Min Almen Praksis", "https://example.org/", "", "Region Hovedstaden")


@pytest.mark.parametrize(
    ("backend", "buttons"),
    some([
        (Backend("github", "kontoret/praksis", review=True), ["Log ind med adgangstoken"]),
        (
            Backend("gitlab", "region/praksis", app_id="abc", review=True),
            ["Log ind med GitLab", "Log ind med adgangstoken"],
        ),
        (
            Backend("gitea", "kontoret/praksis", base_url="https://git.example.org",
                    api_root="https://git.example.org/api/v1"),
            ["Log ind med adgangstoken"],
        ),
    ], 1),
    ids=lambda value: getattr(value, "name", ""),
)  # fmt: skip
def test_who_works_at_a_server_signs_in_there(
    browser: Browser, bundle: Bundle, real: Library, backend: Backend, buttons: list[str]
) -> None:
    with _opened(browser, bundle, real, backend) as (page, complaints, asked):
        page.get_by_role("button", name=buttons[-1]).wait_for()
        shown = page.locator(".buttons [role=button]").all_inner_texts()
        plain = [label.replace("\u2068", "").replace("\u2069", "") for label in shown]
        assert plain == ["Åbn projektets mappe", *buttons]
        assert (complaints, asked) == ([], [])


def test_on_a_site_there_is_only_signing_in(
    browser: Browser, bundle: Bundle, real: Library
) -> None:
    """A folder with `mkdocs.yml` in it is nothing that somebody with a telephone can choose."""
    backend = Backend("gitlab", "region/praksis", review=True)
    with _opened(browser, bundle, real, backend, host="form.example.org") as (page, _, _):
        page.get_by_role("button", name="Log ind med adgangstoken").wait_for()
        assert page.locator(".buttons").inner_text().strip() == "Log ind med adgangstoken"


@needs.TIME
def test_the_form_of_a_working_copy_does_nothing_elsewhere(
    browser: Browser, bundle: Bundle, real: Library
) -> None:
    """On a public site there are no files to write in, so the page says where to open it."""
    with _opened(browser, bundle, real, Backend(), host="form.example.org") as (page, _, _):
        page.get_by_text("python3 start.py admin open").wait_for()
        assert page.locator("[role=button]").count() == 0


@contextmanager
def _opened(
    browser: Browser, bundle: Bundle, real: Library, backend: Backend, host: str = ""
) -> Iterator[tuple[Page, list[str], list[str]]]:
    """The form's first page; what it complained of, and whom else it asked."""
    made = form_files(real, SITE, backend, bundle)
    files = {output.path: output.content for output in made}
    served = Served(files, lambda: as_json(form_settings(real, SITE, backend)))
    page = browser.new_context(locale="da-DK").new_page()
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    with running(form_server(served, 0)) as origin, closing(page.context):
        own = (origin, "blob:", "data:")
        page.on(
            "request", lambda sent: None if sent.url.startswith(own) else asked.append(sent.url)
        )
        if host:
            page.route("**/form.js", lambda route: route.fulfill(
                body=files["admin/form.js"].decode().replace("location.hostname", f"'{host}'"),
                content_type="text/javascript"))  # fmt: skip
        page.goto(f"{origin}admin/")
        yield page, complaints, asked
