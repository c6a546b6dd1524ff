"""Photographs cut to the frames that the site has: the arch of a person, the top of a card."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import NamedTuple

from publishing.blocks import CutPicture
from publishing.images.cache import PictureCache
from publishing.images.photo import Photo, cropped, photo_of
from publishing.images.sizes import FOLDER
from publishing.output import OutputFile
from records.clock import Clock
from records.danish.slugs import slug
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.model.base import Content, Image
from records.model.people import Adviser
from records.model.registry import address_of
from records.model.told import Told


class Frame(NamedTuple):
    """A form that photographs are cut to, in pixels."""

    name: str
    width: int
    height: int


CARD, PORTRAIT = Frame("kort", 720, 340), Frame("portraet", 320, 400)


def cut_of(image: Image | None, frame: Frame, library: Library) -> CutPicture | None:
    """The picture cut to that frame; None without one, or where its file cannot be read.

    A check tells of such a file, and no page is made of it.
    """
    photo = photo_of(image, library) if image else None
    if image is None or photo is None:
        return None
    return CutPicture(_path(photo, frame), frame.width, frame.height, image.alt, image.credit)


def cut_files(library: Library, clock: Clock, cache: PictureCache) -> Iterator[OutputFile]:
    """The cut photographs of records whose page is shown, and of advisers."""
    for image, frame in _cuts(library, clock):
        yield from cut_file(image, frame, library, cache)


def cut_file(
    image: Image | None, frame: Frame, library: Library, cache: PictureCache
) -> Iterator[OutputFile]:
    """The file of a picture cut to that frame; none where `cut_of` gives none."""
    photo = photo_of(image, library) if image else None
    if photo:
        key = repr((photo.digest, photo.focus, frame)).encode()
        yield cache.file(_path(photo, frame), key, partial(_jpeg, photo, frame))


def _cuts(library: Library, clock: Clock) -> Iterator[tuple[Image | None, Frame]]:
    for shelf in library.records.values():
        for record in shelf.values():
            if isinstance(record, Content) and address_of(record) is not None:
                if visibility(record, clock) is not Visibility.HIDDEN:
                    yield record.image, CARD
                    if isinstance(record, Told):
                        yield record.image, PORTRAIT
            elif isinstance(record, Adviser):
                yield record.portrait, PORTRAIT


def _path(photo: Photo, frame: Frame) -> str:
    """Named after all that it is made of, so that browsers may keep it."""
    left, top = photo.focus
    name = slug(photo.file.stem) or "billede"
    return f"{FOLDER}/{name}-{photo.digest[:8]}-{frame.name}-{left}-{top}.jpg"


def _jpeg(photo: Photo, frame: Frame) -> bytes:
    out = BytesIO()
    cut = cropped(photo, (frame.width, frame.height))
    cut.save(out, "JPEG", quality=80, progressive=True, optimize=True)
    return out.getvalue()
