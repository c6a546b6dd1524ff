"""Bytes and requests of the eight kinds of page, beside stock Material on the same content.

`python bench/page_weight.py SITE` after `praksis build`: each page is opened cold, 375 px wide,
over a server that compresses as real ones do. Then the text of the same pages is built with
Material as it comes (Danish, `font: false`), and measured in the same way.
"""

from __future__ import annotations

import gzip
import io
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Response, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.browser.kinds import EIGHT

_COMPRESSED = (".html", ".css", ".js", ".svg", ".json", ".xml", ".webmanifest", "/")
_ATTRIBUTES = re.compile(r"\s+(class|id|style|hidden|data-[a-z-]+|aria-[a-z-]+)(=\"[^\"]*\")?")
_STOCK = """\
site_name: Min Almen Praksis
docs_dir: docs
theme: {name: material, language: da, font: false}
"""


class Compressing(SimpleHTTPRequestHandler):
    """Static files with gzip and a cache time."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".webmanifest": "application/manifest+json",
        ".woff2": "font/woff2",
    }

    def do_GET(self) -> None:
        """Send a file, compressed where that helps."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return
        data = file.read_bytes()
        packed = self.path.split("?")[0].endswith(_COMPRESSED)
        body = gzip.compress(data, 6, mtime=0) if packed else data
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "public, max-age=31536000")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        shutil.copyfileobj(io.BytesIO(body), self.wfile)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


def measured(browser: Browser, url: str) -> tuple[int, int]:
    """Bytes of the bodies over the wire, and the number of requests, of one cold visit."""
    page = browser.new_context(viewport={"width": 375, "height": 812}).new_page()
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    page.on("response", note)
    page.goto(url, wait_until="networkidle")
    sizes = [int(answer.headers.get("content-length", "0")) for answer in answers]
    page.context.close()
    return sum(sizes), len(sizes)


def all_measured(site: Path, addresses: dict[str, str]) -> dict[str, tuple[int, int]]:
    """The same for every kind of a site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        origin = f"http://127.0.0.1:{server.server_port}/"
        found = {kind: measured(browser, origin + each) for kind, each in addresses.items()}
        browser.close()
    server.shutdown()
    return found


def stock(site: Path, folder: Path) -> Path:
    """The text of the same pages, built with Material as it comes."""
    for address in EIGHT.values():
        html = (site / address / "index.html").read_text(encoding="utf-8")
        main = re.search(r"<main[^>]*>(.*)</main>", html, re.DOTALL)
        text = re.sub(r"<(svg|script|style|form|audio|button|input|select)\b.*?(</\1>|>)", "",
                      main[1] if main else "", flags=re.DOTALL)  # fmt: skip
        text = _ATTRIBUTES.sub("", text)
        file = folder / "docs" / address / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(line.strip() for line in text.splitlines()), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_STOCK, encoding="utf-8")
    program = Path(sys.executable).with_name("mkdocs")
    subprocess.run([program, "build", "--quiet"], cwd=folder, check=True, capture_output=True)
    return folder / "site"


def main(site: Path) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        ours = all_measured(site, EIGHT)
        theirs = all_measured(stock(site, Path(folder)), EIGHT)
    print(f"{'kind':12} {'kB':>7} {'requests':>9} {'stock kB':>9} {'requests':>9}")
    for kind in EIGHT:
        (octets, asked), (more, others) = ours[kind], theirs[kind]
        print(f"{kind:12} {octets / 1000:7.1f} {asked:9} {more / 1000:9.1f} {others:9}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
