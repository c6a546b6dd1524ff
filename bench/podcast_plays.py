"""Counting downloads and visits over a log of a million lines: lines per second, peak memory.

    .venv/bin/python bench/podcast_plays.py [lines]

The log is made as a web server writes it (combined, with the range of each part): 20 episodes,
40,000 listeners over 30 days, three requests for each download, a tenth of all requests by
machines, and pages in between. Times are processor time. Beside them stand what reading the lines
alone costs, and two others over the same log where they are installed: GoAccess (C, `apt install
goaccess`), which counts requests of every kind, and apachelogs (Python, `pip install apachelogs`),
which only takes lines apart.
"""

from __future__ import annotations

import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from podcast.downloads.count import Downloads, Sound
from publishing.serverlogs.files import Merged, read_lines
from publishing.serverlogs.visits import Visits

LINES = 1_000_000
EPISODES, LISTENERS, DAYS = 20, 40_000, 30
AGENTS = (
    "AppleCoreMedia/1.0.0.20G81 (iPhone; U; CPU OS 16_6 like Mac OS X; en_us)",
    "Spotify/8.9.18 iOS/17.4 (iPhone14,5)",
    "AntennaPod/3.4.0",
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Overcast/3.0 (+http://overcast.fm/; iOS podcast app)",
)
MACHINE = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"


def main() -> None:
    """Make the log, read it, count it."""
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else LINES
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "access.log"
        _write(log, lines)
        print(f"{lines:,} lines, {log.stat().st_size / 1e6:.0f} MB; {_memory():.0f} MB of memory")
        _timed("reading alone", lines, lambda: sum(1 for _ in read_lines(log)))
        downloads = Downloads(_sounds())
        _timed("downloads", lines, lambda: downloads.add(Merged([log])))
        print(f"  {sum(downloads.counted.values()):,}, {downloads.machines:,} by machines; "
              f"listeners {downloads.listeners}; peak {_memory():.0f} MB")  # fmt: skip
        visits = Visits({"podcast/": "podcast/"})
        _timed("visits", lines, lambda: visits.add(Merged([log])))
        print(f"  {sum(visits.visits.values()):,}; peak {_memory():.0f} MB")
        _goaccess(log, lines)
        _apachelogs(log, lines)


def _timed(name: str, lines: int, work: Callable[[], object]) -> None:
    started = time.process_time()
    work()
    took = time.process_time() - started
    print(f"{name}: {took:.1f} s, {lines / took:,.0f} lines/s")


def _goaccess(log: Path, lines: int) -> None:
    program = shutil.which("goaccess")
    if program is None:
        print("GoAccess is not installed")
        return
    words = (
        program,
        log,
        "--log-format=COMBINED",
        "--no-global-config",
        "-o",
        log.with_suffix(".json"),
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"GoAccess: {took:.1f} s, {lines / took:,.0f} lines/s; peak {after.ru_maxrss / 1024:.0f} MB"
    )


def _apachelogs(log: Path, lines: int) -> None:
    if find_spec("apachelogs") is None:
        print("apachelogs is not installed")
        return
    from apachelogs import COMBINED, LogParser

    parser = LogParser(COMBINED + ' "%{Range}i"')
    some = lines // 20  # it takes its time
    taken = (line for line, _ in zip(read_lines(log), range(some), strict=False))
    _timed("apachelogs", some, lambda: sum(1 for _ in parser.parse_lines(taken)))


def _sounds() -> dict[str, Sound]:
    return {
        f"/media/audio/e{n}.mp3": Sound(f"e{n}", 1_000_000, 20_000, 30_000_000)
        for n in range(EPISODES)
    }


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _write(log: Path, lines: int) -> None:
    chance = random.Random(1)  # noqa: S311 - a log, not a secret
    with log.open("w", encoding="utf-8") as file:
        for n in range(lines):
            minute = n * DAYS * 1440 // lines
            day, hour = minute // 1440 + 1, minute // 60 % 24
            moment = f"{day:02}/Nov/2026:{hour:02}:{minute % 60:02}:{n % 60:02} +0100"
            listener = chance.randrange(LISTENERS)
            agent = MACHINE if n % 10 == 0 else AGENTS[listener % len(AGENTS)]
            path = f"/media/audio/e{listener % EPISODES}.mp3" if n % 4 else "/podcast/"
            start = chance.randrange(4) * 400_000
            part = f"bytes={start}-{start + 399_999}" if n % 4 else "-"
            file.write(
                f"10.{listener >> 8}.{listener & 255}.1 - - [{moment}] "
                f'"GET {path} HTTP/2.0" {206 if n % 4 else 200} 400000 "-" "{agent}" '
                f'"{part}"\n'
            )


if __name__ == "__main__":
    main()
