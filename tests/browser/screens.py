"""Pictures of the eight kinds of page: `python -m tests.browser.screens SITE FOLDER`.

At 375 and 1280 px, light and dark, the whole page. To look at, after `praksis build`.
"""

from __future__ import annotations

import shutil
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.browser.kinds import EIGHT

SIZES = ((375, 812), (1280, 900))


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the parent's name
        """Say nothing."""


def main(site: Path, folder: Path) -> None:
    """Write `<kind>-<width>-<scheme>.png` for each."""
    folder.mkdir(parents=True, exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for size in SIZES:
            _shoot(browser, size, f"http://127.0.0.1:{server.server_port}/", folder)
        browser.close()
    server.shutdown()


def _shoot(browser: Browser, size: tuple[int, int], origin: str, folder: Path) -> None:
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]},
        locale="da-DK",
        reduced_motion="reduce",  # a picture taken while colours fade shows neither scheme
    )
    for kind, address in EIGHT.items():
        page.goto(origin + address, wait_until="load")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
            page.screenshot(path=folder / f"{kind}-{size[0]}-{scheme}.png", full_page=True)
    page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
