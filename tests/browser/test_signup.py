"""Signing up in a real browser: with script and without, as far as the mail engine's door."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import needs
from tests.browser.conftest import PHONE, NewTab, Tab
from tests.browser.files import answering, served
from tests.browser.test_axe import OF_COLOURS, RULES, faults_in
from tests.newsletter.signup.offices import MAILMAN, UUIDS, office
from tests.project_copy import ProjectCopy
from tests.steps import some

pytestmark = pytest.mark.browser

PAGE = "nyhedsbrev/"
SMALL = (375, 667)
CHOSEN = "[...document.querySelectorAll('[data-signup] input:checked')].map((i) => i.value)"


@dataclass
class MailEngine:
    """Stands where Listmonk would: notes what a browser sends, and answers with a page."""

    url: str = ""
    got: list[tuple[str, list[tuple[str, str]]]] = field(default_factory=list)


@pytest.fixture(scope="module")
def engine() -> Iterator[MailEngine]:
    known = MailEngine()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            known.got.append((self.path, parse_qsl(body, keep_blank_values=True)))
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(b"<title>Tak</title><p>Se i din indbakke.</p>")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's
            """Say nothing."""

    with answering(Door) as url:
        known.url = url.rstrip("/")
        yield known


@pytest.fixture(scope="module")
def site(
    root: Path,
    tmp_path_factory: pytest.TempPathFactory,
    built_small: ProjectCopy,
    engine: MailEngine,
) -> Iterator[str]:
    """A site whose letters are real, served."""
    mail = {"engine": "listmonk", "public_url": engine.url}
    yield from _built(office(root, tmp_path_factory.mktemp("a") / "p", mail, built_small))


@pytest.fixture(scope="module")
def by_mail(
    root: Path, tmp_path_factory: pytest.TempPathFactory, built_small: ProjectCopy
) -> Iterator[str]:
    """The same with Mailman."""
    yield from _built(office(root, tmp_path_factory.mktemp("b") / "p", MAILMAN, built_small))


def _built(project: ProjectCopy) -> Iterator[str]:
    done = project.praksis("build")
    assert done.exit_code == 0, done.output
    with served(project.site) as url:
        yield url


@contextmanager
def _page(browser: Browser, *, script: bool = True) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": SMALL[0], "height": SMALL[1]},
        java_script_enabled=script,
        reduced_motion="reduce",
    )
    context.set_default_timeout(10_000)
    try:
        yield context.new_page()
    finally:
        context.close()


@pytest.mark.parametrize("script", some([True, False], 1), ids=some(["script", "no script"], 1))
def test_one_letter_and_two_areas_reach_the_engine(
    browser: Browser, site: str, engine: MailEngine, *, script: bool
) -> None:
    engine.got.clear()
    with _page(browser, script=script) as page:
        page.goto(site + PAGE)
        page.get_by_label("Læger i hoveduddannelse").check()
        page.get_by_label("Nye speciallæger i almen medicin").check()
        page.get_by_label("Bornholm").check()
        page.get_by_label("Din mailadresse", exact=True).fill("ny@example.org")
        page.get_by_role("button", name="Tilmeld mig").click()
        page.get_by_text("Se i din indbakke.").wait_for()
        assert page.url == f"{engine.url}/subscription/form"
    sent = [("l", UUIDS[2]), ("l", UUIDS[4]), ("email", "ny@example.org"), ("nonce", "")]
    assert engine.got == [("/subscription/form", sent)]


@needs.TIME
def test_alerts_alone_are_enough(browser: Browser, site: str, engine: MailEngine) -> None:
    engine.got.clear()
    with _page(browser, script=False) as page:
        page.goto(site + PAGE)
        page.get_by_label("Bornholm").check()
        page.get_by_label("Din mailadresse", exact=True).fill("ny@example.org")
        page.keyboard.press("Enter")
        page.get_by_text("Se i din indbakke.").wait_for()
    assert [value for name, value in engine.got[0][1] if name == "l"] == [UUIDS[4]]


def test_a_choice_can_be_taken_back_without_script(
    browser: Browser, site: str, engine: MailEngine
) -> None:
    engine.got.clear()
    with _page(browser, script=False) as page:
        page.goto(site + PAGE)
        page.get_by_label("Læger i hoveduddannelse").check()
        page.get_by_role("button", name="Fjern mine valg").click()
        assert not page.get_by_label("Læger i hoveduddannelse").is_checked()


def test_nothing_chosen_is_told_before_it_is_sent(
    browser: Browser, site: str, engine: MailEngine
) -> None:
    engine.got.clear()
    with _page(browser) as page:
        page.goto(site + PAGE)
        page.get_by_label("Din mailadresse", exact=True).fill("ny@example.org")
        page.get_by_role("button", name="Tilmeld mig").click()
        page.get_by_text("Vælg, hvor du er i dit lægeliv").wait_for()
        assert page.url == site + PAGE
        page.get_by_label("Læger i hoveduddannelse").check()
        assert page.get_by_text("Vælg, hvor du er i dit lægeliv").count() == 0
    assert engine.got == []


@pytest.mark.parametrize(
    ("query", "chosen"),
    some([
        ("?maalgruppe=hu-laege", [UUIDS[1]]),
        ("?omraade=0400", [UUIDS[4]]),
        ("?omraade=bornholm", [UUIDS[4]]),
        ("?omraade=albertslund", [UUIDS[3]]),
        ("?maalgruppe=ny-speciallaege&omraade=bornholm", [UUIDS[2], UUIDS[4]]),
        ("?maalgruppe=findes-ikke", []),
        ("?maalgruppe=%22%5D%2C*%7B&omraade=", []),
        ("", []),
    ], 2),
)  # fmt: skip
def test_the_address_chooses(browser: Browser, site: str, query: str, chosen: list[str]) -> None:
    with _page(browser) as page:
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(site + PAGE + query, wait_until="load")
        assert page.evaluate(CHOSEN) == chosen
        assert complaints == []


@needs.TIME
def test_the_region_and_a_part_of_it_are_not_chosen_together(browser: Browser, site: str) -> None:
    with _page(browser) as page:
        page.goto(site + PAGE)
        page.get_by_label("Bornholm").check()
        page.get_by_label("Hele regionen").check()
        assert page.evaluate(CHOSEN) == [UUIDS[3]]
        page.get_by_label("Bornholm").check()
        assert page.evaluate(CHOSEN) == [UUIDS[4]]


@needs.TIME
def test_without_script_the_link_leads_to_the_choice_itself(browser: Browser, site: str) -> None:
    with _page(browser, script=False) as page:
        page.goto(f"{site}{PAGE}?omraade=bornholm#omraade-0400")
        # A page is loaded before it is drawn, and goes to its place when it is drawn first.
        expect(page.locator("#omraade-0400")).to_be_in_viewport(ratio=1)


@needs.TIME
def test_the_choice_is_on_the_first_screen_of_a_phone(browser: Browser, origin: str) -> None:
    """On the demonstration, which has a line about examples on top of all else."""
    with _page(browser) as page:
        page.goto(origin + PAGE)
        page.get_by_text("Hvor er du i dit lægeliv?").wait_for()
        for text in ("Hvor er du i dit lægeliv?", "Medicinstuderende", "Introlæger"):
            shown = page.locator("form[data-signup]").get_by_text(text, exact=True)
            box = shown.first.bounding_box()
            assert box
            assert box["y"] + box["height"] <= SMALL[1], text
        assert page.evaluate("document.documentElement.scrollWidth") == SMALL[0]


@needs.TIME
def test_the_choice_of_mailman_is_a_mail(browser: Browser, by_mail: str) -> None:
    with _page(browser) as page:
        page.goto(f"{by_mail}{PAGE}?maalgruppe=hu-laege")
        link = page.get_by_role("link", name="Læger i hoveduddannelse")
        joined = "mailto:hu-join@lister.example.org?subject=Tilmeld&body="
        assert link.get_attribute("href") == joined
        assert link.get_attribute("aria-current") == "true"
        page.goto(by_mail + PAGE)
        box = page.get_by_role("link", name="Nye speciallæger i almen medicin").bounding_box()
        assert box
        assert box["y"] + box["height"] <= SMALL[1]
        assert page.locator(".opt[aria-current]").count() == 0


@needs.TIME
@pytest.mark.parametrize("kind", ["form", "mails"])
def test_axe_finds_nothing(new_tab: NewTab, axe: str, site: str, by_mail: str, kind: str) -> None:
    with new_tab(PHONE, reduced_motion="reduce") as tab:
        own = Tab(tab.page, site if kind == "form" else by_mail)
        own.open(f"{PAGE}?maalgruppe=hu-laege&omraade=bornholm")
        own.has(axe + "; 0")
        assert list(faults_in(own, "light", PHONE, RULES)) == []
        assert list(faults_in(own, "dark", PHONE, OF_COLOURS)) == []
        assert own.complaints == []
