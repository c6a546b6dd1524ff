"""No personal number in what is no record: names of files, transcripts, the settings.

Names that cannot be printed are told here too.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from records.source.diagnostics import Diagnostic, Position
from records.source.personal_numbers import personal_numbers
from records.source.places import Lines, capped

if TYPE_CHECKING:
    from records.model.library_view import LibraryView
    from records.source.files import Project

_TEXTS = frozenset({".vtt", ".srt", ".json", ".txt", ".csv", ".svg", ".xml", ".html", ".md"})
_SETTINGS = "mkdocs.yml"
_LARGEST = 20_000_000


def check_personal_numbers(library: LibraryView) -> Iterator[Diagnostic]:
    """Yield each number at its place; those in records are told when the records are read."""
    project = library.project
    yield from _names(project)
    media = project.content / "media"
    for base, folders, names in os.walk(media):
        folders.sort()
        for name in sorted(names):
            if os.path.splitext(name)[1].lower() in _TEXTS:  # noqa: PTH122 - thousands of names
                yield from _in_file(project, Path(base, name))
    yield from _in_file(project, project.root / _SETTINGS)


def _names(project: Project) -> Iterator[Diagnostic]:
    """Links are looked at too, and nothing behind them."""
    for base, folders, names in os.walk(project.content):
        folders.sort()
        for name in sorted((*folders, *names)):
            at = Position(project.shown(Path(base, name)))
            if next(personal_numbers(name), None) is not None:
                yield Diagnostic("personal-number-in-file-name", at)
            if not name.isprintable():
                yield Diagnostic("file-name-unseen-sign", at)


def _in_file(project: Project, file: Path) -> Iterator[Diagnostic]:
    """What cannot be read is told by those who use the file."""
    try:
        if not file.is_file() or file.stat().st_size > _LARGEST:
            return
        text = file.read_bytes().decode("utf-8", "replace")
    except OSError:
        return
    numbers = list(personal_numbers(text))
    if numbers:
        lines = Lines(project.shown(file), text)
        yield from capped(Diagnostic("personal-number", lines.at(each)) for each in numbers)
