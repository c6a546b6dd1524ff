"""A cache of pictures in `.praksis/cache/pictures/`, if the project has a `.praksis/`.

A picture is kept by the text or the original, the colours, the code that draws and the libraries
below it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Self

import PIL
from PIL import features

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


@lru_cache(maxsize=1)
def _code() -> bytes:
    """A hash of the drawing code, its fonts, and the libraries that draw and compress."""
    files = sorted(file for file in Path(__file__).parent.iterdir() if file.is_file())
    told = repr((PIL.__version__, [(name, _version(name)) for name in _CODECS]))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files) + told.encode()).digest()


def _version(name: str) -> str | None:
    known = {*features.modules, *features.codecs, *features.features}
    return features.version(name) if name in known else None
