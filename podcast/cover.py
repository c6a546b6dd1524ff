"""The cover as podcast directories demand it: square, 1400 to 3000 pixels, JPEG or PNG, RGB."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

LEAST, MOST = 1400, 3000
"""Pixels of a side (Apple, Spotify)."""
_WANTED = f"Skriv stien til et kvadratisk billede på {LEAST}–{MOST} pixel."
ENDINGS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",)}


def cover_faults(path: Path) -> Iterator[str]:
    """What is wrong with a cover, each as Danish words that follow "peger på …, som"."""
    try:
        kind, size, mode = _opened(path)
    except (OSError, SyntaxError, ValueError, EOFError):
        yield "ikke kan læses som billede. Gem billedet igen som JPEG eller PNG."
        return
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        yield f"er alt for stort. {_WANTED}"
        return
    yield from _wrong_kind(path, kind)
    yield from _wrong_size(size)
    if mode != "RGB":
        yield f"har farverne gemt som {mode}. Gem billedet som RGB uden gennemsigtighed."


def _opened(path: Path) -> tuple[str, tuple[int, int], str]:
    """Format, size and mode of a picture that could be read to its end."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(path) as picture:
            picture.load()
            return str(picture.format), picture.size, picture.mode


def _wrong_kind(path: Path, kind: str) -> Iterator[str]:
    if kind not in ENDINGS:
        yield f"er {kind}. Gem billedet som JPEG eller PNG."
    elif path.suffix.lower() not in ENDINGS[kind]:
        right = path.with_suffix(ENDINGS[kind][0]).name
        yield f"er {kind} med et forkert filnavn. Kald filen {right}."


def _wrong_size(size: tuple[int, int]) -> Iterator[str]:
    width, height = size
    if width != height or not LEAST <= width <= MOST:
        yield f"er {width} × {height} pixel. {_WANTED}"
