"""Measuring 100 sound files of 30 MB: for the first time, again, and after a fresh checkout.

    .venv/bin/python bench/podcast_probe.py [folder [number of files]]

Times are processor time, with that of programs that were started. Beside it stands what reading the
same files costs (as `cat`), and what mutagen and ffprobe cost, which believe headers; ffprobe is
also asked to count, as we do. All files have one length, so that each is also compared with all
others by its content. The files are made in the folder (3 GB; a temporary one by
default) and removed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from mutagen.mp3 import MP3

from podcast.audio.sounds import Sounds

_COUNT = ("-count_packets",)
FILES, SIZE = 100, 30_000_000
_FRAME = b"\xff\xfb\x90\x00".ljust(417, b"\x55")
"""128 kbit/s at 44.1 kHz, as most podcasts are; every 25th frame is one byte shorter elsewhere."""


def main() -> None:
    """Print a line for each way."""
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        project = Path(name)
        (project / ".praksis").mkdir()
        number = int(sys.argv[2]) if len(sys.argv) > 2 else FILES
        files = [_made(project / f"{n:03}.mp3", n) for n in range(number)]
        timed = partial(_timed, number)
        timed("reading the files alone", lambda: sum(map(_read, files)))
        timed("mutagen, which believes headers", lambda: [MP3(file).info for file in files])
        if shutil.which("ffprobe"):
            timed("ffprobe, which believes headers", lambda: [_ffprobe(file) for file in files])
            timed("ffprobe, which counts", lambda: [_ffprobe(file, *_COUNT) for file in files])
        timed("first time", lambda: _measure(project, files))
        timed("again (size and time of change)", lambda: _measure(project, files))
        for file in files:
            os.utime(file)
        timed("after a fresh checkout (content)", lambda: _measure(project, files))


def _made(file: Path, n: int) -> Path:
    """A file that no other is like; both lengths of frames of 128 kbit/s are in it."""
    longer = b"\xff\xfb\x92\x00".ljust(418, bytes([n]))
    group = _FRAME + longer * 24
    file.write_bytes(group * (SIZE // len(group)))
    return file


def _read(file: Path) -> int:
    """As `cat` does, in pieces of a megabyte."""
    with file.open("rb", buffering=0) as opened:
        return sum(len(piece) for piece in iter(lambda: opened.read(1 << 20), b""))


def _measure(project: Path, files: list[Path]) -> None:
    sounds = Sounds.kept(project)
    for file in files:
        assert sounds.measure(file).seconds > 1800  # noqa: S101
    assert len({sounds.digest(file) for file in files}) == len(files)  # noqa: S101
    sounds.keep()


def _ffprobe(file: Path, *options: str) -> str:
    command = ["ffprobe", "-v", "error", *options, "-show_entries"]
    command += ["stream=nb_read_packets:format=duration", "-of", "csv", str(file)]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def _timed(number: int, what: str, program: Callable[[], object]) -> None:
    started = _spent()
    program()
    took = max(0.001, _spent() - started)
    print(f"{what:>34}: {took:6.2f} s, {number * SIZE / took / 1e6:10.0f} MB/s")


def _spent() -> float:
    """Processor time of this process and of those it started."""
    return sum(os.times()[:4])


if __name__ == "__main__":
    main()
