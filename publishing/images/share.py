"""Draw share pictures: 1200×630 for links, 1080×1350 for Instagram."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from PIL import Image

from publishing.brand import Colours
from publishing.images.canvas import Canvas, Ground, Line, Pair
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

    @property
    def pill(self) -> int:
        """The height of a tag."""
        return round(self.small * 1.8)


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
    sheet = Canvas.on(_ground(Fixed(shape, colours, words.tag, words.sender, words.example)))
    y = shape.margin + shape.pill + round(shape.small * 1.2)
    y = _lines(sheet, words.title, (shape, colours), y, (shape.most_lines, shape.titles, 800))
    if words.line:
        sizes = (round(shape.small * 1.15), shape.small)
        _lines(sheet, words.line, (shape, colours), y + round(shape.small * 0.8), (2, sizes, 600))
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
    height = round(font.size * (1.12 if weight == 800 else 1.3))
    drawn = [Line((shape.margin, y + at * height), line, font) for at, line in enumerate(found)]
    sheet.block(drawn, (colours.paper, ink))
    return y + len(found) * height


# --- what many pictures have in common --------------------------------------------------------


class Fixed(NamedTuple):
    """All of a picture but its title and line."""

    shape: Shape
    colours: Colours
    tag: str
    sender: str
    example: bool


@lru_cache(maxsize=32)
def _ground(fixed: Fixed) -> Ground:
    """The background with illustration, tags and sender: drawn once for all that have the same."""
    shape, colours = fixed.shape, fixed.colours
    sheet = Canvas.on(_illustration(shape, colours))
    _tags(sheet, fixed)
    at = (shape.margin, shape.foot)
    sender = Line(at, fixed.sender, typeface(shape.small, 700), "ls")
    sheet.text(sender, (colours.paper, colours.muted))
    return sheet.ground()


def _tags(sheet: Canvas, fixed: Fixed) -> None:
    """Draw the tags at the top."""
    shape, colours = fixed.shape, fixed.colours
    font, x, top = typeface(shape.small, 700), shape.margin, shape.margin
    pills = [(fixed.tag, colours.mint, colours.ink)] if fixed.tag else []
    if fixed.example:
        pills.insert(0, ("Eksempel", colours.amber, colours.on_amber))
    for text, ground, ink in pills:
        width = round(font.getlength(text)) + shape.pill
        sheet.pill((x, top, x + width, top + shape.pill), (colours.paper, ground))
        middle = (x + width / 2, top + shape.pill / 2)
        sheet.text(Line(middle, text, font, "mm"), (ground, ink))
        x += width + shape.small // 2


@lru_cache(maxsize=4)
def _illustration(shape: Shape, colours: Colours) -> Ground:
    """The illustration alone, once for each shape."""
    width, height = shape.size
    left, top, scale = shape.doors
    large = Image.new("RGB", (width * FINE, height * FINE), colours.paper)
    doors(Brush(large, scale * FINE, (left / scale, top / scale)), colours)
    return Ground.of(large.resize(shape.size, Image.Resampling.LANCZOS), _pairs(colours))


def _pairs(colours: Colours) -> tuple[Pair, ...]:
    on_paper = (colours.ink, colours.pine, colours.muted, colours.mint, colours.amber)
    pills = ((colours.mint, colours.ink), (colours.amber, colours.on_amber))
    return (*((colours.paper, ink) for ink in on_paper), *pills)
