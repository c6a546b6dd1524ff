"""A project as it lies on the disk, told by one hash: what is made of it holds while that does."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from contextlib import suppress
from pathlib import Path

from publishing.settings import FILE
from records.source.cache_file import digest_of
from records.source.files import MAX_BYTES, Project
from records.source.program import below, below_links, code_key, stamp

_MEDIA = "media"


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
    for folder in (content, docs, out / "letters"):
        for file in below(str(folder)):
            told.update(_told(file, is_media=file.startswith(media)))
    for file in (*map(str, kept), *below_links(str(theme))):
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
            with open(file, "rb", buffering=0) as stream:  # noqa: PTH123 - quicker
                told.append(digest_of(stream.read()))
        else:
            told.append(repr(stamp(status)).encode())
    return b"\0".join((*told, b""))


def _asked_of_environment(settings: Path) -> list[tuple[str, str]]:
    """The variables that the settings name: `!ENV` takes values from them."""
    with suppress(OSError, UnicodeDecodeError):
        words = set(re.findall(r"\w+", settings.read_text(encoding="utf-8")))
        return sorted((name, value) for name, value in os.environ.items() if name in words)
    return []
