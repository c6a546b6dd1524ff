"""Pictures of 256 colours with smooth text: quick to draw, and small files.

Choosing a palette for a finished picture takes ten times as long as drawing it. So the background
is reduced once, to 128 colours, and the shades between text and background are added to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

_OF_GROUND = 128
_STEPS = 16
"""Shades between background and text."""
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
        palette = (few.getpalette() or [])[: 3 * _OF_GROUND]
        palette += [0] * (3 * _OF_GROUND - len(palette))
        for pair in pairs:
            palette += _shades(*pair)
        few.putpalette(palette)
        return cls(few, tuple(pairs))


@dataclass(frozen=True, slots=True)
class Canvas:
    """A picture that is being drawn."""

    picture: Image.Image
    pairs: tuple[Pair, ...]

    @classmethod
    def on(cls, ground: Ground) -> Canvas:
        """A new picture on that background."""
        return cls(ground.picture.copy(), ground.pairs)

    def text(
        self, at: tuple[float, float], text: str, font: ImageFont.FreeTypeFont, pair: Pair, *,
        anchor: str = "la",
    ) -> None:  # fmt: skip
        """Draw a line of text; `anchor` as in Pillow."""
        x, y = at
        left, top, right, bottom = map(round, font.getbbox(text, anchor=anchor))
        mask = Image.new("L", (right - left + 2, bottom - top + 2))
        ImageDraw.Draw(mask).text((1 - left, 1 - top), text, 255, font, anchor=anchor)
        self._put(mask, (round(x) + left - 1, round(y) + top - 1), pair)

    def pill(self, box: Box, pair: Pair) -> None:
        """Draw a box with round ends."""
        left, top, right, bottom = box
        size = right - left, bottom - top
        large = Image.new("L", (size[0] * FINE, size[1] * FINE))
        ends = (0, 0, size[0] * FINE - 1, size[1] * FINE - 1)
        ImageDraw.Draw(large).rounded_rectangle(ends, radius=size[1] * FINE / 2, fill=255)
        self._put(large.resize(size, Image.Resampling.BOX), (left, top), pair)

    def png(self) -> bytes:
        """The picture as a PNG file; the same bytes each time."""
        out = BytesIO()
        self.picture.save(out, "PNG", compress_level=6)
        return out.getvalue()

    def _put(self, mask: Image.Image, at: tuple[int, int], pair: Pair) -> None:
        first = _OF_GROUND + self.pairs.index(pair) * _STEPS
        shades = mask.point([first + value * (_STEPS - 1) // 255 for value in range(256)])
        shades = Image.frombytes("P", shades.size, shades.tobytes())
        self.picture.paste(shades, at, mask.point([0] * 9 + [255] * 247))


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
