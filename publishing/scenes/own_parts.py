"""The parts of drawings that a brand brings along: read, judged, and put in place of ours.

A brand's folder may hold `parts.svg`, written as ours is: a `<symbol id="…">` for each part, of
plain shapes whose classes are colour roles. A part of the same name takes the place of ours in
every scene; a new one is for others of the file to use. Nothing else gets through.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import hypot
from pathlib import Path

from lxml import etree

from publishing.brand import Schemes
from publishing.scenes.roles import Mood, Season, light_roles
from publishing.scenes.svg_values import ATTRIBUTES, MEASURES, steps_of
from records.source.diagnostics import Params, params_of

NAME = "parts.svg"
MOST_BYTES = 200_000
LEFT_OPEN = frozenset({"clothes", "skin", "hair", "legs", "front", "pane", "roof"})
"""Roles that each scene gives a colour of its own."""
_NAMESPACE = "http://www.w3.org/2000/svg"
_SVG = f"{{{_NAMESPACE}}}"
_FARTHEST = 4_000
"""Units: a scene is 360 wide.

What fills shapes came to no end with one of 16,510 pixels, and did with 15,760 (thorvg-python
1.1.3). A scene is drawn with 2.3 pixels a unit at most, and a part in it half as large again.
"""
_MOST_SHAPES = 10_000
"""A part can use others, which use others: so many are more than all of ours together."""
_STEP = re.compile(r"([A-DF-Za-df-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_MOVE = re.compile(r"(translate|scale|rotate)\(([^)]*)\)")
_SHAPES = frozenset({"g", "path", "rect", "circle", "ellipse", "polygon", "use"})
_ID = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class PartFault:
    """What keeps a file of parts from being used, and on which line."""

    line: int
    code: str
    params: Params = ()


@dataclass(frozen=True, slots=True)
class _Extent:
    """How much is drawn: rather told too large than too small."""

    reach: float = 0
    """Units from the origin to the farthest shape."""
    shapes: int = 0


@lru_cache(maxsize=8)
def parts_in(raw: bytes) -> Mapping[str, str]:
    """The parts by name, as they stand in our own file. Empty where there is any fault."""
    root = _root(raw)
    if root is None or next(part_faults(raw), None):
        return {}
    found: dict[str, str] = {}
    for symbol in root:
        found[symbol.get("id", "")] = "".join(map(_written, symbol))
    return found


def read_parts(file: Path) -> Mapping[str, str]:
    """The parts of a file; none where it cannot be read: the check tells why."""
    try:
        return parts_in(file.read_bytes())
    except OSError:
        return {}


def part_faults(raw: bytes) -> Iterator[PartFault]:
    """Everything that is no shape of a colour role, in the order of the file."""
    root = _root(raw)
    if root is None or root.tag != f"{_SVG}svg":
        yield PartFault(1, "brand-parts-unreadable")
        return
    parts: dict[str, _Extent] = {}
    for symbol in root:
        name = symbol.get("id", "")
        if symbol.tag != f"{_SVG}symbol":
            yield _fault(symbol, "brand-parts-element", element=_tag(symbol))
            continue
        if not _ID.fullmatch(name) or len(symbol.attrib) > 1:
            yield _fault(symbol, "brand-parts-value", **_told(symbol, "id", name))
        if name in parts:
            yield _fault(symbol, "brand-parts-twice", part=name)
        wrong = tuple(_inside(symbol, parts))
        yield from wrong
        parts[name] = _Extent() if wrong else _extent(symbol, parts)
        if not parts[name].reach <= _FARTHEST:  # nor is that true of what is no number
            yield _fault(symbol, "brand-parts-far", part=name)
        if parts[name].shapes > _MOST_SHAPES:
            yield _fault(symbol, "brand-parts-many", part=name)


def _inside(symbol: etree._Element, names: Collection[str]) -> Iterator[PartFault]:
    for node in symbol.iterdescendants():
        if _tag(node) not in _SHAPES or etree.QName(node).namespace != _NAMESPACE:
            yield _fault(node, "brand-parts-element", element=_tag(node))
            continue
        for key, value in node.attrib.items():
            if not _may_stand(_tag(node), str(key), str(value), names):
                told = _told(node, etree.QName(key).localname, str(value))
                yield _fault(node, "brand-parts-value", **told)


def _may_stand(tag: str, key: str, value: str, names: Collection[str]) -> bool:
    if key == "class":
        return value in ROLES or value == "arm"
    if tag == "use" and key == "href":
        return value.removeprefix("#") in names and value.startswith("#")
    pattern = ATTRIBUTES.get(key)
    return bool(pattern and pattern.fullmatch(value.strip()))


def _extent(node: etree._Element, parts: Mapping[str, _Extent]) -> _Extent:
    """What an element draws, with all in it and the part that it uses."""
    inner = [_extent(child, parts) for child in node]
    if _tag(node) == "use":
        inner.append(parts[node.get("href", "").removeprefix("#")])
    steps = _reach_of_path(node.get("d", ""))
    other = sum(_numbers(" ".join(node.get(key, "") for key in ("points", *MEASURES))))
    reach = max((each.reach for each in inner), default=0) + steps + other
    for move, values in reversed(_MOVE.findall(node.get("transform", ""))):
        by = list(_numbers(values))
        match move:
            case "scale":
                reach *= max(by)
            case "rotate":  # about a place, which has a corner farther out than its sides
                reach = 1.5 * (reach + 2 * sum(by[1:]))
            case _:
                reach += sum(by)
    return _Extent(reach, 1 + sum(each.shapes for each in inner))


def _reach_of_path(path: str) -> float:
    """How far from the origin a path may come, in units."""
    far, start, here, bend = 0.0, 0j, 0j, 0j
    for letter, values in steps_of(path):
        points = _points(letter, values, here, bend) or [start]
        far = max(far, *(abs(part) for each in points for part in (each.real, each.imag)))
        here, bend = points[-1], points[-2 if letter in "CcSsQqTt" else -1]
        start = here if letter in "Mm" else start
    return far


def _points(
    letter: str, values: Sequence[float], here: complex, bend: complex
) -> Sequence[complex]:
    """The bends of a step and its end, between which it stays; none for a close.

    `bend` is the last one of the step before: a smooth step begins with its mirror image.
    """
    origin = here if letter.islower() else 0j
    match letter.upper():
        case "H":
            return [complex(origin.real + values[0], here.imag)]
        case "V":
            return [complex(here.real, origin.imag + values[0])]
        case "A":
            end = origin + complex(*values[-2:])
            wide = _width_of_arc(values[0], values[1], end - here)
            return [here + complex(wide, wide), here - complex(wide, wide), end]
    mirrored = [2 * here - bend] if letter in "SsTt" else []
    pairs = zip(values[::2], values[1::2], strict=True)
    return [*mirrored, *(origin + complex(*pair) for pair in pairs)]


def _width_of_arc(rx: float, ry: float, way: complex) -> float:
    """How far an arc may come from its start: radii that are too small grow (SVG 2, 9.5.1)."""
    small, large = sorted((abs(rx), abs(ry)))
    return 2 * large * max(1.0, hypot(way.real, way.imag) / 2 / small) if small else 0.0


def _numbers(text: str) -> Iterator[float]:
    return (abs(float(number)) for _, number in _STEP.findall(text) if number)


ROLES = frozenset(light_roles(Schemes(), Mood.DAY, Season.SUMMER)) | LEFT_OPEN
"""Every class that a shape can have."""


def _root(raw: bytes) -> etree._Element | None:
    if len(raw) > MOST_BYTES or b"<!DOCTYPE" in raw.upper() or b"<!ENTITY" in raw.upper():
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    # In other letters, such as UTF-16, the search of the bytes has found no declaration.
    return root if root.getroottree().docinfo.internalDTD is None else None


def _tag(node: etree._Element) -> str:
    return etree.QName(node).localname


def _told(node: etree._Element, attribute: str, value: str) -> dict[str, object]:
    return {"element": _tag(node), "attribute": attribute, "value": value}


def _fault(node: etree._Element, code: str, **params: object) -> PartFault:
    return PartFault(int(str(node.sourceline)), code, params_of(params))


def _written(node: etree._Element) -> str:
    """The element as our own file would have it: no space between, no namespace."""
    values = "".join(f' {key!s}="{value!s}"' for key, value in node.attrib.items())
    inner = "".join(map(_written, node))
    tag = _tag(node)
    return f"<{tag}{values}>{inner}</{tag}>" if inner else f"<{tag}{values}/>"
