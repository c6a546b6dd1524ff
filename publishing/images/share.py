"""Draw share pictures: 1200×630 for links, 1080×1350 for Instagram."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

from publishing.brand import Colours
from publishing.images.canvas import Canvas, Ground, Pair
from publishing.images.logo import FINE, Brush, doors
from publishing.images.typesetting import fitted, typeface


@dataclass(frozen=True, slots=True)
class Shape:
    """The size and layout of a share picture, in pixels."""

    name: str
    size: tuple[int, int]
    margin: int
    text_width: int
    titles: tuple[int, ...]
    """Font sizes of the title, largest first."""
    most_lines: int
    small: int
    foot: int
    """The baseline of the sender's name."""
    doors: tuple[int, int, float]
    """Left, top and scale of the illustration."""


LINK = Shape("link", (1200, 630), 72, 640, (76, 66, 58, 50), 4, 30, 566, (716, 208, 0.8))
INSTAGRAM = Shape(
    "instagram", (1080, 1350), 84, 912, (104, 92, 80, 68), 4, 40, 1312, (134, 655, 1.45)
)


@dataclass(frozen=True, slots=True)
class Words:
    """The text in a share picture."""

    tag: str
    """The kind, e.g. `Mulighed`; may be empty."""
    title: str
    line: str
    """Date, deadline or length; may be empty."""
    sender: str
    example: bool


def share_picture(words: Words, shape: Shape, colours: Colours) -> bytes:
    """The share picture as a PNG file."""
    sheet = Canvas.on(_ground(shape, colours))
    y = _tags(sheet, words, shape, colours)
    y = _lines(sheet, words.title, (shape, colours), y, (shape.most_lines, shape.titles, 800))
    if words.line:
        sizes = (round(shape.small * 1.15), shape.small)
        _lines(sheet, words.line, (shape, colours), y + round(shape.small * 0.8), (2, sizes, 600))
    at = (shape.margin, shape.foot)
    sheet.text(at, words.sender, typeface(shape.small, 700), (colours.paper, colours.muted),
               anchor="ls")  # fmt: skip
    return sheet.png()


def _lines(
    sheet: Canvas, text: str, look: tuple[Shape, Colours], y: int,
    setting: tuple[int, tuple[int, ...], int],
) -> int:  # fmt: skip
    """Draw a text (most lines, sizes, weight) from `y` down; returns where it ends."""
    shape, colours = look
    most, sizes, weight = setting
    ink = colours.ink if weight == 800 else colours.pine
    font, found = fitted(text, width=shape.text_width, most=most, sizes=sizes, weight=weight)
    for line in found:
        sheet.text((shape.margin, y), line, font, (colours.paper, ink))
        y += round(font.size * (1.12 if weight == 800 else 1.3))
    return y


def _tags(sheet: Canvas, words: Words, shape: Shape, colours: Colours) -> int:
    """Draw the tags at the top; returns where the title begins."""
    font, x, top = typeface(shape.small, 700), shape.margin, shape.margin
    height = round(shape.small * 1.8)
    pills = [(words.tag, colours.mint, colours.ink)] if words.tag else []
    if words.example:
        pills.insert(0, ("Eksempel", colours.amber, colours.on_amber))
    for text, ground, ink in pills:
        width = round(font.getlength(text)) + height
        sheet.pill((x, top, x + width, top + height), (colours.paper, ground))
        middle = (x + width / 2, top + height / 2)
        sheet.text(middle, text, font, (ground, ink), anchor="mm")
        x += width + shape.small // 2
    return top + height + round(shape.small * 1.2)


@lru_cache(maxsize=4)
def _ground(shape: Shape, colours: Colours) -> Ground:
    """The background with the illustration: drawn once for each shape."""
    width, height = shape.size
    left, top, scale = shape.doors
    large = Image.new("RGB", (width * FINE, height * FINE), colours.paper)
    doors(Brush(large, scale * FINE, (left / scale, top / scale)), colours)
    return Ground.of(large.resize(shape.size, Image.Resampling.LANCZOS), _pairs(colours))


def _pairs(colours: Colours) -> tuple[Pair, ...]:
    on_paper = (colours.ink, colours.pine, colours.muted, colours.mint, colours.amber)
    pills = ((colours.mint, colours.ink), (colours.amber, colours.on_amber))
    return (*((colours.paper, ink) for ink in on_paper), *pills)
