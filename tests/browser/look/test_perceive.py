"""What counts as another look: a colour, a size, a place; not how an edge is smoothed."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFilter

from tests.browser.look.perceive import difference, kept_form


def drawn(
    x: int = 40, colour: str = "#0e5a4f", radius: int = 24, line: str = "#e4dccd"
) -> Image.Image:
    picture = Image.new("RGB", (480, 240), "#faf7f1")
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((x, 60, x + 200, 108), radius, fill=colour)
    draw.line((0, 160, 480, 160), fill=line)
    draw.text((x, 180), "Din vej ind i almen praksis " * 3, fill="#17332e")
    return picture


KEPT = kept_form(drawn())


@pytest.mark.parametrize(
    "changed",
    [
        drawn(x=44),
        drawn(colour="#14705f"),
        drawn(radius=6),
        drawn(line="#8b8573"),
        drawn().resize((480, 250)),
    ],
    ids=["place", "colour", "corner", "line", "size"],
)
def test_a_change_is_seen(changed: Image.Image) -> None:
    assert difference(KEPT, changed).is_seen


_SHARPER = Image.blend(drawn(), drawn().filter(ImageFilter.SHARPEN), 0.25)


@pytest.mark.parametrize(
    "alike",
    [drawn(), drawn().filter(ImageFilter.GaussianBlur(0.6)), _SHARPER],
    ids=["same", "softer", "sharper"],
)
def test_smoothing_is_not(alike: Image.Image) -> None:
    assert not difference(KEPT, alike).is_seen
