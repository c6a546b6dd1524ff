"""What was made once, kept in a folder of `.praksis/cache/` by a hash of all that it was made of.

So no file can be out of date, and the folder can be deleted at any time. A file begins with a hash
of its name and its content: one that was cut short, emptied or swapped counts as not there, and is
made anew.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from records.source.whole_file import write_unsynced

_PROJECT = ".praksis"
_CACHE = "cache"
_DIGEST = 32


@dataclass
class KeptFiles:
    """A folder of the cache, as one build uses it. With `folder` None nothing is kept."""

    folder: Path | None
    _used: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, project: Path, name: str) -> Self:
        """A project's folder of that name; none where the project has no `.praksis/`."""
        own = project / _PROJECT
        return cls(own / _CACHE / name if own.is_dir() else None)

    def find(self, made_of: bytes) -> bytes | None:
        """What was made of that; None where it is not there, or not whole."""
        if self.folder is None:
            return None
        file = self._file(made_of)
        try:
            found = file.read_bytes()
        except OSError:
            return None
        content = found[_DIGEST:]
        return content if found[:_DIGEST] == _seal(file, content) else None

    def keep(self, made_of: bytes, content: bytes) -> None:
        """Keep what was made; a folder that cannot be written is no fault."""
        if self.folder is None:
            return
        file = self._file(made_of)
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            write_unsynced(file, _seal(file, content) + content)

    def uses(self, made_of: bytes) -> None:
        """Let what was made of that stay, without reading it."""
        if self.folder is not None:
            self._file(made_of)

    def has(self, made_of: bytes) -> bool:
        """Whether something lies there for that; only `find` tells whether it is whole."""
        if self.folder is None:
            return False
        return os.path.isfile(self._file(made_of))  # noqa: PTH113 - of a closed folder it says no

    def prune(self) -> None:
        """Delete what was neither looked for nor kept since this was opened, as far as one may."""
        found: list[Path] = []
        with suppress(OSError):
            found = list(self.folder.iterdir()) if self.folder else []
        for file in found:
            if file.name not in self._used:
                with suppress(OSError):
                    file.unlink(missing_ok=True)

    def _file(self, made_of: bytes) -> Path:
        assert self.folder is not None  # noqa: S101 - both callers ask
        name = hashlib.sha256(made_of).hexdigest()
        self._used.add(name)
        return self.folder / name


def _seal(file: Path, content: bytes) -> bytes:
    return hashlib.sha256(file.name.encode() + content).digest()
