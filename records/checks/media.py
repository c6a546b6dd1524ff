"""Files that records name are there, inside `content/media/`, and have something in them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from pathlib import Path
from posixpath import normpath
from typing import TYPE_CHECKING

from records.checks.report import found_at
from records.model.describe import annotated_values
from records.source.diagnostics import Diagnostic, violation
from records.types.field_type import MediaFile

if TYPE_CHECKING:
    from records.model.library_view import LibraryView


class FileProblem(Enum):
    """What can be wrong with a file that is named by its path from `content/`."""

    OUTSIDE_MEDIA = auto()
    NOT_FOUND = auto()
    LEADS_OUT = auto()
    EMPTY = auto()


_CODES = {
    FileProblem.OUTSIDE_MEDIA: "file-outside-media",
    FileProblem.NOT_FOUND: "file-not-found",
    FileProblem.LEADS_OUT: "file-leads-out",
    FileProblem.EMPTY: "file-empty",
}


def check_media(library: LibraryView) -> Iterator[Diagnostic]:
    """One problem for each file that is missing, empty, or a link out of `content/media/`."""
    for record in library.written():
        for loc, marker, value in annotated_values(record):
            wrong = wrong_file(library, value) if isinstance(marker, MediaFile) else None
            if wrong:
                yield found_at(library, record, violation(_CODES[wrong], loc, path=value))


def wrong_file(library: LibraryView, path: str) -> FileProblem | None:
    """What is wrong with the file at a path from `content/`, or None."""
    content = library.project.content
    file = content / path
    if not path.startswith("media/"):
        return FileProblem.OUTSIDE_MEDIA
    if normpath(path) != path or "\0" in path or not _is_file(file):
        return FileProblem.NOT_FOUND
    if not file.resolve().is_relative_to(content.resolve() / "media"):
        return FileProblem.LEADS_OUT
    if file.stat().st_size == 0:
        return FileProblem.EMPTY
    return None


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # a name that is longer than a disk takes
        return False
