"""The parts of drawings that a brand brings along: read, judged, and put in place of ours.

A brand's folder may hold `parts.svg`, written as ours is: a `<symbol id="…">` for each part, of
plain shapes whose classes are colour roles. A part of the same name takes the place of ours in
every scene; a new one is for others of the file to use. Nothing else gets through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lxml import etree

from publishing.brand import Schemes
from publishing.scenes.roles import Mood, Season, light_roles
from records.source.diagnostics import Params, params_of

NAME = "parts.svg"
MOST_BYTES = 200_000
LEFT_OPEN = frozenset({"clothes", "skin", "hair", "legs", "front", "pane", "roof"})
"""Roles that each scene gives a colour of its own."""
_NAMESPACE = "http://www.w3.org/2000/svg"
_SVG = f"{{{_NAMESPACE}}}"
_NUMBER = r"-?(?:\d+\.?\d*|\.\d+)"
_NUMBERS = re.compile(rf"{_NUMBER}(?:[\s,]+{_NUMBER})*")
_ONE = re.compile(_NUMBER)
_MEASURES = ("x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "opacity")
_ATTRIBUTES: Mapping[str, re.Pattern[str]] = {
    "d": re.compile(r"[MmLlHhVvCcSsQqTtAaZz0-9eE\s,.+-]+"),
    "points": _NUMBERS,
    "transform": re.compile(rf"(?:(?:translate|scale|rotate)\({_NUMBERS.pattern}\)\s*)+"),
    **dict.fromkeys(_MEASURES, _ONE),
}
_SHAPES = frozenset({"g", "path", "rect", "circle", "ellipse", "polygon", "use"})
_ID = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class PartFault:
    """What keeps a file of parts from being used, and on which line."""

    line: int
    code: str
    params: Params = ()


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
    names: set[str] = set()
    for symbol in root:
        name = symbol.get("id", "")
        if symbol.tag != f"{_SVG}symbol":
            yield _fault(symbol, "brand-parts-element", element=_tag(symbol))
            continue
        if not _ID.fullmatch(name) or len(symbol.attrib) > 1:
            yield _fault(symbol, "brand-parts-value", **_told(symbol, "id", name))
        if name in names:
            yield _fault(symbol, "brand-parts-twice", part=name)
        yield from _inside(symbol, names)
        names.add(name)


def _inside(symbol: etree._Element, names: set[str]) -> Iterator[PartFault]:
    for node in symbol.iterdescendants():
        if _tag(node) not in _SHAPES or etree.QName(node).namespace != _NAMESPACE:
            yield _fault(node, "brand-parts-element", element=_tag(node))
            continue
        for key, value in node.attrib.items():
            if not _may_stand(_tag(node), str(key), str(value), names):
                told = _told(node, etree.QName(key).localname, str(value))
                yield _fault(node, "brand-parts-value", **told)


def _may_stand(tag: str, key: str, value: str, names: set[str]) -> bool:
    if key == "class":
        return value in ROLES or value == "arm"
    if tag == "use" and key == "href":
        return value.removeprefix("#") in names and value.startswith("#")
    pattern = _ATTRIBUTES.get(key)
    return bool(pattern and pattern.fullmatch(value.strip()))


ROLES = frozenset(light_roles(Schemes(), Mood.DAY, Season.SUMMER)) | LEFT_OPEN
"""Every class that a shape can have."""


def _root(raw: bytes) -> etree._Element | None:
    if len(raw) > MOST_BYTES or b"<!DOCTYPE" in raw.upper() or b"<!ENTITY" in raw.upper():
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


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
