"""A part of an editor's photograph, cut so that what matters in it stays."""

from __future__ import annotations

import errno
import hashlib
import os
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from PIL import Image as Pixels

from publishing.images.cleaned import on_white
from publishing.images.reading import upright
from records.loading.library import Library
from records.model.base import Image

Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph as it is now: another one in the same file is another value."""

    file: Path
    digest: str
    focus: tuple[int, int]
    """What every cut should show: per cent from the left and from the top."""


def photo_in(file: Path, focus: tuple[int, int]) -> Photo:
    """The photograph in the file. Raises OSError where it cannot be read."""
    return Photo(file, _hash(file.read_bytes()), focus)


def _hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def photo_of(image: Image, library: Library) -> Photo | None:
    """The photograph of a record, read once; None where it cannot be read: a check tells of it."""
    key = "photo", image.file, image.focus
    return library.read_once(key, partial(_read, library, image))


def _read(library: Library, image: Image) -> Photo | None:
    try:
        return photo_in(library.project.content / image.file, image.focal_point)
    except OSError:
        return None


@lru_cache(maxsize=8)
def cropped(photo: Photo, size: Size) -> Pixels.Image:
    """The largest part of that shape, in RGB and of that size.

    Raises PictureError, and OSError also where another photograph lies there by now: it would be
    kept as the one that it replaced.
    """
    raw = photo.file.read_bytes()
    if _hash(raw) != photo.digest:
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), str(photo.file))
    whole = on_white(upright(raw))
    return whole.resize(size, Pixels.Resampling.LANCZOS, box=part(whole.size, size, photo.focus))


def part(whole: Size, shape: Size, focus: tuple[int, int]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the largest part with that shape; the focus lies in it as far
    from its edges as from those of the whole, as with `object-position` of CSS.
    """  # noqa: D205 - one sentence
    scale = min(whole[0] / shape[0], whole[1] / shape[1])
    # What a multiplication rounds up would lie outside of the whole, which Pillow refuses.
    wide, high = (min(s * scale, w) for s, w in zip(shape, whole, strict=True))
    left, top = ((w - p) * at / 100 for w, p, at in zip(whole, (wide, high), focus, strict=True))
    return left, top, min(left + wide, whole[0]), min(top + high, whole[1])
