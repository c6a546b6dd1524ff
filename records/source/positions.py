"""The way from a field to its place in a file."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

from records.source.diagnostics import Position

_Loc = tuple[str | int, ...]


class Positions(ABC):
    """Where the values of one record stand."""

    __slots__ = ()

    @abstractmethod
    def locate(self, loc: _Loc, *, key: bool = False) -> Position:
        """The place of a value or, with `key`, of its key."""

    def locate_text(self, loc: _Loc, offset: int) -> Position | None:
        """The place of a character of a text; None where only that of the value is known."""
        del loc, offset
        return None

    def cut_short(self) -> Iterator[tuple[_Loc, str, Position]]:
        """Each value that a comment cuts short: its place, the comment, and where it begins."""
        return iter(())
