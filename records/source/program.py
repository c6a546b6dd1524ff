"""The program as it is installed, told by one hash: what it made holds while that does."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from sysconfig import get_path

CODE = (
    "records", "publishing", "newsletter", "podcast", "releasing", "site_plugins", "praksis",
)  # fmt: skip
"""All of ours that a build or a check runs."""


@cache
def code_key() -> bytes:
    """A hash of our code, our theme and the libraries that are installed.

    A file of the program is told by its size and times: nobody edits one while it runs.
    """
    root = Path(__file__).parents[2]
    libraries = sorted(name for name in os.listdir(get_path("purelib"))  # noqa: PTH208 - quicker
                       if name.endswith(".dist-info"))  # fmt: skip
    told = hashlib.blake2b(repr((sys.version, libraries)).encode(), digest_size=20)
    for name in CODE:
        for file in below(str(root / name)):
            status = os.stat(file)  # noqa: PTH116 - quicker
            if stat.S_ISREG(status.st_mode) and not file.endswith(".pyc"):
                told.update(f"{file}\0{stamp(status)}\0".encode())
    return told.digest()


def stamp(status: os.stat_result) -> tuple[int, ...]:
    """Tells a file from any other: whoever sets its time back cannot set back both."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def below(folder: str) -> Iterator[str]:
    """Everything below a folder in one order, without following links to other folders."""
    with suppress(OSError):
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        for entry in found:
            yield entry.path
            if entry.is_dir(follow_symlinks=False):
                yield from below(entry.path)


def below_links(folder: str) -> Iterator[str]:
    """The same, and what lies in the folders that links in it lead to, but for further links."""
    for path in below(folder):
        yield path
        if os.path.islink(path):  # noqa: PTH114 - quicker
            yield from below(path)
