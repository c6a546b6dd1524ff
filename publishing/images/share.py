"""Draw share pictures: 1200×630 for links, 1080×1350 for Instagram."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from PIL import Image, ImageDraw

from publishing.images.canvas import MOST_OF_ART, Box, Canvas, Ground, Line, Pair
from publishing.images.drawn import Art, around_focus, in_few_colours, pixels
from publishing.images.logo import FINE, Brush, doors
from publishing.images.photo import Photo, cropped
from publishing.images.tones import DoorTones, ShareTones
from publishing.images.typesetting import fitted, lines, typeface


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
    arch: Box
    """Where a drawing stands in place of the doors."""

    @property
    def pill(self) -> int:
        """The height of a tag."""
        return round(self.small * 1.8)

    @property
    def line_sizes(self) -> tuple[int, int]:
        """Font sizes of the line below the title, larger first."""
        return round(self.small * 1.15), self.small

    @property
    def gap(self) -> int:
        """Between the title and the line below it."""
        return round(self.small * 0.8)

    def end(self, *, has_doors: bool) -> int:
        """Where title and line end: above the picture if it stands below them, else the sender."""
        left, top = self.doors[:2] if has_doors else self.arch[:2]
        is_below = left < self.margin + self.text_width
        return top if is_below else self.foot - self.small


MOST_BYTES = 60_000
"""What networks like to fetch. A photograph gets fewer colours until it weighs no more."""
_OF_PHOTO = (96, 64, 40, 24)
LINK = Shape("link", (1200, 630), 72, 640, (76, 66, 58, 50), 4, 30, 566, (716, 208, 0.8),
             (740, 110, 1136, 566))  # fmt: skip
INSTAGRAM = Shape(
    "instagram",
    (1080, 1350),
    84,
    912,
    (104, 92, 80, 68),
    4,
    40,
    1312,
    (134, 655, 1.45),
    (184, 800, 896, 1250),
)


Shown: TypeAlias = Art | Photo | DoorTones
"""What is in a share picture beside the words: a drawing, a photograph, or the doors."""


@dataclass(frozen=True, slots=True)
class Words:
    """The text in a share picture."""

    tag: str
    """The kind, e.g. `Mulighed`; may be empty."""
    title: str
    """With soft hyphens where a long word may be broken."""
    line: str
    """Date, deadline or length; may be empty."""
    sender: str
    example: bool


def share_picture(words: Words, shape: Shape, colours: ShareTones, shown: Shown) -> bytes:
    """The share picture as a PNG file: with what the page shows, else with the doors."""
    made = b""
    for most in _OF_PHOTO if isinstance(shown, Photo) else (MOST_OF_ART,):
        made = _made(words, (shape, colours), shown, most)
        if len(made) <= MOST_BYTES:
            break
    return made


def _made(words: Words, look: tuple[Shape, ShareTones], shown: Shown, most: int) -> bytes:
    shape, colours = look
    doors_in = shown if isinstance(shown, DoorTones) else None
    ground = _ground(Fixed(shape, colours, words.tag, words.sender, words.example, doors_in))
    if not isinstance(shown, DoorTones):
        ground = _with_art(ground, _in_arch(shown, shape, colours.paper, most), shape)
    sheet = Canvas.on(ground)
    y = shape.margin + shape.pill + round(shape.small * 1.2)
    titles = _with_room(words, shape, shape.end(has_doors=doors_in is not None) - y)
    y = _lines(sheet, words.title, (shape, colours), y, (shape.most_lines, titles, 800))
    if words.line:
        _lines(sheet, words.line, (shape, colours), y + shape.gap, (2, shape.line_sizes, 600))
    return sheet.png()


def _with_room(words: Words, shape: Shape, room: int) -> tuple[int, ...]:
    """The sizes of the title that leave room for the line below it; the smallest, if none does."""
    size = shape.line_sizes[0]
    below = shape.gap + _height(words.line, shape, size, 600) if words.line else 0
    fit = [size for size in shape.titles if _height(words.title, shape, size, 800) + below <= room]
    return tuple(fit) or shape.titles[-1:]


def _height(text: str, shape: Shape, size: int, weight: int) -> int:
    """What a text takes at a size, in pixels."""
    found = lines(text, typeface(size, weight), shape.text_width)
    return sum(1 for _ in found) * _leading(size, weight)


def _leading(size: int, weight: int) -> int:
    """From a line to the next, in pixels."""
    return round(size * (1.12 if weight == 800 else 1.3))


def _lines(
    sheet: Canvas, text: str, look: tuple[Shape, ShareTones], y: int,
    setting: tuple[int, tuple[int, ...], int],
) -> int:  # fmt: skip
    """Draw a text (most lines, sizes, weight) from `y` down; returns where it ends."""
    shape, colours = look
    most, sizes, weight = setting
    ink = colours.ink if weight == 800 else colours.pine
    font, found = fitted(text, width=shape.text_width, most=most, sizes=sizes, weight=weight)
    height = _leading(round(font.size), weight)
    drawn = [Line((shape.margin, y + at * height), line, font) for at, line in enumerate(found)]
    sheet.block(drawn, (colours.paper, ink))
    return y + len(found) * height


# --- what many pictures have in common --------------------------------------------------------


class Fixed(NamedTuple):
    """All of a picture but its title and line."""

    shape: Shape
    colours: ShareTones
    tag: str
    sender: str
    example: bool
    doors: DoorTones | None
    """None where a drawing or a photograph comes in their place."""


@lru_cache(maxsize=32)
def _ground(fixed: Fixed) -> Ground:
    """The background with illustration, tags and sender: drawn once for all that have the same."""
    shape, colours = fixed.shape, fixed.colours
    bare = _illustration(shape, colours, fixed.doors) if fixed.doors else _plain(shape, colours)
    sheet = Canvas.on(bare)
    _tags(sheet, fixed)
    _sender(sheet, fixed)
    return sheet.ground()


def _sender(sheet: Canvas, fixed: Fixed) -> None:
    """Draw the sender's name at the foot, beside what stands there."""
    shape, colours = fixed.shape, fixed.colours
    sizes = shape.small, round(shape.small * 0.8)
    font, found = fitted(fixed.sender, width=shape.text_width, most=1, sizes=sizes, weight=700)
    named = [Line((shape.margin, shape.foot), line, font, "ls") for line in found]
    sheet.block(named, (colours.paper, colours.muted))


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
def _illustration(shape: Shape, colours: ShareTones, tones: DoorTones) -> Ground:
    """The illustration alone, once for each shape."""
    width, height = shape.size
    left, top, scale = shape.doors
    large = Image.new("RGB", (width * FINE, height * FINE), colours.paper)
    doors(Brush(large, scale * FINE, (left / scale, top / scale)), tones)
    return Ground.of(large.resize(shape.size, Image.Resampling.LANCZOS), _pairs(colours))


@lru_cache(maxsize=4)
def _plain(shape: Shape, colours: ShareTones) -> Ground:
    """Paper alone; a drawing brings colours of its own, and has the paper as its first."""
    return Ground.flat(shape.size, colours.paper, _pairs(colours))


def _with_art(ground: Ground, drawn: Image.Image, shape: Shape) -> Ground:
    """The background with what the page shows, and in its colours."""
    picture = ground.picture.copy()
    picture.paste(drawn, shape.arch[:2])
    return Ground.in_colours(picture, drawn.getpalette() or [], ground.pairs)


@lru_cache(maxsize=16)
def _in_arch(art: Art | Photo, shape: Shape, paper: str, most: int) -> Image.Image:
    """The drawing behind an arch, in few colours with the paper first.

    It costs more than the rest of a picture, but hardly two pictures of a site have the same, and
    each that is held takes 180 kB in every process that draws.
    """
    left, top, right, bottom = shape.arch
    size = right - left, bottom - top
    if isinstance(art, Photo):
        drawn = cropped(art, size)
    else:
        drawn = pixels(art, around_focus(art, size), size[0]).resize(size)
    sheet = Image.new("RGB", size, paper)
    sheet.paste(drawn, (0, 0), _arch(size))
    few = in_few_colours(sheet, most, paper)
    # A colour that is nearly paper would show beside it.
    few.paste(0, mask=_arch(size).point(lambda shade: 255 * (shade == 0)))
    return few


@lru_cache(maxsize=4)
def _arch(size: tuple[int, int]) -> Image.Image:
    """The form of a door as a mask."""
    width, height = size
    large = Image.new("L", (width * FINE, height * FINE))
    brush = ImageDraw.Draw(large)
    brush.ellipse((0, 0, width * FINE - 1, width * FINE - 1), 255)
    brush.rectangle((0, width * FINE // 2, width * FINE, height * FINE), 255)
    return large.resize(size, Image.Resampling.BOX)


def _pairs(colours: ShareTones) -> tuple[Pair, ...]:
    on_paper = (colours.ink, colours.pine, colours.muted, colours.mint, colours.amber)
    pills = ((colours.mint, colours.ink), (colours.amber, colours.on_amber))
    return (*((colours.paper, ink) for ink in on_paper), *pills)
