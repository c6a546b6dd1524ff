"""Draw a quotation as a picture: 1200×630 for links, 1080×1350 for Instagram."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageFont

from publishing.images.canvas import FINE, Canvas, Ground, Line, Pair
from publishing.images.logo import Brush
from publishing.images.tones import QuotationTones
from publishing.images.typesetting import fitted, lines, typeface


@dataclass(frozen=True, slots=True)
class Shape:
    """The size and layout of a quotation's picture, in pixels."""

    name: str
    size: tuple[int, int]
    margin: int
    sizes: tuple[int, ...]
    """Font sizes of the quotation, largest first; the smallest holds the longest."""
    small: int


LINK = Shape("link", (1200, 630), 72, (76, 68, 60, 54, 48, 42, 38), 30)
INSTAGRAM = Shape("instagram", (1080, 1350), 84, (124, 112, 100, 88, 78, 70, 62), 40)
SHAPES = (LINK, INSTAGRAM)


@dataclass(frozen=True, slots=True)
class Words:
    """The text in the picture."""

    text: str
    speaker: str
    """Who says it; may be empty."""
    line: str
    """Where it is heard: podcast, episode and time."""
    sender: str
    example: bool


def quotation_picture(words: Words, shape: Shape, colours: QuotationTones) -> bytes:
    """The picture as a PNG file."""
    sheet = Canvas.on(_ground(shape, colours))
    top = _top(sheet, words, shape, colours)
    bottom = _foot(sheet, words, shape, colours)
    font, found = _fitted(f"»{words.text}«", shape, bottom - top)
    for number, line in enumerate(found):
        at = (shape.margin, top + number * _leading(font.size))
        sheet.text(Line(at, line, font), (colours.mint, colours.ink))
    return sheet.png()


def _fitted(text: str, shape: Shape, height: int) -> tuple[ImageFont.FreeTypeFont, tuple[str, ...]]:
    """The largest size at which the whole text stands in that height."""
    width = shape.size[0] - 2 * shape.margin
    for size in shape.sizes:
        font = typeface(size, 800)
        found = tuple(lines(text, font, width))
        is_narrow = all(font.getlength(line) <= width for line in found)
        if is_narrow and len(found) * _leading(size) <= height:
            return font, found
    most = height // _leading(shape.sizes[-1])
    return fitted(text, width=width, most=most, sizes=shape.sizes[-1:], weight=800)


def _leading(size: float) -> int:
    return round(size * 1.18)


def _foot(sheet: Canvas, words: Words, shape: Shape, colours: QuotationTones) -> int:
    """Draw who says it and where, from the foot up; returns where the quotation has to end."""
    told = [(words.sender, 700, colours.pine), (words.line, 500, colours.muted)]
    if words.speaker:
        told.append((words.speaker, 700, colours.ink))
    room = round((shape.size[0] - 2 * shape.margin) * 0.82)
    y = shape.size[1] - shape.margin
    for text, weight, ink in told:
        font, found = fitted(text, width=room, most=1, sizes=(shape.small,), weight=weight)
        sheet.block([Line((shape.margin, y), line, font, "ls") for line in found],
                    (colours.mint, ink))  # fmt: skip
        y -= round(shape.small * 1.45)
    return y - shape.small // 2


def _top(sheet: Canvas, words: Words, shape: Shape, colours: QuotationTones) -> int:
    """Draw the tag of an example; returns where the quotation begins."""
    top = shape.margin
    if not words.example:
        return top
    font, height = typeface(shape.small, 700), round(shape.small * 1.8)
    width = round(font.getlength("Eksempel")) + height
    box = (shape.margin, top, shape.margin + width, top + height)
    sheet.pill(box, (colours.mint, colours.amber))
    middle = (shape.margin + width / 2, top + height / 2)
    sheet.text(Line(middle, "Eksempel", font, "mm"), (colours.amber, colours.on_amber))
    return top + height + round(shape.small * 0.9)


@lru_cache(maxsize=4)
def _ground(shape: Shape, colours: QuotationTones) -> Ground:
    """The background with a door that stands ajar in its corner: drawn once for each shape."""
    width, height = shape.size
    large = Image.new("RGB", (width * FINE, height * FINE), colours.mint)
    side = shape.small * 3.4
    left, top = width - shape.margin - side, height - shape.margin - side
    brush = Brush(large, side / 32 * FINE, (left * 32 / side, top * 32 / side))
    brush.arch((3, 2, 29, 31), colours.pine)
    brush.arch((10, 9, 22, 31), colours.mint)
    brush.shape([(10, 31), (10, 15), (12, 10.4), (14.5, 9), (16.4, 11), (17, 14.5), (17, 31)],
                colours.amber)  # fmt: skip
    return Ground.of(large.resize(shape.size, Image.Resampling.LANCZOS), _pairs(colours))


def _pairs(colours: QuotationTones) -> tuple[Pair, ...]:
    inks = (colours.ink, colours.muted, colours.pine, colours.amber)
    return (*((colours.mint, ink) for ink in inks), (colours.amber, colours.on_amber))
