"""A drawing as pixels, for what shows no SVG: mails, and the pictures of shared links."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from threading import Lock

from PIL import Image
from thorvg_python.base import Colorspace, Result
from thorvg_python.canvas.sw import SwCanvas
from thorvg_python.engine import Engine
from thorvg_python.paint.picture import Picture

_TURN = Lock()
"""ThorVG's list of what is loaded knows of no other thread of ours."""


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


class DrawingError(ValueError):
    """A drawing that cannot be made into pixels."""


def pixels(art: Art, window: Window, width: int) -> Image.Image:
    """The part of the drawing in RGB, `width` pixels wide, on white where nothing is drawn.

    Raises DrawingError for what is no SVG.
    """
    seen = f"{window.left} {window.top} {window.width} {window.height}"
    whole, height = art.size
    svg = art.svg.replace(
        f'viewBox="0 0 {whole} {height}" width="{whole}" height="{height}"',
        f'viewBox="{seen}" width="{window.width}" height="{window.height}"',
        1,
    )
    return _painted(svg, (width, round(width * window.height / window.width)))


def _painted(svg: str, size: tuple[int, int]) -> Image.Image:
    """The SVG, filling so many pixels."""
    with _TURN:
        canvas = SwCanvas(_engine())
        try:
            canvas.set_target(*size, cs=Colorspace.ABGR8888S)
            picture = Picture(_engine())
            loaded = picture.load_data(svg.encode(), "svg", None, copy=True)
            steps = loaded, picture.set_size(*size), canvas.add(picture), canvas.draw(clear=True)
            if {*steps, canvas.sync()} != {Result.SUCCESS}:
                raise DrawingError(", ".join(step.name for step in steps))
            drawn = canvas.get_pillow()
        finally:
            canvas.destroy()
    paper = Image.new("RGB", size, "white")
    paper.paste(drawn, mask=drawn)
    return paper


@cache
def _engine() -> Engine:
    """ThorVG, without threads of its own, so that the process may be copied after it has drawn."""
    return Engine(threads=0)


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


@cache
def drawn_by() -> str:
    """The version of what draws, for the keys of caches."""
    return f"thorvg {version('thorvg-python')}"
