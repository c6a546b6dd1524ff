"""Set text in a picture in the font of the site.

`figtree.ttf` is the site's `figtree.woff2` unpacked with fontTools, because Pillow reads no WOFF2;
its licence (SIL OFL 1.1) lies beside it in `OFL.txt`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

_FILE = Path(__file__).with_name("figtree.ttf")
_DOTS = "…"


@lru_cache(maxsize=32)
def typeface(size: int, weight: int) -> ImageFont.FreeTypeFont:
    """The font at a size in pixels and a weight from 400 to 800."""
    font = ImageFont.truetype(_FILE, size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font


@lru_cache(maxsize=16_384)
def _length(font: ImageFont.FreeTypeFont, text: str) -> float:
    """The width of a text in pixels; kept, because many titles begin alike."""
    return font.getlength(text)


def lines(text: str, font: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    """The text broken at spaces into lines of at most `width` pixels."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip()
        if line and _length(font, longer) > width:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def fitted(
    text: str, *, width: int, most: int, sizes: tuple[int, ...], weight: int
) -> tuple[ImageFont.FreeTypeFont, tuple[str, ...]]:
    """The largest size at which the text fits in `most` lines; cut off with … if none does."""
    for size in sizes:
        font = typeface(size, weight)
        found = tuple(lines(text, font, width))
        if len(found) <= most and all(_length(font, line) <= width for line in found):
            return font, found
    font = typeface(sizes[-1], weight)
    kept = [_cut(line, font, width) for line in tuple(lines(text, font, width))]
    if len(kept) > most:
        kept = [*kept[: most - 1], _cut(kept[most - 1] + _DOTS, font, width)]
    return font, tuple(kept)


def _cut(line: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    if _length(font, line) <= width:
        return line
    bare = line.removesuffix(_DOTS)
    while bare and _length(font, bare + _DOTS) > width:
        bare = bare[:-1].rstrip()
    return bare + _DOTS
