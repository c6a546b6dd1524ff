"""Counting plays over a log of a million lines: lines per second and peak memory.

    .venv/bin/python bench/podcast_plays.py [lines]

The log is made as a web server writes it (combined): 20 episodes, 40,000 listeners over 30 days,
three requests for each play, a tenth of all requests by machines, and pages in between. Times are
processor time; beside it stands what reading the lines alone costs.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from podcast.downloads.count import Downloads, Sound
from podcast.downloads.logs import LogReader, read_lines

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
        before = _memory()
        started = time.process_time()
        assert sum(1 for _ in read_lines(log)) == lines  # noqa: S101
        reading = time.process_time() - started
        plays, reader = Downloads(_sounds()), LogReader()
        started = time.process_time()
        plays.add(reader.hits(read_lines(log)))
        took = time.process_time() - started
        print(
            f"{lines:,} lines ({log.stat().st_size / 1e6:.0f} MB): {took:.1f} s, "
            f"{lines / took:,.0f} lines/s; reading alone {reading:.1f} s; "
            f"{sum(plays.counted.values()):,} plays, {plays.machines:,} by machines; "
            f"peak {_memory():.0f} MB of memory, {before:.0f} MB before"
        )


def _sounds() -> dict[str, Sound]:
    return {f"/media/audio/e{n}.mp3": Sound(f"e{n}", 1_000_000) for n in range(EPISODES)}


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
            file.write(
                f"10.{listener >> 8}.{listener & 255}.1 - - [{moment}] "
                f'"GET {path} HTTP/2.0" {206 if n % 4 else 200} 400000 "-" "{agent}"\n'
            )


if __name__ == "__main__":
    main()
