"""The cover of the podcast: three arched doors, the middle one ajar, light falling out."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

SIDE = 1400
"""Pixels; the least that podcast directories take."""
FINE = 3
"""Drawn this many times larger and shrunk, for smooth edges."""
FLOOR = 1130
PINE, INK, PAPER = "#0e5a4f", "#17332e", "#faf7f1"
SKY, MINT, AMBER, SPILL = "#d6e6f0", "#dcebe4", "#f4b942", "#c79d3e"
Box = tuple[float, float, float, float]


def save_cover(target: Path) -> None:
    """Draw the cover and write it as JPEG: square, RGB, without text."""
    picture = Image.new("RGB", (SIDE * FINE, SIDE * FINE), PINE)
    brush = ImageDraw.Draw(picture)
    brush.rectangle(_scaled((0, FLOOR, SIDE, SIDE)), INK)
    _arch(brush, (110, 500, 420, FLOOR), SKY)
    _dot(brush, (366, 840), 16, INK)
    _arch(brush, (980, 570, 1290, FLOOR), MINT)
    _dot(brush, (1034, 870), 16, INK)
    _open_door(brush)
    target.parent.mkdir(parents=True, exist_ok=True)
    small = picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS)
    small.save(target, "JPEG", quality=88, optimize=True)


def _open_door(brush: ImageDraw.ImageDraw) -> None:
    """A paper frame, an amber room, the leaf swung inwards, and the light on the floor."""
    _arch(brush, (480, 190, 920, FLOOR), PAPER)
    _arch(brush, (522, 232, 878, FLOOR), AMBER)
    brush.pieslice(_scaled((522, 232, 878, 588)), 180, 270, INK)
    _shape(brush, [(522, 409), (700, 409), (700, 1060), (522, FLOOR)], INK)
    _shape(brush, [(578, 430), (660, 430), (660, 1010), (578, 1042)], PINE)
    brush.pieslice(_scaled((578, 330, 742, 530)), 180, 270, PINE)
    _dot(brush, (680, 740), 13, AMBER)
    _shape(brush, [(522, FLOOR), (878, FLOOR), (1010, 1330), (522, 1330)], SPILL)


def _arch(brush: ImageDraw.ImageDraw, door: Box, colour: str) -> None:
    left, top, right, bottom = door
    width = right - left
    brush.pieslice(_scaled((left, top, right, top + width)), 180, 360, colour)
    brush.rectangle(_scaled((left, top + width / 2, right, bottom)), colour)


def _dot(brush: ImageDraw.ImageDraw, at: tuple[int, int], radius: int, colour: str) -> None:
    x, y = at
    brush.ellipse(_scaled((x - radius, y - radius, x + radius, y + radius)), colour)


def _shape(brush: ImageDraw.ImageDraw, corners: list[tuple[int, int]], colour: str) -> None:
    brush.polygon([(x * FINE, y * FINE) for x, y in corners], colour)


def _scaled(box: Box) -> Box:
    left, top, right, bottom = box
    return (left * FINE, top * FINE, right * FINE - 1, bottom * FINE - 1)
