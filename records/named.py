"""The library at the moment of a build: the region has its name, also in titles and summaries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from records.checks.references import PLAIN
from records.key_figures import with_figures
from records.kinds.base import Record
from records.library import Library


def named(library: Library, region: str) -> Library:
    """The library that says `region` for `{{region}}`, and its values for `{{figure:id}}`.

    Markdown is filled in when it is rendered; plain fields are filled in here, so that every
    output has them.
    """
    told = replace(library, region=region, _made={})
    shelves = {kind: _filled(told, shelf) for kind, shelf in library.records.items()}
    return replace(told, records=MappingProxyType(shelves), _made={})


def _filled(library: Library, shelf: Mapping[str, Record]) -> Mapping[str, Record]:
    return MappingProxyType({key: _record(library, record) for key, record in shelf.items()})


def _record(library: Library, record: Record) -> Record:
    found = {
        key: with_figures(text, library)
        for key in PLAIN
        if "{{" in (text := getattr(record, key, None) or "")
    }
    return record.model_copy(update=found) if found else record
