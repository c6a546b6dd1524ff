"""Pictures of 256 colours with smooth text: quick to draw, and small files.

Choosing a palette for a finished picture takes ten times as long as drawing it. So the background
is reduced once, to 128 colours, and the shades between text and background are added to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

_OF_GROUND = 128
MOST_OF_ART = _OF_GROUND - 1
"""So many colours a drawing on paper may have, beside the paper."""
_STEPS = 16
"""Shades between background and text."""
_LEVEL = 3
"""Of zlib: a fifth larger than at 6, in less than half the time. Pictures are most of a build."""
Pair = tuple[str, str]
"""Background and text colour, as `#rrggbb`."""
Box = tuple[int, int, int, int]
FINE = 3


@dataclass(frozen=True, slots=True)
class Ground:
    """The background that all pictures of a shape share."""

    picture: Image.Image
    pairs: tuple[Pair, ...]

    @classmethod
    def of(cls, drawn: Image.Image, pairs: Sequence[Pair]) -> Ground:
        """The background from a drawing in RGB, with up to eight pairs of colours for text."""
        few = drawn.quantize(_OF_GROUND, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        return cls.in_colours(few, few.getpalette() or [], pairs)

    @classmethod
    def flat(cls, size: tuple[int, int], colour: str, pairs: Sequence[Pair]) -> Ground:
        """A background of one colour, the first of its palette."""
        return cls.in_colours(Image.new("P", size, 0), bytes.fromhex(colour[1:]), pairs)

    @classmethod
    def in_colours(
        cls, picture: Image.Image, colours: Iterable[int], pairs: Sequence[Pair]
    ) -> Ground:
        """A picture of numbered colours as a background; it is given these, and those of text."""
        palette = [*colours][: 3 * _OF_GROUND]
        palette += [0] * (3 * _OF_GROUND - len(palette))
        for pair in pairs:
            palette += _shades(*pair)
        picture.putpalette(palette)
        return cls(picture, tuple(pairs))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and where it stands; `anchor` as in Pillow."""

    at: tuple[float, float]
    text: str
    font: ImageFont.FreeTypeFont
    anchor: str = "la"


@dataclass(frozen=True, slots=True)
class Canvas:
    """A picture that is being drawn."""

    picture: Image.Image
    pairs: tuple[Pair, ...]

    @classmethod
    def on(cls, ground: Ground) -> Canvas:
        """A new picture on that background."""
        return cls(ground.picture.copy(), ground.pairs)

    def text(self, line: Line, pair: Pair) -> None:
        """Draw a line of text."""
        self.block((line,), pair)

    def block(self, lines: Iterable[Line], pair: Pair) -> None:
        """Draw lines of text that stand on one colour, at once."""
        mask = Image.new("L", self.picture.size)
        brush = ImageDraw.Draw(mask)
        for line in lines:
            at = round(line.at[0]), round(line.at[1])
            brush.text(at, line.text, 255, line.font, anchor=line.anchor)
        box = mask.getbbox()
        if box:
            self._put(mask.crop(box), box[:2], pair)

    def pill(self, box: Box, pair: Pair) -> None:
        """Draw a box with round ends."""
        left, top, right, bottom = box
        size = right - left, bottom - top
        large = Image.new("L", (size[0] * FINE, size[1] * FINE))
        ends = (0, 0, size[0] * FINE - 1, size[1] * FINE - 1)
        ImageDraw.Draw(large).rounded_rectangle(ends, radius=size[1] * FINE / 2, fill=255)
        self._put(large.resize(size, Image.Resampling.BOX), (left, top), pair)

    def ground(self) -> Ground:
        """What is drawn so far as the background of other pictures."""
        return Ground(self.picture, self.pairs)

    def png(self) -> bytes:
        """The picture as a PNG file; the same bytes each time."""
        out = BytesIO()
        self.picture.save(out, "PNG", compress_level=_LEVEL)
        return out.getvalue()

    def _put(self, mask: Image.Image, at: tuple[int, int], pair: Pair) -> None:
        raw = mask.tobytes()
        shades = raw.translate(_table(self.pairs.index(pair)))
        inked = Image.frombytes("L", mask.size, raw.translate(_INKED))
        self.picture.paste(Image.frombytes("P", mask.size, shades), at, inked)


_INKED = bytes([0] * 9 + [255] * 247)
"""Where text is so faint that the ground stays."""


@cache
def _table(pair: int) -> bytes:
    """The colour of the palette for each strength of a pair's ink."""
    first = _OF_GROUND + pair * _STEPS
    return bytes(first + value * (_STEPS - 1) // 255 for value in range(256))


def as_png(drawing: Image.Image) -> bytes:
    """A flat drawing in RGB as a small PNG file."""
    out = BytesIO()
    few = drawing.quantize(64, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(out, "PNG", compress_level=9)
    return out.getvalue()


def _shades(ground: str, ink: str) -> list[int]:
    low, high = bytes.fromhex(ground[1:]), bytes.fromhex(ink[1:])
    return [
        round(a + (b - a) * step / (_STEPS - 1))
        for step in range(_STEPS)
        for a, b in zip(low, high, strict=True)
    ]
