"""A cache of pictures in `.praksis/cache/pictures/`, if the project has a `.praksis/`.

A picture is kept by the text or the original, the colours, the code that draws and the libraries
below it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Self

import PIL
from PIL import features

from publishing.output import OutputFile
from records.source.cache_file import digest_of
from records.source.kept_files import KeptFiles

NAME = "pictures"
_CODECS = ("jpg", "libjpeg_turbo", "zlib", "zlib_ng", "webp", "avif", "littlecms2", "freetype2",
           "raqm")  # fmt: skip


class PictureCache(KeptFiles):
    """The cache of one build. With `folder` None nothing is kept."""

    @classmethod
    def of(cls, project: Path, name: str = NAME) -> Self:
        """The cache of a project."""
        return super().of(project, name)

    def get(self, made_of: bytes, make: Callable[[], bytes]) -> bytes:
        """The cached picture for this key, or a new one, which is then cached."""
        if self.folder is None:
            return make()
        key = _code() + made_of
        found = self.find(key)
        if found is None:
            found = make()
            self.keep(key, found)
        return found

    def file(self, path: str, made_of: bytes, make: Callable[[], bytes]) -> OutputFile:
        """The picture as a file that is drawn when it is asked for, and that tells itself apart.

        It stays in the cache also where the file is taken over from the last output.
        """
        key = _code() + made_of
        self.uses(key)
        return OutputFile(path, Drawing(self.folder, made_of, make), digest_of(key))


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture that is drawn, or found in the cache, when it is called, by any process."""

    folder: Path | None
    made_of: bytes
    make: Callable[[], bytes]

    def __call__(self) -> bytes:
        """The picture."""
        return PictureCache(self.folder).get(self.made_of, self.make)

    @property
    def is_kept(self) -> bool:
        """Whether it lies in the cache, as far as its name tells."""
        return PictureCache(self.folder).has(_code() + self.made_of)


@lru_cache(maxsize=1)
def _code() -> bytes:
    """A hash of the drawing code, its fonts, and the libraries that draw and compress."""
    told = repr((PIL.__version__, [(name, _version(name)) for name in _CODECS]))
    return hashlib.sha256(code_in(Path(__file__).parent) + told.encode()).digest()


@lru_cache(maxsize=4)
def code_in(folder: Path) -> bytes:
    """A hash of the files of a folder of ours, for what is made by them."""
    files = sorted(file for file in folder.iterdir() if file.is_file())
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).digest()


def _version(name: str) -> str | None:
    known = {*features.modules, *features.codecs, *features.features}
    return features.version(name) if name in known else None
