"""What went out, as later builds know it: a small stand-in for the release that remembers it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from publishing.output import OutputFile
from records.clock import Clock
from records.facts.changes import change_of, remembered
from records.facts.fingerprint import fingerprint_of
from records.facts.memory import Memory, Published
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.model.base import Content, Record
from records.model.registry import BY_MODEL, address_of


def published(library: Library, clock: Clock, files: Iterable[OutputFile] = ()) -> Memory:
    """The memory after a release of the library and its files, on top of what it remembers."""
    before = library.memory
    kept = dict(before.records)
    for shelf in library.records.values():
        for record in shelf.values():
            if visibility(record, clock) is not Visibility.HIDDEN:
                kept[f"{BY_MODEL[type(record)].key}:{record.id}"] = _entry(record, before, clock)
    times = {file.path: _time(file, before, clock) for file in files}
    return Memory(clock.now, kept, times)


def with_memory(library: Library, memory: Memory) -> Library:
    """The library as a build after that release has it."""
    return replace(library, memory=memory)


def _entry(record: Record, before: Memory, clock: Clock) -> Published:
    known = remembered(record, before)
    former = dict.fromkeys((*known.former, known.address)) if known else {}
    address = address_of(record) or ""
    former.pop(address, None)
    sequence, first, changed, altered = 0, clock.now, clock.now, False
    if isinstance(record, Content):
        change = change_of(record, before, clock)
        sequence, first, changed = change.sequence, change.first, change.changed
        altered = change.altered
    return Published(
        address, record.label, fingerprint_of(record), sequence, first, changed, clock.now,
        tuple(former), altered,
    )  # fmt: skip


def _time(file: OutputFile, before: Memory, clock: Clock) -> tuple[str, datetime]:
    digest = sha256(file.content).hexdigest()
    known = before.files.get(file.path)
    return known if known and known[0] == digest else (digest, clock.now)
