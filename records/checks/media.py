"""Files that records name are there, inside `content/`, and have something in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.report import fault
from records.model.describe import annotated_values
from records.source.diagnostics import Diagnostic
from records.types.field_type import MediaFile

if TYPE_CHECKING:
    from records.model.library_view import LibraryView


def check_media(library: LibraryView) -> Iterator[Diagnostic]:
    """One problem for each file that is missing, empty, or a link out of `content/`."""
    for shelf in library.records.values():
        for record in shelf.values():
            for loc, marker, value in annotated_values(record):
                said = wrong_file(library, value) if isinstance(marker, MediaFile) else None
                if said:
                    yield fault(library, record, loc, said)


def wrong_file(library: LibraryView, path: str) -> str | None:
    """What is wrong with a path from `content/`, or None; follows the name of what has it."""
    content = library.project.content
    file = content / path
    if not path.startswith("media/"):
        return f'er "{path}". Læg filen i content/media/, og skriv stien fra media/.'
    if not file.is_file():
        return f'peger på "{path}", som ikke findes. Læg filen i content/media/, eller ret stien.'
    if not file.resolve().is_relative_to(content.resolve()):
        return f'peger på "{path}", som er et link ud af content/. Læg en kopi af filen her.'
    if file.stat().st_size == 0:
        return f'peger på "{path}", som er tom. Læg filen der igen.'
    return None
