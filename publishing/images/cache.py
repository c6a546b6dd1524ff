"""A cache of pictures in `.praksis/cache/pictures/`, if the project has a `.praksis/`.

A file is named by a hash of its input: the text or the original, the colours, and the code that
draws. So no file can be out of date, and the folder can be deleted at any time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from records.source.whole_file import write_whole

FOLDER = ".praksis"
NAME = "cache/pictures"


@dataclass
class PictureCache:
    """The cache of one build. With `folder` None nothing is kept."""

    folder: Path | None
    _used: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, project: Path) -> PictureCache:
        """The cache of a project."""
        kept = project / FOLDER
        return cls(kept / NAME if kept.is_dir() else None)

    def get(self, made_of: bytes, make: Callable[[], bytes]) -> bytes:
        """The cached picture for this key, or a new one, which is then cached."""
        if self.folder is None:
            return make()
        name = hashlib.sha256(_code() + made_of).hexdigest()
        self._used.add(name)
        file = self.folder / name
        try:
            return file.read_bytes()
        except OSError:
            made = make()
            _keep(file, made)
            return made

    def prune(self) -> None:
        """Delete what this build did not use."""
        if self.folder is None or not self.folder.is_dir():
            return
        for file in self.folder.iterdir():
            if file.name not in self._used:
                file.unlink(missing_ok=True)


def _keep(file: Path, picture: bytes) -> None:
    """Keep the picture; ignore a folder that cannot be written."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, picture)


@lru_cache(maxsize=1)
def _code() -> bytes:
    """A hash of the drawing code and its fonts."""
    files = sorted(file for file in Path(__file__).parent.iterdir() if file.is_file())
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).digest()
