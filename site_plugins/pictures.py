"""Pictures of records: made in sizes and formats, and told to the page as `meta.image`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from records.kinds.base import Content, Image
from records.kinds.registry import address_of
from records.library import Library
from records.pictures.sizes import MIME, PictureError, Scaled, scaled, scaled_files
from site_plugins.build_state import NoConfig, publish_files, state_of


class PicturesPlugin(BasePlugin[NoConfig]):
    """Comes after every plugin that makes pages."""

    @event_priority(-70)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the files of each picture once, and its values to the pages of its records."""
        state = state_of(config)
        uris = {page.address: uri for uri, page in state.pages.items()}
        known: dict[str, Scaled] = {}
        for address, image in _pictured(state.library):
            if address not in uris:
                continue
            if image.file not in known:
                original, picture = _read(state.library.place.content / image.file, image.file)
                publish_files(files, config, scaled_files(original, picture, state.pictures))
                known[image.file] = picture
            page = state.pages[uris[address]]
            meta = {**page.meta, "image": image_values(image, known[image.file])}
            state.pages[uris[address]] = replace(page, meta=meta)
        return files


def image_values(image: Image, picture: Scaled) -> dict[str, Any]:
    """What the template writes as `picture`: best format first, JPEG for all others."""
    return {
        "alt": image.alt,
        "credit": image.credit,
        "width": picture.width,
        "height": picture.height,
        "src": picture.srcset("jpg")[-1].path,
        "sources": [
            {"type": mime, "files": [{"path": v.path, "width": v.width}
                                     for v in picture.srcset(ending)]}
            for ending, mime in MIME.items()
        ],
    }  # fmt: skip


def _pictured(library: Library) -> Iterator[tuple[str, Image]]:
    for shelf in library.records.values():
        for record in shelf.values():
            if isinstance(record, Content) and record.image:
                address = address_of(record)
                if address is not None:
                    yield address, record.image


def _read(file: Path, shown: str) -> tuple[bytes, Scaled]:
    try:
        original = file.read_bytes()
        return original, scaled(original, file.stem.lower())
    except (OSError, PictureError):
        message = f"{shown} kan ikke læses som billede. Gem billedet igen som JPEG eller PNG."
        raise PluginError(message) from None
