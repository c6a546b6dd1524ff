"""Where a record or a file is used: what would break if it went."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from records.loading.library import Library
from records.model.base import Record
from records.model.describe import Marker, annotated_values, name_of
from records.model.registry import BY_MODEL
from records.types.field_type import MarkdownText, MediaFile, Ref, Target


@dataclass(frozen=True, slots=True)
class Use:
    """A record that points at something, and the field that does."""

    kind: str
    record: Record
    field: str
    """Its Danish label."""

    def __str__(self) -> str:
        label = BY_MODEL[type(self.record)].label
        return f"{label}: {self.record.label} ({self.field})"


def uses_of(library: Library, kind: str, record_id: str) -> tuple[Use, ...]:
    """The records that name the record, each once for each field; areas go by their code."""
    wanted = f"{kind}:{record_id}"
    in_text = re.compile(rf"(?<![\w:]){re.escape(wanted)}(?![\w-])")

    def names(marker: Marker, value: str) -> bool:
        if isinstance(marker, Ref):
            return (marker.kind, value) in (("*", wanted), (kind, record_id))
        if isinstance(marker, Target):
            return value.partition("#")[0] == wanted
        return isinstance(marker, MarkdownText) and bool(in_text.search(value))

    return tuple(_uses(library, names))


def uses_of_file(library: Library, path: str) -> tuple[Use, ...]:
    """The records that show the file, which lies at `path` below `content/`."""

    def shows(marker: Marker, value: str) -> bool:
        if isinstance(marker, MediaFile):
            return value == path
        return isinstance(marker, MarkdownText) and path in value

    return tuple(_uses(library, shows))


def _uses(library: Library, points: Callable[[Marker, str], bool]) -> Iterator[Use]:
    seen: set[tuple[str, str, str]] = set()
    for key, shelf in library.records.items():
        for record in shelf.values():
            for loc, marker, value in annotated_values(record):
                place = (key, record.id, str(loc[0]))
                if place not in seen and points(marker, value):
                    seen.add(place)
                    yield Use(key, record, name_of(type(record), loc[:1]).label)
