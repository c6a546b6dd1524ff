"""Type and space follow the written scales of the style sheet."""

from __future__ import annotations

import re
from pathlib import Path

from publishing.charts.chart import LEAST_TEXT

ASSETS = Path("site_plugins/theme/assets")
_SIZE = re.compile(r"font(?:-size)?:[^;{}]*?(\d*\.?\d+rem)")
_STEP = re.compile(r"--(t\w):(?:clamp\()?(\d*\.?\d+)rem")
"""A step, and the least it can be."""
_SPACING = re.compile(r"(?<![\w-])(?:margin|padding|gap|row-gap|column-gap)[a-z-]*:([^;{}]+)")
_LENGTH = re.compile(r"(?<![\w.-])(\d*\.?\d+)rem")
_SPACE = re.compile(r"--(s\d\w?):(\d*\.?\d+)rem")
_LINED_UP = 2.0
"""From here on, in rem, a length may be the place of something beside it: a sign, a line."""
_PRINT = re.compile(r"@media print\{.*?\n\}", re.DOTALL)
_ALLOWED = {
    "site.css": {"2.2rem"},  # the sign of a quote
    "podcast.css": {".625rem"},  # the seconds inside a round arrow
}


def test_every_size_of_type_is_a_step_of_the_scale(root: Path) -> None:
    for sheet in sorted((root / ASSETS).glob("*.css")):
        screen = _PRINT.sub("", sheet.read_text(encoding="utf-8"))
        own = set(_SIZE.findall(screen)) - _ALLOWED.get(sheet.name, set())
        assert not own, (sheet.name, own)


def test_every_small_space_is_a_step_of_the_scale(root: Path) -> None:
    for sheet in sorted((root / ASSETS).glob("*.css")):
        screen = _PRINT.sub("", sheet.read_text(encoding="utf-8"))
        own = {
            length
            for written in _SPACING.findall(screen)
            for length in _LENGTH.findall(written)
            if float(length) <= _LINED_UP
        }
        assert not own, (sheet.name, own)


def test_the_steps_of_space_rise(root: Path) -> None:
    css = (root / ASSETS / "site.css").read_text(encoding="utf-8")
    steps = [float(length) for _, length in _SPACE.findall(_PRINT.sub("", css))]
    assert len(steps) > 8
    assert steps == sorted(set(steps))


def test_no_step_is_smaller_than_text_may_be_in_a_drawing(root: Path) -> None:
    css = (root / ASSETS / "site.css").read_text(encoding="utf-8")
    steps = {name: float(least) for name, least in _STEP.findall(css)}
    assert len(steps) > 8
    assert min(steps.values()) * 16 >= LEAST_TEXT
