"""How light, quick and right the search is, on the demonstration and with 1,000 openings.

    python bench/search_speed.py [number of openings]

Builds both, then asks headless Chromium over the DevTools protocol: bytes compressed by gzip,
the time from the click on the search to the first answer on slow 4G (DevTools' own: 562 ms for
each request, 1.44 Mbit/s) with nothing cached, and the longest task of the page's thread at four
times slowed CPU. The judged questions are asked too, beside npm's MiniSearch if it is installed:
`PRAKSIS_MINISEARCH` names its `dist/es/index.js`.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserType, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.made_project import ROOT
from bench.overview_speed import CHROMIUM, build, project

QUESTIONS = ROOT / "tests/publishing/search/questions.csv"
LATENCY, BYTES_A_SECOND = 0.5625, 180_000
SLOWDOWN, ROUNDS = 4, 3
ASKED = ("frist bornholm", "hvad er et ydernummer", "vikarat i halsnæs")
_WATCH = """() => {
    window.longest = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((task) => {
        window.longest = Math.max(window.longest, task.duration);
    })).observe({ type: 'longtask' });
}"""
_ASK = """async ([client, asked]) => {
    const { ask } = await import(client);
    const found = [];
    for (const one of asked) found.push((await ask(one, { limit: 3 })).hits.map((hit) => hit.url));
    return found;
}"""
_MINISEARCH = """async ([library, words, head, texts, asked]) => {
    const { default: MiniSearch } = await import(library);
    const { fold, stem } = await import(words);
    const search = new MiniSearch({
        idField: 'url', fields: ['title', 'summary', 'text'],
        processTerm: (term) => stem(fold(term)),
        searchOptions: {
            boost: { title: 8, summary: 3 }, prefix: true, combineWith: 'OR',
            fuzzy: (term) => (term.length >= 8 ? 2 : term.length >= 4 ? 1 : 0),
        },
    });
    search.addAll(head.shown.map(([url, title, summary], at) =>
        ({ url: url || '/', title, summary, text: texts[at] })));
    return asked.map((one) => search.search(one).slice(0, 3).map(({ id }) => id));
}"""


class Throttled(SimpleHTTPRequestHandler):
    """Answers as slow 4G does: late, and with one pipe for all."""

    slow = False
    counts = False
    sent = 0
    pipe = threading.Lock()

    def do_GET(self) -> None:
        """Send the file compressed, as real servers do."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        content = file.read_bytes()
        packed = file.suffix in {".html", ".css", ".js", ".json"}
        content = gzip.compress(content) if packed else content
        cls = type(self)
        if cls.slow:
            time.sleep(LATENCY)
            with cls.pipe:
                time.sleep(len(content) / BYTES_A_SECOND)
        cls.sent += len(content) if cls.counts else 0
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(content)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        if "/assets/" in self.path:
            self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        self.end_headers()
        with suppress(ConnectionError):  # the page was left before all of it had come
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder, for as long as the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Throttled, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def first_answer(browser: Browser, origin: str, question: str) -> tuple[float, float, int]:
    """Milliseconds to the first answer, those of the longest task, and bytes until then."""
    page = browser.new_page(viewport={"width": 375, "height": 812})
    tools = page.context.new_cdp_session(page)
    Throttled.slow = Throttled.counts = False
    page.goto(f"{origin}om/", wait_until="networkidle")
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.evaluate(_WATCH)
    Throttled.slow, Throttled.counts, Throttled.sent = True, True, 0
    start = time.perf_counter()
    page.evaluate("document.querySelector('.header [data-search]').click()")
    page.wait_for_selector("#soeg-felt:focus", state="attached")
    page.evaluate(
        "(text) => { const field = document.getElementById('soeg-felt');"
        " field.value = text; field.dispatchEvent(new Event('input')); }",
        question,
    )
    page.wait_for_selector("[data-search-list] a", state="attached", timeout=20_000)
    took = 1000 * (time.perf_counter() - start)
    read = Throttled.sent
    page.wait_for_timeout(2500)
    longest = float(page.evaluate("window.longest"))
    page.context.clear_cookies()
    page.close()
    return took, longest, read


def speed(site: Path, name: str) -> None:
    """Print what a first question costs on a site."""
    with served(site) as origin, sync_playwright() as playwright:
        for question in ASKED:
            rounds = []
            for _ in range(ROUNDS):
                browser = _browser(playwright.chromium)  # a new one has nothing cached
                rounds.append(first_answer(browser, origin, question))
                browser.close()
            took, longest, read = (min(one[at] for one in rounds) for at in range(3))
            print(
                f"{name}, »{question}«: first answer {took:.0f} ms on slow 4G, "
                f"{read / 1000:.1f} kB before it, "
                f"longest task at {SLOWDOWN}x {longest:.0f} ms (0 is below 50)"
            )


def judged(site: Path) -> None:
    """Print how many of the judged questions are answered among the first three."""
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    asked = [row["question"] for row in rows]
    library = os.environ.get("PRAKSIS_MINISEARCH")
    Throttled.slow = False
    if library:
        shutil.copy(library, site / "minisearch.js")
    with served(site) as origin, sync_playwright() as playwright:
        page = _browser(playwright.chromium).new_page()
        page.goto(f"{origin}om/")
        _told("Own engine", rows, page.evaluate(_ASK, [_script(site, "search-client"), asked]))
        if not library:
            print("MiniSearch: not installed (PRAKSIS_MINISEARCH names its dist/es/index.js)")
            return
        head = json.loads((site / "search/index.json").read_bytes())
        given = ["/minisearch.js", _script(site, "search-index"), head, _texts(site, head), asked]
        _told("MiniSearch", rows, page.evaluate(_MINISEARCH, given))


def _told(name: str, rows: list[dict[str, str]], found: list[list[str]]) -> None:
    for half in ("a", "b"):
        pairs = [(r, f) for r, f in zip(rows, found, strict=True) if r["half"] == half]
        right = sum(1 for row, urls in pairs if set(row["answers"].split()) & set(urls))
        empty = sum(1 for _, urls in pairs if not urls)
        print(f"{name}, half {half}: {right} of {len(pairs)} among the first three, {empty} empty")


def _texts(site: Path, head: dict[str, Any]) -> list[str]:
    folder = site / "search" / head["mark"]
    shards = sorted(folder.glob("tekst-*.json"), key=lambda file: int(file.stem[6:]))
    return [text for shard in shards for text in json.loads(shard.read_bytes())]


def _script(site: Path, name: str) -> str:
    (found,) = (site / "assets").glob(f"{name}-??????????.js")
    return f"/assets/{found.name}"


def _browser(chromium: BrowserType) -> Browser:
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not path:
        sys.exit("Chromium is missing.")
    return chromium.launch(executable_path=path, args=["--no-sandbox"])


def weight(site: Path, name: str) -> None:
    """Print what the scripts and the whole index weigh, texts for passages left out."""
    scripts = sum(_packed(file) for file in (site / "assets").glob("search*.js"))
    shards = [*(site / "search").rglob("*.json")]
    index = sum(_packed(file) for file in shards if not file.name.startswith("tekst"))
    texts = sum(_packed(file) for file in shards if file.name.startswith("tekst"))
    print(
        f"{name}: scripts {scripts / 1000:.1f} kB, index {index / 1000:.1f} kB in gzip "
        f"(texts for passages {texts / 1000:.1f} kB, read for the hits alone)"
    )


def _packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes()))


def main() -> None:
    """Measure the demonstration, then 1,000 openings or another number."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    for name, number in (("Demonstration", 0), (f"{many:,} openings", many)):
        with tempfile.TemporaryDirectory() as folder:
            project(Path(folder), number)
            build(Path(folder))
            site = Path(folder) / "site"
            weight(site, name)
            speed(site, name)
            if not number:
                judged(site)


if __name__ == "__main__":
    main()
