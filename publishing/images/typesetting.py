"""Set text in a picture in the font of the site.

`figtree.ttf` is the site's `figtree.woff2` unpacked with fontTools, because Pillow reads no WOFF2;
its licence (SIL OFL 1.1) lies beside it in `OFL.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import category, name, normalize

from PIL import ImageFont

_FILE = Path(__file__).with_name("figtree.ttf")
_DOTS = "…"
_SHY = "\u00ad"
_NEAREST = str.maketrans("Ŋŋ−→‐‑⁄", "Nn––--/")
"""What stands for letters and signs that the font does not have, and that have no parts."""
_WITH_A_MARK = re.compile(r"LATIN (SMALL|CAPITAL) LETTER ([A-Z]) WITH .*")
"""How Unicode names letters with a stroke or a hook, which are no letter and a mark."""
_PASSED_OVER = ("C", "M", "Z", "So", "Sk")
"""What nobody reads: emoji and pictures, marks, blanks and what has no form."""


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


def lines(
    text: str, font: ImageFont.FreeTypeFont, width: int, *, breaks_words: bool = False
) -> Iterator[str]:
    """The text broken at spaces into lines of at most `width` pixels.

    With `breaks_words` also at the soft hyphens of words that are wider.
    """
    line = ""
    for word in _in_font(text).split(" "):
        longer = f"{line} {word.replace(_SHY, '')}".strip()
        if _length(font, longer) <= width:
            line = longer
            continue
        if line:
            yield line
        *before, line = _parts(word, font, width) if breaks_words else [word.replace(_SHY, "")]
        yield from before
    if line:
        yield line


def _parts(word: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The word on as few lines as its soft hyphens allow."""
    found = [""]
    for part in word.split(_SHY):
        if found[-1] and _length(font, f"{found[-1]}{part}") > width:
            found[-1] += "-"
            found.append("")
        found[-1] += part
    return found


def _in_font(text: str) -> str:
    """The text in the letters of the font: those it lacks without their marks, or not at all."""
    whole = normalize("NFC", text)
    if all(map(_is_in_font, whole)):
        return whole
    kept = "".join(each if _is_in_font(each) else _nearest(each) for each in whole)
    return " ".join(filter(None, kept.split(" ")))


def _nearest(letter: str) -> str:
    parts = normalize("NFKD", letter).translate(_NEAREST)
    return "".join(filter(_is_in_font, map(_bare, parts)))


def _bare(letter: str) -> str:
    """The letter without the mark that its name tells of."""
    found = _WITH_A_MARK.fullmatch(name(letter, "")) if not _is_in_font(letter) else None
    if found is None:
        return letter
    return found[2] if found[1] == "CAPITAL" else found[2].lower()


def word_not_drawn(text: str) -> str:
    """The first word with a letter or a sign that no picture can show; empty for none."""
    if text.isascii():
        return ""
    words = normalize("NFC", text).split()
    return next((word for word in words if any(map(_is_lost, word))), "")


def _is_lost(letter: str) -> bool:
    is_read = not category(letter).startswith(_PASSED_OVER)
    return is_read and not _is_in_font(letter) and not _nearest(letter)


@cache
def _is_in_font(letter: str) -> bool:
    """Whether it is as it should be; a sign that the font lacks is a gap as wide as a letter."""
    is_blank = letter.isspace() or letter == _SHY
    return is_blank or bool(typeface(40, 400).getmask(letter).getbbox())


def fitted(
    text: str, *, width: int, most: int, sizes: tuple[int, ...], weight: int
) -> tuple[ImageFont.FreeTypeFont, tuple[str, ...]]:
    """The largest size at which the text fits in `most` lines; cut off with … if none does.

    A word is broken only where it is wider than the lines at the smallest size.
    """
    for size in sizes:
        font = typeface(size, weight)
        found = tuple(lines(text, font, width))
        if len(found) <= most and all(_length(font, line) <= width for line in found):
            return font, found
    font = typeface(sizes[-1], weight)
    kept = [_cut(line, font, width) for line in lines(text, font, width, breaks_words=True)]
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
