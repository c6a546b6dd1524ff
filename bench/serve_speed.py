"""Time and CPU from a saved change to the new page, beside plain MkDocs with Material.

    .venv/bin/python bench/serve_speed.py [--rounds 5] [--openings 0 1000] [--quick]

Two sizes: the real content (about 290 pages) and the same with 1,000 openings (about 1,260). Both
previews serve the same pages (the peer gets the words of each as Markdown). In turns one article is
changed on each side, and its page is asked for until the new words are there; then the CPU that
the preview has used for it is read once it rests. Each side looks for changes at its own pace,
which is part of every figure. Ours shows the page before it builds the site, and the CPU is that of
both; on a machine with other work a change may meet the build of the one before it.

Before work was done only once (28 November 2026, 2 cores): 1.7 s with 200 pages, 8.2 s with 1,200.
"""

from __future__ import annotations

import argparse
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

from bench.build_speed import build_ours
from bench.made_project import write_project
from bench.peers import SCRIPTS, write_mkdocs
from bench.running import processor_seconds

PAGE = "muligheder/genopslag/"
PATIENCE = 240.0
"""Seconds to wait for a page."""
RESTING = 0.05
"""Seconds of CPU in two seconds that a preview uses to look for changes; ours waits until nobody
writes before it builds."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one saved change cost: seconds until the page had it, and seconds of CPU."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Side:
    """A running preview, the file that is changed, and a word in it to change."""

    origin: str
    file: Path
    process: int

    def change(self, number: int) -> Change:
        """Save a change and wait for the page that has it, then for the preview to rest."""
        word = f"Prøveord{number}"
        text = self.file.read_text(encoding="utf-8")
        before, began = processor_seconds(self.process), time.monotonic()
        self.file.write_text(f"{text}\n\n{word}\n", encoding="utf-8")
        while word not in self._page():
            if time.monotonic() - began > PATIENCE:
                sys.exit(f"{self.origin}{PAGE} never had the change.")
            time.sleep(0.02)
        return Change(time.monotonic() - began, self._rested() - before)

    def _rested(self) -> float:
        """The CPU used so far, once it hardly grows any more."""
        last, used = -1.0, processor_seconds(self.process)
        while used - last > RESTING:
            time.sleep(2)
            last, used = used, processor_seconds(self.process)
        return used

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
        yield Side(f"http://127.0.0.1:{port}/", file, process.pid)
    finally:
        process.terminate()
        process.wait(10)


def main() -> None:
    """Measure in turns and print both medians, and the ratio pair by pair."""
    parser = argparse.ArgumentParser(description="From a saved change to the new page.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--openings", type=int, nargs="+", default=[0, 1000])
    parser.add_argument("--quick", action="store_true", help="the real content, one turn")
    given = parser.parse_args()
    for openings in [0] if given.quick else given.openings:
        compare(openings, 1 if given.quick else given.rounds)


def compare(openings: int, rounds: int) -> None:
    """Print the figures of one size."""
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        ours, peer = Path(temporary, "ours"), Path(temporary, "peer")
        write_project(ours, openings)
        build_ours(ours)
        theirs = write_mkdocs(peer, ours)
        pages = sum(1 for _ in (ours / "site").rglob("index.html"))
        article = ours / "content/articles/muligheder/genopslag.md"
        with (
            served(ours, ["praksis", "serve", "--port", "{port}"], article) as one,
            served(peer, ["mkdocs", "serve", "--dev-addr", "127.0.0.1:{port}"], theirs) as other,
        ):
            pairs = [(one.change(n), other.change(n)) for n in range(rounds + 1)][1:]
    print(f"{pages} pages, {rounds} changes of one article (median, least to most)")
    for name, at in (("praksis serve", 0), ("mkdocs serve, stock Material", 1)):
        walls, cpus = ([getattr(pair[at], each) for pair in pairs] for each in ("wall", "cpu"))
        print(f"{name:30} wall {_told(walls)}   cpu {_told(cpus)}")
    wall = statistics.median(mine.wall / theirs.wall for mine, theirs in pairs)
    cpu = statistics.median(mine.cpu / theirs.cpu for mine, theirs in pairs)
    print(f"ratio wall {wall:.2f}, cpu {cpu:.2f}")


def _told(values: list[float]) -> str:
    return f"{statistics.median(values):5.2f} s  {min(values):.2f} to {max(values):.2f}"


if __name__ == "__main__":
    main()
