"""Files that records name are there, inside `content/`, and have something in them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
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
    """One problem for each file that is missing, empty, or a link out of `content/`."""
    for shelf in library.records.values():
        for record in shelf.values():
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
    if not file.is_file():
        return FileProblem.NOT_FOUND
    if not file.resolve().is_relative_to(content.resolve()):
        return FileProblem.LEADS_OUT
    if file.stat().st_size == 0:
        return FileProblem.EMPTY
    return None
