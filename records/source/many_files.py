"""Many new files at once: all of them, or none, and kept when the power goes.

Each alone would be flushed to the disk alone, which for ten thousand takes half a minute.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from records.source.whole_file import naming, take_new_place, try_to_lock

_FOLDER = ".praksis-"
_ENDING = ".half"


def write_all_new(files: Mapping[Path, bytes]) -> None:
    """Write files that are not there yet; their folders are.

    Raises FileExistsError where one is, and OSError; nothing has changed then.
    """
    by_folder: dict[Path, list[Path]] = {}
    for file in files:
        by_folder.setdefault(file.parent, []).append(file)
    done: list[Path] = []
    try:
        for folder, own in by_folder.items():
            with _halves(folder) as halves:
                for half, file in _numbered(halves, own):
                    with naming(file):
                        _write(half, files[file])
                _flush(halves, len(own))
                for half, file in _numbered(halves, own):
                    with naming(file):
                        take_new_place(half, file)
                    done.append(file)
    except BaseException:  # also where somebody stops it
        for file in done:
            file.unlink(missing_ok=True)
        raise


def _numbered(halves: Path, files: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """Each file with its half; thousands of paths as values would take their time."""
    return ((f"{halves}{os.sep}{number}", file) for number, file in enumerate(files))


@contextmanager
def _halves(folder: Path) -> Iterator[Path]:
    """A hidden folder on the same drive; those that a killed process left are removed."""
    for left in folder.glob(f"{_FOLDER}*{_ENDING}"):
        with _locked(left) as is_ours:
            if is_ours:
                _remove(left)
    made = folder / f"{_FOLDER}{token_hex(8)}{_ENDING}"
    with naming(folder):
        made.mkdir()
    try:
        with _locked(made):
            yield made
    finally:
        _remove(made)


@contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Lock a folder for as long as it is used; False where its writer still lives.

    Windows has no such lock: there what was left behind stays.
    """
    if sys.platform == "win32":
        yield False
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        yield False
        return
    try:
        yield try_to_lock(handle)
    finally:
        os.close(handle)


def _remove(folder: Path) -> None:
    with suppress(OSError):
        for name in os.listdir(folder):  # noqa: PTH208 - quicker, thousands of times
            os.unlink(f"{folder}{os.sep}{name}")  # noqa: PTH108
        folder.rmdir()


def _write(path: str, content: bytes) -> None:
    with open(path, "xb", buffering=0) as stream:  # noqa: PTH123 - quicker, thousands of times
        stream.write(content)


def _flush(folder: Path, number: int) -> None:
    """Linux waits until all is on the disk; elsewhere each file is asked for."""
    if sys.platform == "linux":
        os.sync()
    else:
        for each in range(number):
            with (folder / f"{each}").open("rb+") as stream:
                os.fsync(stream.fileno())
