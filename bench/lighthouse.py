"""Lighthouse on the eight kinds of page: `python bench/lighthouse.py SITE LIGHTHOUSE [ADDRESS…]`.

LIGHTHOUSE is the program of the npm package; the Chromium is the system's. The mobile profile,
three runs, the median of each score; all runs are shown. `is-crawlable` is left out on pages of
examples, which say `noindex` on purpose.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.page_weight import Compressing
from tests.browser.kinds import EIGHT

SCORES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 3


def run(program: str, url: str, *, crawlable: bool) -> dict[str, int]:
    """The scores of one run, 0 to 100."""
    flags = "--chrome-flags=--headless=new --no-sandbox"
    command = [program, url, "--quiet", "--output=json", "--output-path=stdout", flags]
    command += [f"--only-categories={','.join(SCORES)}"]
    if not crawlable:
        command += ["--skip-audits=is-crawlable"]
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), "chromium")
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={"CHROME_PATH": chromium, "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/tmp"},  # noqa: E501, S108
    )  # fmt: skip
    found = json.loads(done.stdout)["categories"]
    return {score: round(100 * found[score]["score"]) for score in SCORES}


def main(site: Path, program: str, chosen: list[str]) -> None:
    """Print a line for each kind: the median, and the runs behind it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for kind, address in EIGHT.items():
        if chosen and kind not in chosen:
            continue
        page = (site / address / "index.html").read_text(encoding="utf-8")
        url = f"http://127.0.0.1:{server.server_port}/{address}"
        crawlable = 'name="robots" content="noindex"' not in page
        runs = [run(program, url, crawlable=crawlable) for _ in range(RUNS)]
        for score in SCORES:
            values = [each[score] for each in runs]
            print(f"{kind:12} {score:15} {statistics.median(values):4} {values}", flush=True)
    server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
