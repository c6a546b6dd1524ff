"""Scale an editor's picture to the sizes and formats that browsers choose from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from PIL import Image

from publishing.images.cache import PictureCache
from publishing.images.cleaned import on_white
from publishing.images.reading import size_of, upright
from publishing.output import OutputFile
from records.source.cache_file import digest_of

WIDTHS = (480, 960, 1440)
"""Pixels: a phone, a fine phone or a column, a wide and fine screen. Never larger than the
original."""
_FORMATS = {"avif": ("AVIF", 55), "webp": ("WEBP", 76), "jpg": ("JPEG", 80)}
"""Pillow's format name and quality by file extension, smallest files first."""
MIME = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
FOLDER = "assets/billeder"


@dataclass(frozen=True, slots=True)
class Variant:
    """One file of a picture."""

    path: str
    ending: str
    width: int


@dataclass(frozen=True, slots=True)
class Scaled:
    """A picture with all its files; width and height are those of the largest, in pixels."""

    width: int
    height: int
    variants: tuple[Variant, ...]

    def srcset(self, ending: str) -> tuple[Variant, ...]:
        """The `srcset` of one format, smallest file first."""
        return tuple(variant for variant in self.variants if variant.ending == ending)


def scaled(original: bytes, name: str) -> Scaled:
    """Plan the files of a picture; `name` is the prefix of their names. Raises PictureError."""
    width, height = size_of(original)
    widths = [each for each in WIDTHS if each < width] + [min(width, WIDTHS[-1])]
    mark = hashlib.sha256(original).hexdigest()[:8]
    variants = tuple(
        Variant(f"{FOLDER}/{name}-{mark}-{each}.{ending}", ending, each)
        for ending in _FORMATS
        for each in dict.fromkeys(widths)
    )
    largest = widths[-1]
    return Scaled(largest, _height((width, height), largest), variants)


def scaled_files(original: bytes, picture: Scaled, cache: PictureCache) -> Iterator[OutputFile]:
    """The files of a picture; the cache keeps them between builds."""
    digest = digest_of(original)
    for variant in picture.variants:
        key = repr((variant.ending, variant.width, digest)).encode()
        yield cache.file(variant.path, key, partial(_made, original, variant))


def _height(size: tuple[int, int], width: int) -> int:
    """What keeps the picture's form at another width; a line of pixels stays a line."""
    return max(1, round(size[1] * width / size[0]))


def _made(original: bytes, variant: Variant) -> bytes:
    """The picture upright, scaled, and without the camera's metadata (place, time, owner)."""
    kind, quality = _FORMATS[variant.ending]
    picture = upright(original)
    flat = on_white(picture) if kind == "JPEG" else picture
    size = (variant.width, _height(picture.size, variant.width))
    small = flat.resize(size, Image.Resampling.LANCZOS)
    out = BytesIO()
    options = {"progressive": True, "optimize": True} if kind == "JPEG" else {}
    small.save(out, kind, quality=quality, **options)
    return out.getvalue()
