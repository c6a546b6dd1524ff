"""The library as checks and facts see it: what can be asked of all records together."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Protocol, Self, TypeVar

from records.model.area import Area
from records.model.base import Record
from records.source.diagnostics import Position
from records.source.documents import Document
from records.source.files import Project
from records.source.kept_values import KeptValues
from records.source.tree import Loc

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class LibraryView(Protocol):
    """All records by kind and id; `records.loading.library.Library` is the one that fits.

    Checks and facts ask this view, so that the library can run the checks without a ring of
    imports.
    """

    @property
    def project(self) -> Project:
        """The project that the records lie in."""

    @property
    def records(self) -> Mapping[str, Mapping[str, Record]]:
        """Every record by the key of its kind and its id."""

    @property
    def region(self) -> str:
        """What `{{region}}` in a text stands for."""

    @property
    def kept(self) -> KeptValues:
        """Plain values that follow from nothing but what they are asked for by; of earlier runs."""

    def all(self, model: type[R]) -> tuple[R, ...]:
        """Every record of a model."""

    def written(self) -> Iterator[Record]:
        """Every record, then what could be read of those with faults."""

    def find(self, model: type[R], record_id: str | None) -> R | None:
        """The record with that id, or None."""

    def area(self, code: str) -> Area | None:
        """The area with that code, e.g. `0101/noerrebro`."""

    def resolve(self, reference: str) -> Record | None:
        """The record that `kind:id` names, or None."""

    def address(self, target: str) -> str | None:
        """Where a link target leads; None leads nowhere."""

    def is_unreadable(self, kind: str, record_id: str | None = None) -> bool:
        """Whether that record, or any of the kind, is there but could not be read."""

    def document(self, record: Record) -> Document:
        """The record's file, read again."""

    def locate(self, record: Record, loc: Loc) -> Position:
        """The place of a value of the record in its file."""

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once for this library."""

    def entry(self, index: Hashable, at: str, make: Callable[[], Mapping[str, T]]) -> T | None:
        """What an index, made once for this library, has at one place."""

    def once_for(self, record: Record, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives for this very record, made once for this library."""

    def with_records(
        self, records: Mapping[str, Mapping[str, Record]], region: str | None = None
    ) -> Self:
        """The same library with other records, and with another name of the region if given."""
