"""An office's own logo as SVG, looked into: drawings only, no program, nothing from elsewhere."""

from __future__ import annotations

import re

from lxml import etree

MOST_BYTES = 200_000
_DRAWING = {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs",
            "title", "desc", "lineargradient", "radialgradient", "stop", "clippath", "mask", "use",
            "symbol", "text", "tspan", "style", "pattern", "marker", "filter"}  # fmt: skip
_ELSEWHERE = re.compile(
    r"(?:url\(\s*['\"]?\s*(?!#)|@import|javascript:|expression\()", re.IGNORECASE
)


def is_drawing(raw: bytes) -> bool:
    """Whether the SVG draws and does nothing else."""
    instructs = b"<?" in raw.replace(b"<?xml ", b"", 1)  # it may load a style sheet
    if len(raw) > MOST_BYTES or b"<!DOCTYPE" in raw.upper() or instructs:
        return False
    try:
        root = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return False
    if etree.QName(root).localname != "svg":
        return False
    return all(_draws(node) for node in root.iter("*"))


def _draws(node: etree._Element) -> bool:
    if etree.QName(node).localname.lower() not in _DRAWING:
        return False
    texts = [node.text or "", *map(str, node.attrib.values())]
    links = [value for key, value in node.attrib.items() if str(key).endswith("href")]
    return not (
        any(etree.QName(key).localname.lower().startswith("on") for key in node.attrib)
        or any(_ELSEWHERE.search(text) for text in texts)
        or any(not str(link).startswith("#") for link in links)
    )
