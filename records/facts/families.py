"""Records of all the kinds that share a base, such as whatever is told of somebody."""

from __future__ import annotations

from typing import TypeVar

from records.clock import Clock
from records.facts.visibility import listed
from records.model.base import Content, Record
from records.model.library_view import LibraryView
from records.model.registry import models_of

R = TypeVar("R", bound=Record)
C = TypeVar("C", bound=Content)


def all_of(library: LibraryView, base: type[R]) -> tuple[R, ...]:
    """The records of these kinds, shown or not, kind after kind."""
    return tuple(record for model in models_of(base) for record in library.all(model))


def listed_of(library: LibraryView, base: type[C], clock: Clock) -> tuple[C, ...]:
    """Those that lists, feeds and mail may show at that moment."""
    return tuple(record for model in models_of(base) for record in listed(library, model, clock))
