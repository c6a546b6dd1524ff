"""One file of `.praksis/cache/`: where it lies, how it is written, and when it is believed."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from records.source.whole_file import write_whole

FOLDER = ".praksis/cache"
_DIGEST = 20


def keep_file(file: Path, *content: bytes) -> None:
    """Write a file of the cache, whole or not at all; a folder without room is no fault."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        (file.parent / ".gitignore").write_text("*\n", encoding="ascii")
        write_whole(file, *content)


def digest_of(raw: bytes) -> bytes:
    """A hash of a file's bytes."""
    return hashlib.blake2b(raw, digest_size=_DIGEST).digest()


def sealed(body: bytes, key: bytes = b"") -> bytes:
    """The content of a file that holds what was made of that of which `key` is a hash."""
    return seal_of(body, key) + body


def seal_of(body: bytes, key: bytes = b"") -> bytes:
    """What stands before the body of such a file, for one that is too large to be held twice."""
    return key + digest_of(body)


def unsealed(content: bytes, key: bytes = b"") -> bytes | None:
    """What was sealed with that key; None where the file is of another, or not whole."""
    start = len(key) + _DIGEST
    seal, body = content[:start], content[start:]
    return body if seal == key + digest_of(body) else None
