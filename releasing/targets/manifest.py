"""What lies in a release's folder: beside it a file that says which content each file has.

Time and size alone would not tell, as two releases may be of one moment.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from records.source.whole_file import write_whole


class Entry(NamedTuple):
    """A file as it was written."""

    hash: str
    size: int
    seconds: int
    """Its time, in seconds since 1970."""


Manifest = Mapping[str, Entry]


def read_manifest(folder: Path) -> Manifest:
    """What was written into the folder; nothing where that is not known."""
    return manifest_of(_file(folder))


def manifest_of(file: Path) -> Manifest:
    """What such a file says; nothing where it cannot be read."""
    try:
        told = json.loads(file.read_text("utf-8"))
        return {path: Entry(*entry) for path, entry in told.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Keep what was written into the folder. Raises OSError."""
    write_whole(_file(folder), json.dumps(manifest, ensure_ascii=False).encode())


def remove_manifest(folder: Path) -> None:
    """Forget the folder."""
    _file(folder).unlink(missing_ok=True)


def untouched(folder: Path, manifest: Manifest) -> set[str]:
    """The files that are still as they were written."""
    return {path for path, entry in manifest.items() if _stat(folder / path) == entry[1:]}


def is_whole(folder: Path, hashes: Mapping[str, str]) -> bool:
    """Whether the folder holds just these files, by path and hash, as they were written."""
    manifest = read_manifest(folder)
    if {path: entry.hash for path, entry in manifest.items()} != hashes:
        return False
    there = {
        os.path.relpath(os.path.join(base, name), folder).replace(os.sep, "/")  # noqa: PTH118
        for base, _, names in os.walk(folder)
        for name in names
    }
    return there == manifest.keys() and untouched(folder, manifest) == there


def _stat(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat(follow_symlinks=False)
    except OSError:
        return None
    return found.st_size, int(found.st_mtime)


def _file(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.json")
