"""Time from a saved change to the new page, beside plain MkDocs with Material.

    .venv/bin/python bench/serve_speed.py [--rounds 7]

Both previews serve the same pages (those of `content/`; the peer gets the words of each as
Markdown). In turns one article is changed on each side, and its page is asked for until the new
words are there. Both sides look for changes every half second, which is part of every figure.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.build_speed import ROOT, SCRIPTS, build_ours, write_peer

PAGE = "muligheder/genopslag/"
PATIENCE = 120.0
"""Seconds to wait for a page."""


@dataclass(frozen=True, slots=True)
class Side:
    """A running preview, the file that is changed, and a word in it to change."""

    origin: str
    file: Path

    def seconds(self, number: int) -> float:
        """From the saved change to the page that has it."""
        word = f"Prøveord{number}"
        text = self.file.read_text(encoding="utf-8")
        began = time.monotonic()
        self.file.write_text(f"{text}\n\n{word}\n", encoding="utf-8")
        while word not in self._page():
            if time.monotonic() - began > PATIENCE:
                sys.exit(f"{self.origin}{PAGE} never had the change.")
            time.sleep(0.02)
        return time.monotonic() - began

    def _page(self) -> str:
        try:
            url = self.origin + PAGE
            with urllib.request.urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310 - our own
                return str(answer.read().decode("utf-8"))
        except (urllib.error.URLError, ConnectionError):
            return ""


@contextmanager
def served(folder: Path, words: list[str], file: Path) -> Iterator[Side]:
    """A preview of the project in a folder; ended by its own process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(SCRIPTS / words[0]), *(word.format(port=port) for word in words[1:])]
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield Side(f"http://127.0.0.1:{port}/", file)
    finally:
        process.terminate()
        process.wait(10)


def main() -> None:
    """Measure in turns and print both medians, and the ratio pair by pair."""
    parser = argparse.ArgumentParser(description="Seconds from a saved change to the new page.")
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as temporary:
        ours, peer = Path(temporary, "ours"), Path(temporary, "peer")
        _copy(ours)
        build_ours(ours)
        pages = write_peer(peer, ours)
        article = ours / "content/articles/muligheder/genopslag.md"
        with (
            served(ours, ["praksis", "serve", "--port", "{port}"], article) as one,
            served(
                peer,
                ["mkdocs", "serve", "--dev-addr", "127.0.0.1:{port}"],
                peer / "docs" / PAGE / "index.md",
            ) as other,
        ):
            pairs = [(one.seconds(n), other.seconds(n)) for n in range(rounds + 1)][1:]
    print(f"{pages} pages, {rounds} changes of one article (median, least to most)")
    for name, at in (("praksis serve", 0), ("mkdocs serve, stock Material", 1)):
        values = [pair[at] for pair in pairs]
        print(
            f"{name:30} {statistics.median(values):5.2f} s  {min(values):.2f} to {max(values):.2f}"
        )
    print(f"ratio {statistics.median(mine / theirs for mine, theirs in pairs):.2f}")


def _copy(folder: Path) -> None:
    """The real project, with a place for its caches."""
    (folder / "site_plugins").mkdir(parents=True)
    (folder / ".praksis").mkdir()
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "site_plugins/theme").symlink_to(ROOT / "site_plugins/theme")


if __name__ == "__main__":
    main()
