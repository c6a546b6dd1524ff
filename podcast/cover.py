"""The cover as podcast directories demand it: square, 1400 to 3000 pixels, JPEG or PNG, RGB."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path

from PIL import Image

from records.source.cache_file import digest_of
from records.source.diagnostics import Violation, violation
from records.source.kept_values import KeptValues, hash_of

LEAST, MOST = 1400, 3000
"""Pixels of a side (Apple, Spotify)."""
_FILE = ("image", "file")
ENDINGS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",)}


def cover_faults(file: Path, path: str, kept: KeptValues | None = None) -> Iterator[Violation]:
    """What is wrong with the cover in `file`, which a record names as `path`.

    A picture that is in `kept` is not opened again.
    """
    try:
        raw = file.read_bytes()
        made_of = hash_of("cover", digest_of(raw))
        kind, size, mode = (kept or KeptValues()).get(made_of, partial(_opened, raw))
    except (OSError, SyntaxError, ValueError, EOFError):
        yield violation("cover-unreadable", _FILE, path=path)
        return
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        yield violation("cover-far-too-large", _FILE, path=path, least=LEAST, most=MOST)
        return
    yield from _wrong_kind(file, path, kind)
    yield from _wrong_size(path, *size)
    if mode != "RGB":
        yield violation("cover-not-rgb", _FILE, path=path, mode=mode)


@lru_cache(maxsize=8)
def _opened(raw: bytes) -> tuple[str, tuple[int, int], str]:
    """Format, size and mode of a picture that could be read to its end.

    A preview that keeps no values asks after each change of a project, seldom one of the cover.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(BytesIO(raw)) as picture:
            picture.load()
            return str(picture.format), picture.size, picture.mode


def _wrong_kind(file: Path, path: str, kind: str) -> Iterator[Violation]:
    if kind not in ENDINGS:
        yield violation("cover-not-jpeg-or-png", _FILE, path=path, format=kind)
    elif file.suffix.lower() not in ENDINGS[kind]:
        right = file.with_suffix(ENDINGS[kind][0]).name
        yield violation("cover-with-wrong-ending", _FILE, path=path, format=kind, name=right)


def _wrong_size(path: str, width: int, height: int) -> Iterator[Violation]:
    if width != height or not LEAST <= width <= MOST:
        yield violation(
            "cover-of-wrong-size",
            _FILE,
            path=path,
            width=width,
            height=height,
            least=LEAST,
            most=MOST,
        )
