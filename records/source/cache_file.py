"""One file of `.praksis/cache/`: where it lies, how it is written, and how its bytes are told."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from records.source.whole_file import write_whole

FOLDER = ".praksis/cache"


def keep_file(file: Path, content: bytes) -> None:
    """Write a file of the cache, whole or not at all; a folder without room is no fault."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        (file.parent / ".gitignore").write_text("*\n", encoding="ascii")
        write_whole(file, content)


def digest_of(raw: bytes) -> bytes:
    """A hash of a file's bytes."""
    return hashlib.blake2b(raw, digest_size=20).digest()
