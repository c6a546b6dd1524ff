"""The brand's mark as icons, and the web app manifest that names them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from publishing.addresses import MANIFEST
from publishing.brand import Schemes
from publishing.images.cache import PictureCache
from publishing.images.canvas import as_png
from publishing.images.logo import logo, logo_svg
from publishing.output import OutputFile
from publishing.site import Site

_FOLDER = "assets/icons"
_ICONS = (("icon-48", 48, 0.0), ("icon-180", 180, 0.14), ("icon-192", 192, 0.0),
          ("icon-512", 512, 0.0), ("maskable", 512, 0.2))  # fmt: skip
"""Name, side in pixels, and the part of it that is left free around the mark."""


def icons(site: Site, cache: PictureCache) -> Iterator[OutputFile]:
    """The mark as SVG and in the sizes that browsers and phones ask for."""
    schemes = site.brand.colours
    yield OutputFile(f"{_FOLDER}/favicon.svg", logo_svg(schemes).encode())
    for name, side, margin in _ICONS:
        key = repr((name, side, margin, schemes)).encode()
        draw = partial(_icon, side, schemes, margin)
        yield cache.file(f"{_FOLDER}/{name}.png", key, draw)


def _icon(side: int, schemes: Schemes, margin: float) -> bytes:
    return as_png(logo(side, schemes, margin=margin))


def manifest(site: Site) -> OutputFile:
    """The web app manifest (W3C), for readers who put the site on their phone's home screen."""
    day = site.brand.colours.light
    icon = {"type": "image/png"}
    values = {
        "name": site.name,
        "short_name": site.name,
        "description": site.description,
        "lang": site.language,
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "background_color": day.paper,
        "theme_color": day.paper,
        "icons": [
            {"src": f"{_FOLDER}/favicon.svg", "type": "image/svg+xml", "sizes": "any"},
            {"src": f"{_FOLDER}/icon-192.png", "sizes": "192x192", **icon},
            {"src": f"{_FOLDER}/icon-512.png", "sizes": "512x512", **icon},
            {"src": f"{_FOLDER}/maskable.png", "sizes": "512x512", "purpose": "maskable", **icon},
        ],
    }
    text = json.dumps(values, ensure_ascii=False, indent=2) + "\n"
    return OutputFile(MANIFEST, text.encode())
