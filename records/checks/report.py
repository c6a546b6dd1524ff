"""From a fault of a record to the problem an editor reads, with its place looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from records.model.registry import BY_MODEL
from records.source.diagnostics import Diagnostic, Position, Violation

if TYPE_CHECKING:
    from records.model.base import Record
    from records.model.library_view import LibraryView
    from records.source.tree import Loc


def found_at(
    library: LibraryView, record: Record, found: Violation, position: Position | None = None
) -> Diagnostic:
    """The violation at its field in the record's file, or at a position that is better known."""
    kind = BY_MODEL[type(record)].key
    where = position or _place(library, record, found.loc)
    return Diagnostic.of(found, where, f"{kind}:{record.id}")


def _place(library: LibraryView, record: Record, loc: Loc) -> Position:
    """Where a value stands; the text under front matter has no key to point at."""
    if loc == (BY_MODEL[type(record)].body,) and library.document(record).body.strip():
        return position_in_text(library, record, loc, 0)
    return library.locate(record, loc)


def position_in_text(library: LibraryView, record: Record, loc: Loc, offset: int) -> Position:
    """The place of a character of a text, under front matter or among the fields.

    `offset` counts in the record's value, which has lost the white space around it.
    """
    document = library.document(record)
    if loc != (BY_MODEL[type(record)].body,) or loc[0] in document.data:
        return document.locate_text(loc, offset)
    lost = len(document.body) - len(document.body.lstrip())
    return document.locate_body(lost + offset)
