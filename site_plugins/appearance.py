"""The brand's look: colours in the style sheets, icons, and the web app manifest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from publishing.brand import Schemes
from publishing.images.cache import PictureCache
from publishing.images.canvas import as_png
from publishing.images.logo import logo, logo_svg
from publishing.output import OutputFile
from publishing.site import Site
from site_plugins.build_state import NoConfig, publish_files, state_of
from site_plugins.colours import with_colours

STYLE = "assets/site.css"
MANIFEST = "manifest.webmanifest"
_ICONS = (("icon-48", 48, 0.0), ("icon-180", 180, 0.14), ("icon-192", 192, 0.0),
          ("icon-512", 512, 0.0), ("maskable", 512, 0.2))  # fmt: skip
"""Name, side in pixels, and the part of it that is left free around the mark."""


class AppearancePlugin(BasePlugin[NoConfig]):
    """Puts the brand's values where the theme leaves room for them."""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace the style sheet, and add icons and manifest."""
        state = state_of(config)
        plain = files.get_file_from_path(STYLE)
        if plain is not None:
            files.remove(plain)
            css = Path(plain.abs_src_path or "").read_text(encoding="utf-8")
            done = with_colours(css, state.site.brand.colours)
            publish_files(files, config, [OutputFile(STYLE, done.encode())])
        publish_files(files, config, icons(state.site, state.pictures))
        return publish_files(files, config, [manifest(state.site)])


def icons(site: Site, cache: PictureCache) -> Iterator[OutputFile]:
    """The mark as SVG and in the sizes that browsers and phones ask for."""
    schemes = site.brand.colours
    yield OutputFile("assets/icons/favicon.svg", logo_svg(schemes).encode())
    for name, side, margin in _ICONS:
        key = repr((name, side, margin, schemes)).encode()
        draw = partial(_icon, side, schemes, margin)
        yield OutputFile(f"assets/icons/{name}.png", cache.get(key, draw))


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
            {"src": "assets/icons/favicon.svg", "type": "image/svg+xml", "sizes": "any"},
            {"src": "assets/icons/icon-192.png", "sizes": "192x192", **icon},
            {"src": "assets/icons/icon-512.png", "sizes": "512x512", **icon},
            {"src": "assets/icons/maskable.png", "sizes": "512x512", "purpose": "maskable", **icon},
        ],
    }
    text = json.dumps(values, ensure_ascii=False, indent=2) + "\n"
    return OutputFile(MANIFEST, text.encode())
