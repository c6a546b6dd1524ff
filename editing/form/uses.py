"""Where a record or a file is used: what would break if it went."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from records.loading.library import Library
from records.model.base import Record
from records.model.describe import Marker, annotated_values, name_of
from records.model.registry import BY_MODEL
from records.types.field_type import MarkdownText, MediaFile, Ref, Target

_NAMED = re.compile(r"(?<![\w:])([a-z_]+:([\w-]+)(?:/[\w-]+)*)")
"""A record in a text, `vacancy:halsnaes-vikariat-2027`."""
_SHOWN = re.compile(r"media/[\w./%-]*\w")
"""A file of `content/media` in a text."""


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
    return all_uses(library).get(f"{kind}:{record_id}", ())


def uses_of_file(library: Library, path: str) -> tuple[Use, ...]:
    """The records that show the file, which lies at `path` below `content/`."""
    return all_uses(library).get(path, ())


def all_uses(library: Library) -> Mapping[str, tuple[Use, ...]]:
    """Everything that is used, with its uses: records by `kind:id`, files by their path."""
    return library.once("uses", lambda: _found(library))


def _found(library: Library) -> dict[str, tuple[Use, ...]]:
    found: dict[str, dict[tuple[str, str, str], Use]] = {}
    for key, shelf in library.records.items():
        for record in shelf.values():
            for loc, marker, value in annotated_values(record):
                place = (key, record.id, str(loc[0]))
                for name in _pointed_at(marker, value):
                    uses = found.setdefault(name, {})
                    if place not in uses:
                        uses[place] = Use(key, record, name_of(type(record), loc[:1]).label)
    return {name: tuple(uses.values()) for name, uses in found.items()}


def _pointed_at(marker: Marker, value: str) -> Iterator[str]:
    """What a value points at, as `all_uses` names it."""
    if isinstance(marker, Ref):
        yield value if marker.kind == "*" else f"{marker.kind}:{value}"
    elif isinstance(marker, Target):
        yield value.partition("#")[0]
    elif isinstance(marker, MediaFile):
        yield value
    elif isinstance(marker, MarkdownText):
        for match in _NAMED.finditer(value):
            whole, first = match[1], match[1].partition("/")[0]
            yield from dict.fromkeys((whole, first))
        yield from (match[0] for match in _SHOWN.finditer(value))
