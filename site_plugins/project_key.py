"""A project as it lies on the disk, told by one hash: what is made of it holds while that does."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from sysconfig import get_path

from publishing.settings import FILE
from records.source.cache_file import digest_of
from records.source.files import MAX_BYTES, Project

_MEDIA = "media"
CODE = (
    "records", "publishing", "newsletter", "podcast", "releasing", "site_plugins", "praksis",
)  # fmt: skip
"""All of ours that a build or a check runs."""


def key_of(project: Project, release: str) -> bytes:
    """A hash of everything in the project, and beside it, that its outputs are made of.

    `release` is the commit of what went out. The clock is not in it.
    """
    told = hashlib.blake2b(code_key(), digest_size=20)
    told.update(f"{release}\0".encode())
    content, docs = project.content, project.root / "docs"
    out = project.root / ".praksis"
    theme = project.root / "site_plugins" / "theme"
    kept = [project.root / FILE, *sorted(out.glob("*.lock.json"))]
    media = f"{content / _MEDIA}{os.sep}"
    for folder in (content, docs, out / "letters", theme):
        for file in _below(str(folder)):
            told.update(_told(file, is_media=file.startswith(media)))
    for file in map(str, kept):
        told.update(_told(file, is_media=False))
    told.update(repr(_asked_of_environment(project.root / FILE)).encode())
    return told.digest()


def _told(file: str, *, is_media: bool) -> bytes:
    """What kind of thing lies there, who may read it, where a link leads, and what it holds."""
    told = [file.encode("utf-8", "surrogateescape")]
    with suppress(OSError):
        status = os.lstat(file)
        told.append(f"{status.st_mode}".encode())
        if stat.S_ISLNK(status.st_mode):
            leads_to = f"{os.readlink(file)} {os.path.realpath(file)}"  # noqa: PTH115 - quicker
            told.append(leads_to.encode("utf-8", "surrogateescape"))
            status = os.stat(file)  # noqa: PTH116 - quicker
        if stat.S_ISREG(status.st_mode) and status.st_size <= MAX_BYTES and not is_media:
            told.append(digest_of(Path(file).read_bytes()))
        else:
            told.append(repr(_stamp(status)).encode())
    return b"\0".join((*told, b""))


def _stamp(status: os.stat_result) -> tuple[int, ...]:
    """Tells a large file from any other: whoever sets its time back cannot set back both."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _asked_of_environment(settings: Path) -> list[tuple[str, str]]:
    """The variables that the settings name: `!ENV` takes values from them."""
    with suppress(OSError, UnicodeDecodeError):
        words = set(re.findall(r"\w+", settings.read_text(encoding="utf-8")))
        return sorted((name, value) for name, value in os.environ.items() if name in words)
    return []


def _below(folder: str) -> Iterator[str]:
    """Everything below a folder in one order, without following links to other folders."""
    with suppress(OSError):
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        for entry in found:
            yield entry.path
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path)


@cache
def code_key() -> bytes:
    """A hash of our code, our theme and the libraries that are installed.

    A file of the program is told by its size and times: nobody edits one while it runs.
    """
    root = Path(__file__).parents[1]
    libraries = sorted(name for name in os.listdir(get_path("purelib"))  # noqa: PTH208 - quicker
                       if name.endswith(".dist-info"))  # fmt: skip
    told = hashlib.blake2b(repr((sys.version, libraries)).encode(), digest_size=20)
    for name in CODE:
        for file in _below(str(root / name)):
            status = os.stat(file)  # noqa: PTH116 - quicker
            if stat.S_ISREG(status.st_mode) and not file.endswith(".pyc"):
                told.update(f"{file}\0{_stamp(status)}\0".encode())
    return told.digest()
