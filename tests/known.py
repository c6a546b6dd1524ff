"""A library for tests, of whose files those that an earlier test had are not read again.

Every test writes a project, and most of its files are as in the test before. What is known of a
file is asked for by its path and content, as `praksis` does it with the cache of a project; here
it lies in the memory of a worker. What has faults is never known.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from records.loading.cache import Read, RecordCache
from records.loading.library import Check, Library, load
from records.source.files import Project

_READ: dict[tuple[str, bytes], Read] = {}


class _Known(RecordCache):
    """What any project of this run had."""

    def find(self, path: str, digest: bytes) -> Read | None:
        return _READ.get((path, digest))

    def keep(self, path: str, digest: bytes, read: Read) -> None:
        _READ[path, digest] = read

    def save(self) -> None:
        """It goes with the process."""


def load_known(folder: Path, checks: Iterable[Check] = ()) -> Library:
    """The library of the project in a folder."""
    return load(Project(folder, folder / "content"), checks, _Known(folder))
