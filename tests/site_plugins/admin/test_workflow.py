"""Draft, a colleague's look, live: two people in Chromium, and GitHub on a port of this machine."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from publishing.site import Site
from records.loading.library import Library
from site_plugins.admin.backend import Backend
from site_plugins.admin.bundle import Bundle
from site_plugins.admin.page import form_files
from site_plugins.admin.serving import Served, form_server
from site_plugins.admin.settings import as_json, form_settings
from tests import needs
from tests.project_copy import ProjectCopy
from tests.running import running
from tests.site_plugins.admin.conftest import PATIENCE, sign_in
from tests.site_plugins.admin.forge_server import forge_server
from tests.site_plugins.admin.github_double import MAIN, OWNER, REPO, GitHub
from tests.site_plugins.admin.openapi import followed, properties

pytestmark = [pytest.mark.browser, needs.TIME]

SITE = Site("Min Almen Praksis", "https://example.org/", "", "Region Hovedstaden")
RECORD = "halsnaes-vikariat-2027"
FILE = f"content/vacancies/{RECORD}.yml"
BRANCH = f"cms/vacancy/{RECORD}"
TITLE = "Vikariat i en klinik i Halsnæs"
TITLE_FIELD = '[data-key-path="title"] input'
PREVIEW = "https://gren.example.org"


@dataclass
class Office:
    """The repository, and the form that people open."""

    github: GitHub
    origin: str
    browser: Browser
    complaints: list[str]

    def sign_in(self, token: str) -> Page:
        """Somebody in a browser of their own."""
        page = self.browser.new_context(
            viewport={"width": 1280, "height": 900}, locale="da-DK", reduced_motion="reduce"
        ).new_page()
        page.on(
            "console",
            lambda said: self.complaints.append(said.text) if said.type == "error" else None,
        )
        sign_in(page, self.origin, token)
        page.get_by_text("Samlinger", exact=True).wait_for()
        return page


@pytest.fixture
def office(browser: Browser, bundle: Bundle, real: Library, root: Path) -> Iterator[Office]:
    content = (path for path in (root / "content").rglob("*") if path.is_file())
    github = GitHub()
    github.begin({path.relative_to(root).as_posix(): path.read_bytes() for path in content})
    with ExitStack() as open_:
        forge = open_.enter_context(running(forge_server(github)))
        backend = Backend("github", f"{OWNER}/{REPO}", MAIN, api_root=forge[:-1], review=True)
        made = form_files(real, SITE, backend, bundle)
        files = {output.path: output.content for output in made}
        times = itertools.count()

        def settings() -> bytes:  # another choice each time, as when somebody has added a record
            told = as_json(form_settings(real, SITE, backend))
            return told.replace(b"Kun udkast", b"Kun udkast %d" % next(times))

        served = Served(files, settings)
        origin = open_.enter_context(running(form_server(served, 0)))
        there = len(browser.contexts)
        yield Office(github, origin, browser, [])
        for context in browser.contexts[there:]:
            context.close()


@pytest.fixture(scope="module")
def described() -> Mapping[str, Any]:
    """GitHub's own description of its API (OpenAPI 3)."""
    file = needs.npm_file("@octokit/openapi", "generated/api.github.com.json", "PRAKSIS_GITHUB_API")
    told: Mapping[str, Any] = json.loads(file.read_text("utf-8"))
    return told


def test_from_draft_to_live(
    office: Office, project: ProjectCopy, described: Mapping[str, Any]
) -> None:
    github = office.github
    _is_written(office.sign_in("noegle-a"), github)
    github.previews[BRANCH] = PREVIEW
    colleague = office.sign_in("noegle-b")
    colleague.evaluate("location.hash = '#/workflow'")
    colleague.get_by_text(TITLE).click()
    _is_seen_as_readers_will(colleague, github, project)
    _is_put_out(colleague, github)
    assert project.praksis("check").exit_code == 0
    assert office.complaints == []
    for call in github.calls:
        _is_described(described, *call)


def test_nobody_writes_over_a_colleague_unseen(office: Office) -> None:
    """Of two who opened the same record the second is refused, and keeps what was written."""
    first, second = office.sign_in("noegle-a"), office.sign_in("noegle-b")
    for page in (first, second):
        _types(page, "Rettet af en af os to")
    for page, title in ((second, "Kollegaens titel"), (first, "Min egen titel")):
        _types(page, title)
        page.get_by_role("button", name="Gem", exact=True).click()
        page.get_by_text("gemt som en kladde" if page is second else "Det er ikke gemt").wait_for()
    assert b"title: Kollegaens titel" in office.github.branches[BRANCH].files[FILE]
    first.get_by_text("En anden har gemt").wait_for()
    first.bring_to_front()
    first.reload()
    first.get_by_role("button", name="Hent det frem").click(timeout=3 * PATIENCE)
    expect(first.locator(TITLE_FIELD).first).to_have_value("Min egen titel", timeout=PATIENCE)
    first.get_by_role("button", name="Gem", exact=True).click()
    first.get_by_text("gemt som en kladde").wait_for()
    assert b"title: Min egen titel" in office.github.branches[BRANCH].files[FILE]


def test_without_a_net_nothing_is_lost_and_a_double_tap_saves_once(office: Office) -> None:
    page = office.sign_in("noegle-a")
    _types(page, TITLE)
    page.context.set_offline(True)
    page.get_by_role("button", name="Gem", exact=True).click()
    said = page.get_by_role("alertdialog", name="Det er ikke gemt")
    said.get_by_text("tryk på Gem igen").wait_for()
    assert "fetch" not in said.inner_text()
    said.get_by_role("button", name="OK").click()
    page.context.set_offline(False)
    page.get_by_role("button", name="Gem", exact=True).dblclick()
    page.get_by_text("gemt som en kladde").wait_for()
    assert len(office.github.pulls) == 1
    assert TITLE.encode() in office.github.branches[BRANCH].files[FILE]


def _types(page: Page, title: str) -> None:
    """Opens the record where it is not open, and types as somebody does: with keys."""
    to = f"#/collections/vacancy/entries/{RECORD}"
    page.evaluate("(to) => { if (location.hash !== to) location.hash = to; }", to)
    field = page.locator(TITLE_FIELD).first
    field.scroll_into_view_if_needed()
    field.fill("")
    field.press_sequentially(title)
    page.wait_for_timeout(700)  # what is not saved is kept half a second later


def _is_written(page: Page, github: GitHub) -> None:
    """Saved, it is a draft on a branch of its own; main knows nothing of it."""
    page.evaluate("(to) => { location.hash = to; }", f"#/collections/vacancy/entries/{RECORD}")
    title = page.locator(TITLE_FIELD).first
    title.scroll_into_view_if_needed()
    title.fill(TITLE)
    page.get_by_role("button", name="Gem", exact=True).click()
    asked = page.get_by_role("alertdialog")
    asked.get_by_text("gemt som en kladde").wait_for()
    [pull] = github.pulls.values()
    assert (pull.branch, pull.is_draft, pull.labels) == (BRANCH, True, ["sveltia-cms/draft"])
    asked.get_by_role("button", name="Send til gennemsyn").click()
    _until(page, lambda: pull.labels == ["sveltia-cms/pending_review"] and not pull.is_draft)
    assert TITLE.encode() not in github.branches[MAIN].files[FILE]


def _is_seen_as_readers_will(page: Page, github: GitHub, project: ProjectCopy) -> None:
    """The link leads to the record's own page in the preview of the branch, which is built."""
    project.write(FILE, github.branches[BRANCH].files[FILE].decode())
    built = project.praksis("build")
    assert built.exit_code == 0, built.output
    page.context.route(f"{PREVIEW}/**", _from(project.site))
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Vis forhåndsvisning").click()
    opened.value.get_by_role("heading", name=TITLE, level=1).wait_for()
    assert opened.value.url == f"{PREVIEW}/muligheder/{RECORD}/"
    opened.value.close()


def _from(site: Path) -> Callable[[Route], None]:
    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(f"{PREVIEW}/").partition("?")[0]
        file = site / path / "index.html" if path.endswith("/") or not path else site / path
        route.fulfill(path=file) if file.is_file() else route.fulfill(status=404)

    return answer


def _is_put_out(page: Page, github: GitHub) -> None:
    """The colleague says it is ready, and puts it out: main has it, and the branch is gone."""
    [pull] = github.pulls.values()
    for _ in range(4):  # a click while the menu is still drawn is lost, as it is for people
        page.get_by_role("button", name=re.compile("^Status")).click()
        page.get_by_role("menuitemradio", name="Klar").click()
        with suppress(AssertionError):
            _until(page, lambda: pull.labels == ["sveltia-cms/pending_publish"])
            break
    assert pull.labels == ["sveltia-cms/pending_publish"]
    page.get_by_role("button", name=re.compile("^Udgiv")).first.click()
    page.get_by_role("alertdialog").get_by_role("button", name="Udgiv").click()
    _until(page, lambda: pull.state == "merged" and list(github.branches) == [MAIN])
    assert TITLE.encode() in github.branches[MAIN].files[FILE]


def _until(page: Page, is_so: Callable[[], bool]) -> None:
    """Wait for the repository: the form says nothing when it is done."""
    for _ in range(PATIENCE // 50):
        if is_so():
            return
        page.wait_for_timeout(50)
    assert is_so()


def _is_described(
    described: Mapping[str, Any], method: str, path: str, sent: Any, status: int, answer: Any
) -> None:
    """GitHub knows the call, takes what was sent, and answers with such keys."""
    path = path.partition("?")[0].replace(f"/{OWNER}/{REPO}", "/{owner}/{repo}")
    operations = [
        told[method.lower()]
        for template, told in described["paths"].items()
        if method.lower() in told and _fits(template, path)
    ]
    assert operations, (method, path)
    operation = operations[0]
    assert str(status) in operation["responses"], (method, path, status)
    if sent is not None:
        jsonschema.validate(sent, _schema(described, operation["requestBody"]))
    if isinstance(answer, dict):
        schema = _schema(described, operation["responses"][str(status)])
        known = dict(properties(described, schema))
        for key, value in answer.items():
            assert key in known, (path, key)
            if not isinstance(value, dict | list):
                jsonschema.validate(value, {**known[key], "components": described["components"]})


def _fits(template: str, path: str) -> bool:
    """Literal parts first: `/pulls/{pull_number}/merge`; a ref may have slashes in it."""
    pattern = re.escape(template).replace(r"\{owner\}", "{owner}").replace(r"\{repo\}", "{repo}")
    pattern = re.sub(r"\\\{ref\\\}", ".+", re.sub(r"\\\{(?!ref)\w+\\\}", "[^/]+", pattern))
    return bool(re.fullmatch(pattern.replace("{", r"\{").replace("}", r"\}"), path))


def _schema(described: Mapping[str, Any], body: Mapping[str, Any]) -> dict[str, Any]:
    """That of a body in JSON, with all that it may refer to."""
    body = followed(described, body)
    schema = followed(described, body["content"]["application/json"]["schema"])
    return {**schema, "components": described["components"]}
