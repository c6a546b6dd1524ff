"""The built site on a port of this machine, and a browser that notes what pages do."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Error,
    Page,
    Request,
    ViewportSize,
)

from tests.browser.files import served
from tests.project_copy import ProjectCopy

PHONE, DESK = (375, 812), (1280, 900)
PATIENCE = 10.0
"""Seconds to wait in a page before the test fails."""


@pytest.fixture(scope="session")
def origin(built: ProjectCopy) -> Iterator[str]:
    """The address of the site, served; ends in `/`."""
    with served(built.site) as address:
        yield address


@dataclass
class Tab:
    """A page in the browser, and all that it asked for and complained of."""

    page: Page
    origin: str
    size: tuple[int, int] = DESK
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._request)
        self.page.on("console", self._console)
        self.page.on("pageerror", self._error)

    def open(self, address: str) -> Page:
        """Go to a page of the site."""
        self.page.goto(self.origin + address, wait_until="load")
        return self.page

    def has(self, script: str) -> Any:
        """What an expression gives in the page."""
        return self.page.evaluate(script)

    def wait_for(self, script: str) -> None:
        """Wait until an expression is true. Playwright's own way needs `eval`; CSP refuses it."""
        until = time.monotonic() + PATIENCE
        while not self.page.evaluate(script):
            assert time.monotonic() < until, script
            self.page.wait_for_timeout(20)

    def leave(self) -> None:
        """Leave the page as one that was never used: it costs half of opening another."""
        page, context = self.page, self.page.context
        page.remove_listener("request", self._request)
        page.remove_listener("console", self._console)
        page.remove_listener("pageerror", self._error)
        for other in context.pages:
            if other != page:
                other.close()
        page.unroute_all(behavior="ignoreErrors")
        if page.url.startswith(self.origin):
            page.evaluate("sessionStorage.clear()")
        page.goto("about:blank")
        browser = context.new_cdp_session(page)
        for origin in (self.origin.removesuffix("/"), *self._others()):
            browser.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        browser.detach()
        context.clear_cookies()
        page.emulate_media(media="null", color_scheme="null", reduced_motion="null")
        page.set_viewport_size({"width": self.size[0], "height": self.size[1]})

    def _others(self) -> set[str]:
        """Where else the page asked for something."""
        found = {"/".join(url.split("/")[:3]) for url in self.asked if url.startswith("http")}
        return found - {self.origin.removesuffix("/")}

    def _request(self, request: Request) -> None:
        self.asked.append(request.url)

    def _error(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


NewTab = Callable[..., AbstractContextManager[Tab]]


@pytest.fixture(scope="session")
def new_tab(browser: Browser, origin: str) -> NewTab:
    """Open a tab that knows nothing of the others; takes the options of a browser context."""

    @contextmanager
    def opened(size: tuple[int, int] = DESK, **options: Any) -> Iterator[Tab]:
        viewport: ViewportSize = {"width": size[0], "height": size[1]}
        context = browser.new_context(viewport=viewport, locale="da-DK", **options)
        context.set_default_timeout(1000 * PATIENCE)
        try:
            yield Tab(context.new_page(), origin, size)
        finally:
            context.close()

    return opened


@pytest.fixture(scope="session")
def page_again(new_tab: NewTab) -> Iterator[Page]:
    """A page that tests use one after another; each leaves it as it was."""
    with new_tab(DESK) as tab:
        tab.leave()
        yield tab.page


@pytest.fixture
def desk(page_again: Page, origin: str) -> Iterator[Tab]:
    """A tab as wide as a desk, which knows nothing of the others."""
    tab = Tab(page_again, origin)
    yield tab
    tab.leave()


@pytest.fixture(scope="session")
def phone_again(new_tab: NewTab) -> Iterator[Page]:
    """A page of a phone that tests use one after another."""
    with new_tab(PHONE, has_touch=True) as tab:
        tab.leave()
        yield tab.page


@pytest.fixture
def phone(phone_again: Page, origin: str) -> Iterator[Tab]:
    """A tab as narrow as a phone, which knows nothing of the others."""
    tab = Tab(phone_again, origin, PHONE)
    yield tab
    tab.leave()
