"""From a fault of a record to the problem an editor reads, with its place looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from records.model.describe import name_of
from records.model.registry import BY_MODEL
from records.source.diagnostics import Diagnostic, Position, Severity

if TYPE_CHECKING:
    from records.model.base import Record
    from records.model.library_view import LibraryView
    from records.source.tree import Loc


def fault(library: LibraryView, record: Record, loc: Loc, said: str) -> Diagnostic:
    """A fault at a field of a record; `said` follows the field's name."""
    sentence = f"{name_of(type(record), loc)} {said}"
    return Diagnostic(library.locate(record, loc), sentence)


def warning(library: LibraryView, record: Record, loc: Loc, said: str) -> Diagnostic:
    """The same as a warning."""
    found = fault(library, record, loc, said)
    return Diagnostic(found.position, found.sentence, Severity.WARNING)


def position_in_text(
    library: LibraryView, record: Record, loc: Loc, offset: int
) -> Position | None:
    """The place of a character of a text under front matter; None for a text among the fields.

    `offset` counts in the record's value, which has lost the white space around it.
    """
    document = library.document(record)
    if loc != (BY_MODEL[type(record)].body,) or loc[0] in document.data:
        return None
    lost = len(document.body) - len(document.body.lstrip())
    return document.locate_body(lost + offset)
