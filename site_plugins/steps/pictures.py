"""Pictures of records: made in sizes and formats, and told to the page as `meta.image`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from publishing.images.cleaned import cleaned_file
from publishing.images.cuts import cut_files
from publishing.images.reading import PictureError
from publishing.images.sizes import MIME, Scaled, scaled, scaled_files
from publishing.output import OutputFile
from publishing.verify.media_kinds import PICTURE_ENDINGS, ending_of
from publishing.verify.media_uses import Role, visible_uses
from records.danish.slugs import slug
from records.loading.library import Library
from records.model.base import Content, Image
from records.model.registry import address_of
from records.started import command
from site_plugins.state import Enriched, State, StepError


def pictures(state: State) -> Iterator[OutputFile | Enriched]:
    """The files of each picture once, and its values in the pages of its records.

    No picture goes out as its editor put it into `content/media/`: what is fetched at its own
    address, by feed readers and podcast apps, is written anew too.
    """
    shown = [(at, image) for at, image in _pictured(state.library) if at in state.pages]
    content = state.library.project.content
    known: dict[str, Scaled] = {}
    for path in sorted({image.file for _, image in shown} | _in_texts(state)):
        original, known[path] = _read(content, path)
        yield from scaled_files(original, known[path], state.pictures)
    for path in sorted(set(_at_own_address(state))):
        with _refused(path):
            yield cleaned_file(path, (content / path).read_bytes(), state.pictures)
    yield from cut_files(state.library, state.clock, state.pictures)
    for address, image in shown:
        page = state.pages[address]
        meta = {**page.meta, "image": image_values(image, known[image.file])}
        yield Enriched(replace(page, meta=meta))


def sizes_in_texts(state: State) -> Mapping[str, Scaled]:
    """The pictures of texts by their path from `content/`.

    None where one cannot be read: it is refused elsewhere, and a preview shows them as they are.
    """
    content = state.library.project.content
    with suppress(StepError):
        return {path: _read(content, path)[1] for path in _in_texts(state)}
    return {}


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


def _in_texts(state: State) -> set[str]:
    uses = visible_uses(state.library, state.clock)
    return {use.path for use in uses if use.role is Role.IN_TEXT}


def _at_own_address(state: State) -> Iterator[str]:
    logo = state.site.brand.logo
    if ending_of(logo) in PICTURE_ENDINGS:
        yield logo
    for use in visible_uses(state.library, state.clock):
        if use.role is not Role.PICTURE and ending_of(use.path) in PICTURE_ENDINGS:
            yield use.path


def _read(content: Path, path: str) -> tuple[bytes, Scaled]:
    file = content / path
    with _refused(path):
        original = file.read_bytes()
        return original, scaled(original, slug(file.stem) or "billede")


@contextmanager
def _refused(path: str) -> Iterator[None]:
    """Say of a picture that changed after it was judged what is wrong with it."""
    try:
        yield
    except (OSError, PictureError):
        message = f"{path} kan ikke læses som billede. Kør {command('check')}, og ret det."
        raise StepError(message) from None
