"""Which record uses which file of `content/media/`, and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from posixpath import normpath
from urllib.parse import unquote

from records.clock import Clock
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.model.base import Record
from records.model.describe import Marker, annotated_values
from records.model.episode import Episode
from records.model.newsletter import Issue
from records.model.show import Show
from records.source.tree import Loc
from records.types.field_type import MarkdownText, MediaFile, Target
from records.types.text_pictures import pictures_in, without_pictures

_LINK = re.compile(
    r"""(?:\]\(\s{0,9}<?|\]:[ ]{0,9}<?|\bhref\s{0,9}=\s{0,9}["']?)/?(media/[^\s<>)"']+)""",
    re.IGNORECASE,
)


class Role(StrEnum):
    """What a file is to a record."""

    PICTURE = "billede"
    """Shown in sizes and formats of our own making."""
    COVER = "omslag"
    """That too, and fetched at its own address by podcast apps."""
    IN_TEXT = "billede i en tekst"
    """That too, and fetched at its own address by feed readers."""
    SOUND = "lyd"
    TRANSCRIPT = "udskrift"
    FILE = "fil"
    """For the reader to open or keep."""


PICTURES = (Role.PICTURE, Role.COVER, Role.IN_TEXT)


@dataclass(frozen=True, slots=True)
class Use:
    """A file in a record."""

    record: Record
    loc: Loc
    path: str
    """From `content/`."""
    role: Role
    offset: int | None = None
    """Where it stands in a text."""


def media_uses(library: Library) -> Iterator[Use]:
    """Every use, also by drafts, by what is yet to come, and by records with faults."""
    for record in library.written():
        yield from _uses_by(record)


def visible_uses(library: Library, clock: Clock) -> Iterator[Use]:
    """The uses by records that are shown at that moment.

    Sound and transcripts of episodes have a day of their own: `podcast.media` knows it.
    """
    for shelf in library.records.values():
        for record in shelf.values():
            if visibility(record, clock) is not Visibility.HIDDEN:
                yield from _uses_by(record)


def _uses_by(record: Record) -> Iterator[Use]:
    for loc, marker, value in annotated_values(record, MediaFile, Target, MarkdownText):
        yield from _uses(record, loc, marker, value)


def _uses(record: Record, loc: Loc, marker: Marker, value: str) -> Iterator[Use]:
    if isinstance(marker, MediaFile):
        yield Use(record, loc, value, _role(record, loc))
    elif isinstance(marker, Target) and value.startswith("/media/"):
        yield Use(record, loc, _path(value[1:]), Role.FILE)
    elif isinstance(marker, MarkdownText) and "media/" in value:
        yield from _in_text(record, loc, value)


def _role(record: Record, loc: Loc) -> Role:
    match loc:
        case (*_, "image", "file"):
            return Role.COVER if isinstance(record, Show | Episode) else Role.PICTURE
        case (*_, "portrait", "file"):
            return Role.PICTURE
        case (*_, "audio", "file"):
            return Role.SOUND
        case ("transcript",):
            return Role.TRANSCRIPT
        case _:
            return Role.FILE


def _in_text(record: Record, loc: Loc, text: str) -> Iterator[Use]:
    """Links and pictures; a letter shows no pictures."""
    for picture in pictures_in(text):
        if picture.is_ours and not isinstance(record, Issue):
            yield Use(record, loc, picture.path, Role.IN_TEXT, picture.offset)
    for found in _LINK.finditer(without_pictures(text)):
        yield Use(record, loc, _path(unescape(found[1])), Role.FILE, found.start(1))


def _path(address: str) -> str:
    """The file behind an address: without anchor and question, its letters decoded."""
    return normpath(unquote(re.split("[?#]", address, maxsplit=1)[0]))
