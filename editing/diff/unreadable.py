"""Records that are there and could not be read: nothing can be said of them."""

from __future__ import annotations

from pathlib import PurePosixPath

from records.loading.library import Library
from records.model.registry import BY_KEY
from records.source.diagnostics import Diagnostic


def unreadable_problems(library: Library) -> tuple[Diagnostic, ...]:
    """The faults of the files that no record came from."""
    return tuple(problem for problem in library.faults if _is_of_unreadable(problem, library))


def _is_of_unreadable(problem: Diagnostic, library: Library) -> bool:
    path = PurePosixPath(problem.position.path)
    for kind, record_id in library.unreadable:
        folder = library.project.shown(library.project.content / BY_KEY[kind].folder)
        inside = path.is_relative_to(folder)
        if inside and record_id in ("*", path.stem):
            return True
    return False
