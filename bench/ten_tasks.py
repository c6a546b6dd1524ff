"""How long ten tasks of a hurried reader take on a slow phone, and how many taps.

    python bench/ten_tasks.py [site]

Builds the demonstration unless a built site is named, and walks the roads of
`tests/browser/roads.py` in headless Chromium as a phone of 375 px: slow 4G (562 ms for each
request, 1.44 Mbit/s), nothing cached, four times slowed CPU over the DevTools protocol. The time
runs from the front page's address to the answer; a reader's own seconds are not in it.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.overview_speed import CHROMIUM, build, project
from bench.search_speed import SLOWDOWN, Throttled, served
from tests.browser.roads import MOST_SECONDS, MOST_TAPS, ROADS, walked


def timed(playwright: Playwright, origin: str, name: str) -> tuple[float, int]:
    """Seconds and taps of a road in a browser of its own, so that nothing is cached."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not path:
        sys.exit("Chromium is missing.")
    browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
    context = browser.new_context(
        viewport={"width": 375, "height": 812}, has_touch=True, is_mobile=True, locale="da-DK"
    )
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    start = time.perf_counter()
    taps = walked(page, origin, name)
    took = time.perf_counter() - start
    browser.close()
    return took, taps


def measure(site: Path) -> int:
    """Print a line for each task; how many need more than they should."""
    Throttled.slow = True
    late = 0
    with served(site) as origin, sync_playwright() as playwright:
        for name in ROADS:
            took, taps = timed(playwright, origin, name)
            fits = took <= MOST_SECONDS and taps <= MOST_TAPS
            late += not fits
            print(f"{took:5.1f} s  {taps} taps  {name}{'' if fits else '  TOO MUCH'}")
    return late


def main() -> int:
    """Measure a built site, or the demonstration."""
    if len(sys.argv) > 1:
        return measure(Path(sys.argv[1]))
    with tempfile.TemporaryDirectory() as folder:
        project(Path(folder), 0)
        build(Path(folder))
        return measure(Path(folder) / "site")


if __name__ == "__main__":
    sys.exit(main())
