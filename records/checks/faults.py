"""From a fault of a record to the problem an editor reads, with its place looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from records.describe import name_of
from records.source.problems import Problem, Severity

if TYPE_CHECKING:
    from records.kinds.base import Record
    from records.library import Library
    from records.source.tree import Loc


def fault(library: Library, record: Record, loc: Loc, said: str) -> Problem:
    """A fault at a field of a record; `said` follows the field's name."""
    sentence = f"{name_of(type(record), loc)} {said}"
    return Problem(library.locate(record, loc), sentence)


def warning(library: Library, record: Record, loc: Loc, said: str) -> Problem:
    """The same as a warning."""
    found = fault(library, record, loc, said)
    return Problem(found.mark, found.sentence, Severity.WARNING)
