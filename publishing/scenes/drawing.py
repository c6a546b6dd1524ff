"""The strokes of a scene as SVG, and the parts that it is put together from.

A scene is 360 x 200. Classes are colour roles (`publishing.scenes.roles`), so that light, dark,
season and brand change colours alone. A part stands on its origin, the middle of its foot.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias, TypeVar

WIDTH, HEIGHT = 360, 200
Parts: TypeAlias = tuple[tuple[str, str], ...]
_USE = re.compile(r'<use((?: (?!href)[a-z-]+="[^"]*")*) href="#([\w-]+)"((?: [a-z-]+="[^"]*")*)/>')
_Option = TypeVar("_Option")


class Dice:
    """Choices that are the same for the same seed on every machine and Python."""

    def __init__(self, seed: str) -> None:
        """`seed` is any text; its throws do not depend on one another."""
        self._seed = seed

    def pick(self, what: str, options: Sequence[_Option]) -> _Option:
        """One of the options, always the same for this seed and `what`."""
        return options[self._throw(what) % len(options)]

    def between(self, what: str, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + self._throw(what) % (high - low + 1)

    def _throw(self, what: str) -> int:
        digest = hashlib.sha256(f"{self._seed}\0{what}".encode()).digest()
        return int.from_bytes(digest[:4], "big")


def arch(x: float, foot: float, width: float, height: float, role: str) -> str:
    """A door: its middle and foot, its width and height."""
    r = width / 2
    d = f"M{x - r:g} {foot:g}v{r - height:g}a{r:g} {r:g} 0 0 1 {width:g} 0v{height - r:g}z"
    return path(d, role)


def box(x: float, y: float, width: float, height: float, role: str, radius: float = 0) -> str:
    """A rectangle from its upper left corner."""
    rounded = f' rx="{radius:g}"' if radius else ""
    return (
        f'<rect class="{role}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"{rounded}/>'
    )


def path(d: str, role: str, more: str = "") -> str:
    """A path with the role as its fill, or a stroke (`line`, `bright`, `arm`)."""
    return f'<path class="{role}" d="{d}"{more}/>'


def disc(x: float, y: float, r: float, role: str) -> str:
    """A circle."""
    return f'<circle class="{role}" cx="{x:g}" cy="{y:g}" r="{r:g}"/>'


def placed(
    drawn: str, x: float, y: float, scale: float = 1, *, flip: bool = False, turn: float = 0
) -> str:
    """What is drawn around the origin, at its place; `turn` is in degrees."""
    moves = f"translate({x:g} {y:g})"
    if turn:
        moves += f" rotate({turn:g})"
    if flip or scale != 1:
        moves += f" scale({-scale if flip else scale:g} {scale:g})"
    return f'<g transform="{moves}">{drawn}</g>'


def part(
    name: str, x: float, y: float, scale: float = 1, *, flip: bool = False, **roles: str
) -> str:
    """A part of `parts.svg` at its place, with roles for what it leaves open."""
    return placed(open_part(name, **roles), x, y, scale, flip=flip)


def open_part(name: str, **roles: str) -> str:
    """A part around the origin, to be drawn by `filled`."""
    chosen = {**_USUAL, **roles}
    told = "".join(f' {role}="{value}"' for role, value in chosen.items())
    return f'<use href="#{name}"{told}/>'


_USUAL = {
    "clothes": "deep",
    "skin": "skin1",
    "hair": "hair1",
    "legs": "dark",
    "front": "clay",
    "pane": "window",
    "roof": "dark",
    "arm": "arm",
}
_OPEN_PART = re.compile(r'<use href="#([\w-]+)"((?: \w+="[^"]*")*)/>')
_ROLE = re.compile(r'(\w+)="([^"]*)"')


def filled(scene: str, own: Parts) -> str:
    """The scene with its parts drawn, a brand's own in place of ours.

    Raises KeyError for a part that is in neither.
    """
    parts = _with_brand(own)
    return _OPEN_PART.sub(lambda used: _in_roles(parts[used[1]], used[2]), scene)


def _in_roles(drawn: str, told: str) -> str:
    chosen = dict(_ROLE.findall(told))
    return re.sub(r'class="(\w+)"', lambda m: f'class="{chosen.get(m[1], m[1])}"', drawn)


@lru_cache(maxsize=8)
def _with_brand(own: Parts) -> Mapping[str, str]:
    """What stands in `parts.svg` with the brand's in their place; a part may use others."""
    text = Path(__file__).with_name("parts.svg").read_text(encoding="utf-8")
    written = dict(re.findall(r'<symbol id="([\w-]+)">(.*?)</symbol>', text, re.DOTALL))
    written |= dict(own)
    found: dict[str, str] = {}

    def whole(name: str) -> str:
        if name not in found:
            inner = _USE.sub(lambda used: _moved(used, whole(used[2])), written[name])
            found[name] = inner
        return found[name]

    return {name: whole(name) for name in written}


def _moved(used: re.Match[str], drawn: str) -> str:
    attributes = f"{used[1]}{used[3]}".strip()
    return f"<g {attributes}>{drawn}</g>" if attributes else drawn


def sky() -> str:
    """The ground of every scene out of doors."""
    return box(0, 0, WIDTH, HEIGHT, "sky")


def room(floor: int = 156) -> str:
    """A wall, its skirting and a floor from `floor` down."""
    return (
        sky() + box(0, floor, WIDTH, HEIGHT - floor, "floor") + box(0, floor - 3, WIDTH, 3, "shade")
    )


def ripples(places: Sequence[tuple[int, int, int]]) -> str:
    """Light on water: left end, height and length of each line."""
    return "".join(path(f"M{x} {y}h{length}", "bright") for x, y, length in places)
