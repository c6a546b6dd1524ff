"""Pictures of records: made in sizes and formats, and told to the page as `meta.image`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from publishing.images.sizes import MIME, PictureError, Scaled, scaled, scaled_files
from publishing.output import OutputFile
from records.loading.library import Library
from records.model.base import Content, Image
from records.model.describe import annotated_values
from records.model.registry import address_of
from records.types.field_type import MarkdownText
from records.types.text_pictures import TextPicture, pictures_in
from site_plugins.state import Enriched, State, StepError


def pictures(state: State) -> Iterator[OutputFile | Enriched]:
    """The files of each picture once, and its values in the pages of its records."""
    shown = [(at, image) for at, image in _pictured(state.library) if at in state.pages]
    paths = {image.file for _, image in shown} | _in_texts(state.library)
    known: dict[str, Scaled] = {}
    for path in sorted(paths):
        original, known[path] = _read(state.library.project.content, path)
        yield from scaled_files(original, known[path], state.pictures)
    for address, image in shown:
        page = state.pages[address]
        meta = {**page.meta, "image": image_values(image, known[image.file])}
        yield Enriched(replace(page, meta=meta))


def sizes_in_texts(library: Library) -> Mapping[str, Scaled]:
    """The pictures of texts by their path from `content/`. Raises StepError."""
    return {path: _read(library.project.content, path)[1] for path in _in_texts(library)}


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


def _in_texts(library: Library) -> set[str]:
    return {picture.path for picture in _text_pictures(library) if picture.is_ours}


def _text_pictures(library: Library) -> Iterable[TextPicture]:
    for shelf in library.records.values():
        for record in shelf.values():
            for _, marker, text in annotated_values(record):
                if isinstance(marker, MarkdownText):
                    yield from pictures_in(text)


def _read(content: Path, path: str) -> tuple[bytes, Scaled]:
    file = content / path
    try:
        original = file.read_bytes()
        return original, scaled(original, file.stem.lower())
    except (OSError, PictureError):
        message = f"{path} kan ikke læses som billede. Gem billedet igen som JPEG eller PNG."
        raise StepError(message) from None
