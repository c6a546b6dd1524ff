"""A drawing as pixels, for what shows no SVG: mails, and the pictures of shared links."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import resvg_py
from PIL import Image


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a drawing that is shown, in its own units."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Art:
    """A drawing that is still to be made: the same value gives the same pixels."""

    svg: str
    size: tuple[int, int]
    """Width and height in its own units, as the SVG says them."""
    focus: int
    """What the middle of a narrow picture should show: units from the left."""


def around_focus(art: Art, shape: tuple[int, int]) -> Window:
    """The tallest part of the drawing with that shape (width, height) that stays inside it."""
    most, height = art.size
    width = min(most, round(height * shape[0] / shape[1]))
    left = min(max(art.focus - width // 2, 0), most - width)
    return Window(left, 0, width, height)


def pixels(art: Art, window: Window, width: int) -> Image.Image:
    """The part of the drawing in RGB, `width` pixels wide."""
    seen = f"{window.left} {window.top} {window.width} {window.height}"
    whole, height = art.size
    svg = art.svg.replace(
        f'viewBox="0 0 {whole} {height}" width="{whole}" height="{height}"',
        f'viewBox="{seen}" width="{window.width}" height="{window.height}"',
        1,
    )
    png = resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True)
    return Image.open(BytesIO(png)).convert("RGB")


def in_few_colours(drawn: Image.Image, colours: int, first: str = "") -> Image.Image:
    """A flat drawing with a palette of so many colours, after `first` where that is given.

    The colours are looked for in every fourth pixel of every fourth line: that takes a tenth of
    the time, and areas of one colour are larger than that.
    """
    some = drawn.resize((drawn.width // 4, drawn.height // 4), Image.Resampling.NEAREST)
    chosen = some.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    if first:
        palette = (chosen.getpalette() or [])[: 3 * colours]
        chosen.putpalette([*bytes.fromhex(first[1:]), *palette])
    return drawn.quantize(palette=chosen, dither=Image.Dither.NONE)


def drawn_by() -> str:
    """The version of what draws, for the keys of caches."""
    return f"resvg {resvg_py.__resvg_version__} {resvg_py.__version__}"
