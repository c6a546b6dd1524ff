"""Everything that is shown by a number and no name, of whatever kind."""

from __future__ import annotations

from collections.abc import Iterator

from records.model.library_view import LibraryView
from records.model.registry import KINDS
from records.model.unnamed import Unnamed


def unnamed(library: LibraryView) -> Iterator[Unnamed]:
    """The records of all such kinds, shown or not."""
    for kind in KINDS:
        if issubclass(kind.model, Unnamed):
            yield from library.all(kind.model)
