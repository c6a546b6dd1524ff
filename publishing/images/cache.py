"""Pictures kept between builds, in `.praksis/cache/pictures/` of projects that have a `.praksis/`.

A file is named by what it is made of: the words or the original, the colours and the code that
draws. So nothing in it can be out of date, and the folder can be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

FOLDER = ".praksis"
NAME = "cache/pictures"


@dataclass
class PictureCache:
    """One for each build; `folder` is None where nothing is kept."""

    folder: Path | None
    _used: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, project: Path) -> PictureCache:
        """The cache of a project."""
        kept = project / FOLDER
        return cls(kept / NAME if kept.is_dir() else None)

    def get(self, made_of: bytes, make: Callable[[], bytes]) -> bytes:
        """The picture made of these things: the kept one, or a new one that is then kept."""
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
    """Whole or not at all; a folder that cannot be written is passed."""
    half = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(picture)
        half.replace(file)
    except OSError:
        half.unlink(missing_ok=True)


@lru_cache(maxsize=1)
def _code() -> bytes:
    """The code and the letters that draw, in short."""
    files = sorted(file for file in Path(__file__).parent.iterdir() if file.is_file())
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).digest()
