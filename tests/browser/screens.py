"""Pictures of the eight kinds of page: `python -m tests.browser.screens SITE FOLDER`.

At 375 and 1280 px, light and dark, the whole page. To look at, after `praksis build`.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.files import served
from tests.browser.kinds import EIGHT

SIZES = ((375, 812), (1280, 900))


def main(site: Path, folder: Path) -> None:
    """Write `<kind>-<width>-<scheme>.png` for each."""
    folder.mkdir(parents=True, exist_ok=True)
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright, served(site) as origin:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for size in SIZES:
            _shoot(browser, size, origin, folder)
        browser.close()


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
