"""The logo, an arched door, and the illustration of three doors, drawn with Pillow and as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PIL import Image, ImageDraw

from publishing.brand import Schemes
from publishing.images.tones import DoorTones

FINE = 3
"""Drawn this many times larger and shrunk, for smooth edges."""
Point = tuple[float, float]


class Brush:
    """Draws in units of `scale` pixels each."""

    def __init__(self, picture: Image.Image, scale: float, origin: Point = (0, 0)) -> None:
        self._draw = ImageDraw.Draw(picture)
        self._scale, self._origin = scale, origin

    def arch(self, door: tuple[float, float, float, float], colour: str) -> None:
        """Draw an arched door: left, top, right and bottom."""
        left, top, right, bottom = door
        width = right - left
        ends = [*self._at((left, top)), *self._at((right, top + width))]
        self._draw.pieslice(ends, 180, 360, colour)
        self._draw.rectangle([*self._at((left, top + width / 2)), *self._at((right, bottom))],
                             colour)  # fmt: skip

    def dot(self, at: Point, radius: float, colour: str) -> None:
        """Draw a filled circle."""
        x, y = at
        box = [*self._at((x - radius, y - radius)), *self._at((x + radius, y + radius))]
        self._draw.ellipse(box, colour)

    def shape(self, corners: Sequence[Point], colour: str) -> None:
        """Draw a filled polygon."""
        self._draw.polygon([self._at(corner) for corner in corners], colour)

    def _at(self, point: Point) -> Point:
        x, y = point
        return ((x + self._origin[0]) * self._scale, (y + self._origin[1]) * self._scale)


def _curve(start: Point, first: Point, second: Point, end: Point) -> Iterator[Point]:
    """A cubic Bézier curve as points."""
    for step in range(17):
        t = step / 16
        shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        points = tuple(zip((start, first, second, end), shares, strict=True))
        yield (sum(p[0] * share for p, share in points), sum(p[1] * share for p, share in points))


_LEAF = (
    *_curve((230, 132), (230, 96), (220, 68), (205, 65)),
    *_curve((205, 65), (187, 62), (174, 91), (174, 131)),
)
"""The upper edge of the door that stands ajar, as in the SVG of the front page."""


def doors(brush: Brush, colours: DoorTones) -> None:
    """The illustration, 560 by 430 units; the light falls on the floor in front."""
    brush.arch((18, 115, 160, 360), colours.sky)
    brush.dot((127, 252), 6, colours.muted)
    brush.arch((402, 144, 542, 360), colours.mint)
    brush.dot((435, 266), 6, colours.muted)
    brush.shape([(234, 360), (346, 360), (420, 422), (196, 422)], colours.amber)
    brush.arch((210, 50, 370, 360), colours.pine)
    brush.arch((230, 72, 350, 360), colours.amber_tint)
    brush.dot((308, 206), 34, colours.amber)
    brush.shape([*_LEAF, (174, 380), (230, 360)], colours.ink)
    brush.dot((188, 236), 6.5, colours.amber)


def logo(side: int, schemes: Schemes, *, margin: float = 0.0) -> Image.Image:
    """The logo as a square picture; `margin` is the share of each side that stays free."""
    day = schemes.light
    large = Image.new("RGB", (side * FINE, side * FINE), day.paper)
    scale = side * FINE * (1 - 2 * margin) / 32
    offset = 32 * margin / (1 - 2 * margin)
    brush = Brush(large, scale, (offset, offset))
    brush.arch((3, 2, 29, 31), day.pine)
    brush.arch((10, 9, 22, 31.3), day.paper)
    brush.shape([(10, 31), (10, 15), (12, 10.4), (14.5, 9), (16.4, 11), (17, 14.5), (17, 31.3)],
                day.amber)  # fmt: skip
    return large.resize((side, side), Image.Resampling.LANCZOS)


def logo_svg(schemes: Schemes) -> str:
    """The logo as SVG that follows the reader's colour scheme."""
    day, night = schemes.light, schemes.dark
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>'
        f".f{{fill:{day.pine}}}.r{{fill:{day.paper}}}"
        f"@media (prefers-color-scheme:dark){{.f{{fill:{night.pine}}}.r{{fill:{night.paper}}}}}"
        '</style><path class="f" d="M3 31V15a13 13 0 0 1 26 0v16z"/>'
        '<path class="r" d="M10 31.3V15a6 6 0 0 1 12 0v16.3z"/>'
        f'<path fill="{day.amber}" d="M10 31V15c0-3.4 2-6 4.5-6 1.2 0 2.5 1.8 2.5 5.5V31.3z"/>'
        "</svg>"
    )
