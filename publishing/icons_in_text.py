"""Signs in editors' texts: `:material-phone-outline:` is drawn on a page, and nowhere else.

The renderer leaves an element of its own in the place of a name. It passes the clean-up, which lets
no drawing of an editor's through, and is then exchanged for the drawing of the build.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from publishing.appearance.icon_sets import inline, is_sign

ELEMENT = "build-icon"
ATTRIBUTE = "name"
SHORT_NAME = re.compile(
    r"(?<![\w:]):((?:material|simple|fontawesome|octicons)(?:-[a-z0-9]+)+):(?![\w:])"
)
"""As a sign is named in a text."""
_LEFT = re.compile(rf'<{ELEMENT}(?: {ATTRIBUTE}="([a-z0-9-]*)")?[^<>]*>|</{ELEMENT}>')
_SVG = r'<svg class="icon"(?:(?!</svg>).)*</svg>'
_SPACED = re.compile(rf"\s?{_SVG}(?=[.,;:!?)])|{_SVG}\s?", re.DOTALL)
"""A sign with the space that only it needs."""


class _Known(Mapping[str, Mapping[str, str]]):
    """Every sign by `:name:`; looked for when it is asked for, as there are fourteen thousand."""

    def __getitem__(self, key: str) -> Mapping[str, str]:
        if not is_sign(key.strip(":")):
            raise KeyError(key)
        return {"name": key}

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _index(*_: object) -> Mapping[str, object]:
    return {"name": "material", "emoji": _Known(), "aliases": {}}


def _element(_index_name: str, shortname: str, *_: object) -> Element:
    return Element(ELEMENT, {ATTRIBUTE: shortname.strip(":")})


EXTENSION = "pymdownx.emoji"
SETTINGS = {"emoji_index": _index, "emoji_generator": _element}
"""What the Markdown extension that Material's texts use is told."""


def with_icons(html: str) -> str:
    """Clean HTML with the drawings in their places."""
    return _LEFT.sub(_drawing, html) if f"<{ELEMENT}" in html else html


def _drawing(found: re.Match[str]) -> str:
    name = found[1] or ""
    return inline(name) if is_sign(name) else ""


def without_icons(html: str) -> str:
    """The HTML for mails and feeds, whose programs draw no SVG: the words say what is meant."""
    return _SPACED.sub("", html)
