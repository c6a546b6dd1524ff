"""Whether two pictures look alike, as an eye would say: not pixel by pixel.

A picture is looked at in squares of 8 px. Each has one mean colour in Oklab, a space in which equal
distances look equal. Edges of letters that another version of a browser smooths in another way keep
the mean; a colour, a size or a place that changed does not.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PIL import Image

SQUARE = 8
TOLERANCE = 0.03
"""How far the means of a square may be apart; 0.02 is what an eye just sees side by side."""
STRAY = 3
"""So many squares of a picture may be further apart: a cursor, a corner that is rounded anew."""
KEPT = 4
"""Accepted pictures are kept at a quarter of their size, with few colours: small, yet seen."""
_COLOURS = 256


@dataclass(frozen=True, slots=True)
class Difference:
    """What is unlike in two pictures."""

    squares: tuple[tuple[int, int], ...]
    """Where, in px from the upper left."""
    is_resized: bool = False

    @property
    def is_seen(self) -> bool:
        """Whether somebody would notice."""
        return self.is_resized or len(self.squares) > STRAY

    def __str__(self) -> str:
        if self.is_resized:
            return "another size"
        return f"{len(self.squares)} squares, the first at {self.squares[:3]}"


def difference(kept: Image.Image, taken: Image.Image) -> Difference:
    """What differs in a picture that was taken from the one that is kept.

    The new one is looked at as it is and in the few colours of the other: what only those make is
    no difference.
    """
    small = taken.convert("RGB").reduce(KEPT)
    if abs(small.width - kept.width) > 1 or abs(small.height - kept.height) > 1:
        return Difference((), is_resized=True)
    size = min(small.width, kept.width), min(small.height, kept.height)
    looks = (kept, small, _in_colours_of(kept, small))
    before, *now = (_squares(each.crop((0, 0, *size))) for each in looks)
    width = -(-size[0] * KEPT // SQUARE)
    return Difference(
        tuple(
            (at % width * SQUARE, at // width * SQUARE)
            for at, (one, *others) in enumerate(zip(before, *now, strict=True))
            if all(_apart(one, other) > TOLERANCE for other in others)
        )
    )


def kept_form(taken: Image.Image) -> Image.Image:
    """A picture as it is kept."""
    small = taken.convert("RGB").reduce(KEPT)
    colours = small.quantize(_COLOURS, kmeans=1, dither=Image.Dither.NONE)
    return _in_colours_of(colours, small)


def _in_colours_of(kept: Image.Image, small: Image.Image) -> Image.Image:
    return small.quantize(palette=kept, dither=Image.Dither.NONE)


_Lab = tuple[float, float, float]


def _squares(picture: Image.Image) -> list[_Lab]:
    octets = picture.convert("RGB").reduce(SQUARE // KEPT).tobytes()
    return [_oklab(*octets[at : at + 3]) for at in range(0, len(octets), 3)]


def _apart(one: _Lab, other: _Lab) -> float:
    return math.dist(one, other)


_LINEAR = [(c / 255 / 12.92 if c < 11 else ((c / 255 + 0.055) / 1.055) ** 2.4) for c in range(256)]


def _oklab(red: int, green: int, blue: int) -> _Lab:
    """Björn Ottosson, "A perceptual color space for image processing" (2020)."""
    r, g, b = _LINEAR[red], _LINEAR[green], _LINEAR[blue]
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    medium = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )
