"""Files that records name are there, inside `content/media/`, and have something in them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from pathlib import Path
from posixpath import normpath
from typing import TYPE_CHECKING
from unicodedata import normalize

from records.checks.report import found_at
from records.danish.nearest import sure
from records.danish.slugs import slug
from records.model.describe import annotated_values
from records.source.diagnostics import Diagnostic, Violation, violation
from records.types.field_type import MediaFile

if TYPE_CHECKING:
    from records.model.library_view import LibraryView
    from records.source.tree import Loc


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
        for loc, _, value in annotated_values(record, MediaFile):
            wrong = wrong_file(library, value)
            if wrong:
                told = file_violation(library, loc, value, _CODES[wrong])
                yield found_at(library, record, told)


def file_violation(library: LibraryView, loc: Loc, path: str, code: str) -> Violation:
    """What is said of a path with that fault: a file that is there under nearly that name is named.

    Servers tell capitals from small letters, and an å in two pieces from one in one, also where the
    editor's own machine does not.
    """
    if not code.endswith("-not-found"):
        return violation(code, loc, path=path)
    folder, _, name = path.rpartition("/")
    names = _names_in(library, library.project.content / folder)
    whole = {normalize("NFC", each): each for each in sorted(names)}
    if name in whole and whole[name] != name:
        stem, dot, ending = name.rpartition(".")
        meant = f"{slug(stem)}{dot}{ending.lower()}"
        return violation("file-name-in-pieces", loc, path=path, meant=meant)
    same = next((each for each in whole if each.casefold() == name.casefold()), "")
    if same:
        return violation("file-name-in-other-case", loc, path=path, meant=f"{folder}/{same}")
    near = sure(name, whole)
    return violation(code, loc, path=path, near=f"{folder}/{near}" if near else "")


def _names_in(library: LibraryView, folder: Path) -> frozenset[str]:
    """The folder is listed once for all of its files that the library names."""

    def listed() -> frozenset[str]:
        try:
            return frozenset(each.name for each in folder.iterdir())
        except OSError:
            return frozenset()

    return library.once(("names in", folder), listed)


def wrong_file(library: LibraryView, path: str) -> FileProblem | None:
    """What is wrong with the file at a path from `content/`, or None."""
    content = library.project.content
    file = content / path
    if not path.startswith("media/"):
        return FileProblem.OUTSIDE_MEDIA
    if normpath(path) != path or "\0" in path or not _is_file(library, file):
        return FileProblem.NOT_FOUND
    if not file.resolve().is_relative_to(content.resolve() / "media"):
        return FileProblem.LEADS_OUT
    if file.stat().st_size == 0:
        return FileProblem.EMPTY
    return None


def _is_file(library: LibraryView, file: Path) -> bool:
    try:
        return file.is_file() and file.name in _names_in(library, file.parent)
    except OSError:  # a name that is longer than a disk takes
        return False
