"""The modules of the form alone in a browser, without a server and without the form around them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route

from site_plugins.admin import page as form_page
from site_plugins.admin.bundle import Bundle

_ORIGIN = "https://form.example/"
_WEB = Path(form_page.__file__).with_name("web")


@contextmanager
def form_modules(browser: Browser, bundle: Bundle, **device: Any) -> Iterator[Page]:
    """An empty page, on this device, that can import `/file_format.js` and its like."""
    files = {file.name: file.read_bytes() for file in _WEB.glob("*.js")}
    files |= {output.path: output.content for output in bundle.outputs()}

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(_ORIGIN)
        kind = "text/javascript" if path.endswith(".js") else "text/html"
        route.fulfill(body=files.get(path, b""), content_type=kind)

    page = browser.new_page(**device)
    page.route(f"{_ORIGIN}**", answer)
    page.goto(_ORIGIN)
    try:
        yield page
    finally:
        page.close()
