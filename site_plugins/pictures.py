"""Pictures of records: made in sizes and formats, and told to the page as `meta.image`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage

from publishing.images.in_text import with_sizes
from publishing.images.sizes import MIME, PictureError, Scaled, scaled, scaled_files
from records.loading.library import Library
from records.model.base import Content, Image
from records.model.describe import annotated_values
from records.model.registry import address_of
from records.types.field_type import MarkdownText
from records.types.text_pictures import TextPicture, pictures_in
from site_plugins.build_state import NoConfig, publish_files, state_of


class PicturesPlugin(BasePlugin[NoConfig]):
    """Comes after every plugin that makes pages."""

    in_texts: Mapping[str, Scaled] = MappingProxyType({})
    """The pictures of texts by their path from `content/`, made anew for each build."""

    @event_priority(-70)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the files of each picture once, and its values to the pages of its records."""
        state = state_of(config)
        uris = {page.address: uri for uri, page in state.pages.items()}
        shown = [(at, image) for at, image in _pictured(state.library) if at in uris]
        in_texts = {picture.path for picture in _in_texts(state.library)}
        known: dict[str, Scaled] = {}
        for path in sorted({image.file for _, image in shown} | in_texts):
            original, known[path] = _read(state.library.project.content / path, path)
            publish_files(files, config, scaled_files(original, known[path], state.pictures))
        for address, image in shown:
            page = state.pages[uris[address]]
            meta = {**page.meta, "image": image_values(image, known[image.file])}
            state.pages[uris[address]] = replace(page, meta=meta)
        self.in_texts = {path: known[path] for path in in_texts}
        return files

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Put the sizes into every text of the page, wherever its template has put it."""
        return with_sizes(output, self.in_texts) if self.in_texts else output


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


def _in_texts(library: Library) -> Iterator[TextPicture]:
    for shelf in library.records.values():
        for record in shelf.values():
            for _, marker, text in annotated_values(record):
                if isinstance(marker, MarkdownText):
                    yield from (picture for picture in pictures_in(text) if picture.is_ours)


def _read(file: Path, shown: str) -> tuple[bytes, Scaled]:
    try:
        original = file.read_bytes()
        return original, scaled(original, file.stem.lower())
    except (OSError, PictureError):
        message = f"{shown} kan ikke læses som billede. Gem billedet igen som JPEG eller PNG."
        raise PluginError(message) from None
