"""A cache of pictures in `.praksis/cache/pictures/`, if the project has a `.praksis/`.

A file is named by a hash of its input: the text or the original, the colours, the code that draws
and the libraries below it. It begins with a hash of its name and its picture. So no file can be out
of date, one that was cut short, emptied or swapped is drawn anew, and the folder can be deleted at
any time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import PIL
from PIL import features

from records.source.whole_file import write_whole

FOLDER = ".praksis"
NAME = "cache/pictures"
_CODECS = ("jpg", "libjpeg_turbo", "zlib", "zlib_ng", "webp", "avif", "littlecms2", "freetype2",
           "raqm")  # fmt: skip
_DIGEST = 32


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
        kept = _kept(file)
        if kept is not None:
            return kept
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


def _kept(file: Path) -> bytes | None:
    """The picture in the file; None where it is not, or not whole, or that of another file."""
    try:
        found = file.read_bytes()
    except OSError:
        return None
    picture = found[_DIGEST:]
    return picture if found[:_DIGEST] == _seal(file, picture) else None


def _seal(file: Path, picture: bytes) -> bytes:
    return hashlib.sha256(file.name.encode() + picture).digest()


def _keep(file: Path, picture: bytes) -> None:
    """Keep the picture; ignore a folder that cannot be written."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, _seal(file, picture) + picture)


@lru_cache(maxsize=1)
def _code() -> bytes:
    """A hash of the drawing code, its fonts, and the libraries that draw and compress."""
    files = sorted(file for file in Path(__file__).parent.iterdir() if file.is_file())
    told = repr((PIL.__version__, [(name, _version(name)) for name in _CODECS]))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files) + told.encode()).digest()


def _version(name: str) -> str | None:
    known = {*features.modules, *features.codecs, *features.features}
    return features.version(name) if name in known else None
