"""Give the pictures of a rendered text their sizes and formats."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape

from publishing.images.sizes import MIME, Scaled

_IMAGE = re.compile(r'(<p>)?<img\b([^>]*\bsrc="((?:\.\.?/)*|/)media/([^"]+)"[^>]*)>(</p>)?')
_SIZES = "(min-width: 48em) 680px, 100vw"
"""The text column is 680 pixels wide; on a phone it is as wide as the screen."""


def with_sizes(html: str, known: Mapping[str, Scaled]) -> str:
    """The HTML with every size of each picture in `known` (by path from `content/`).

    A picture alone in its paragraph becomes a figure with its credit.
    """

    def put(found: re.Match[str]) -> str:
        picture = known.get(f"media/{unescape(found[4])}")
        return _figure(found, picture) if picture else found[0]

    return _IMAGE.sub(put, html)


def _figure(found: re.Match[str], picture: Scaled) -> str:
    opening, attributes, base, _, closing = found.groups()
    made = _picture(attributes, base, picture)
    if not (opening and closing):
        return f"{opening or ''}{made}{closing or ''}"
    credit = _attribute(attributes, "title")
    caption = f'<figcaption class="muted">Billede: {credit}</figcaption>' if credit else ""
    return f'<figure class="picture">{made}{caption}</figure>'


def _picture(attributes: str, base: str, picture: Scaled) -> str:
    sources = "".join(
        f'<source type="{mime}" sizes="{_SIZES}" srcset="{_srcset(base, picture, ending)}">'
        for ending, mime in MIME.items()
    )
    src = f"{base}{picture.srcset('jpg')[-1].path}"
    size = f'width="{picture.width}" height="{picture.height}"'
    alt = _attribute(attributes, "alt")
    image = f'<img src="{escape(src)}" {size} alt="{alt}" loading="lazy" decoding="async">'
    return f"<picture>{sources}{image}</picture>"


def _srcset(base: str, picture: Scaled, ending: str) -> str:
    files = picture.srcset(ending)
    return escape(", ".join(f"{base}{each.path} {each.width}w" for each in files))


def _attribute(attributes: str, name: str) -> str:
    """The raw value of an attribute, still escaped."""
    found = re.search(rf'\b{name}="([^"]*)"', attributes)
    return found[1] if found else ""
