"""What a deletion does, told before it goes out: for every kind, with what to do instead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.facts.visibility import Visibility, visibility
from records.model.base import Content
from records.model.event import Event
from records.model.registry import BY_KEY, address_of, former_ids
from records.source.diagnostics import Diagnostic, Position, Severity, violation

if TYPE_CHECKING:
    from records.clock import Clock
    from records.facts.memory import Memory
    from records.model.base import Record
    from records.model.library_view import LibraryView

_TOLD_ELSEWHERE = ("vacancy", "episode")
"""`check_moves` refuses to lose a vacancy; the check of the podcast tells of episodes."""


def gone_since(library: LibraryView, before: LibraryView, clock: Clock) -> Iterator[Diagnostic]:
    """What readers could see in an earlier version of the content, and that is gone."""
    for kind, shelf in before.records.items():
        for record in shelf.values():
            shown = visibility(record, clock) is not Visibility.HIDDEN
            if kind not in _TOLD_ELSEWHERE and shown and not record.example and has_page(record):
                yield from gone(library, kind, record.id)


def gone_since_release(library: LibraryView, memory: Memory) -> Iterator[Diagnostic]:
    """What the last release carried, and that is gone; of what went earlier nothing is said."""
    for key, known in memory.records.items():
        kind, _, record_id = key.partition(":")
        ours = kind in BY_KEY and kind not in _TOLD_ELSEWHERE
        if ours and known.last == memory.released and known.address and "#" not in known.address:
            yield from gone(library, kind, record_id)


def gone(library: LibraryView, kind: str, record_id: str) -> Iterator[Diagnostic]:
    """The warning, unless the record is there, cannot be read, or has another id now."""
    shelf = library.records[kind]
    if (
        record_id in shelf
        or library.is_unreadable(kind, record_id)
        or is_renamed(library, kind, record_id)
    ):
        return
    model = BY_KEY[kind].model
    if issubclass(model, Event):
        code = "event-page-gone"
    else:
        code = "expirable-page-gone" if issubclass(model, Content) else "page-gone"
    at = Position(library.project.shown(library.project.content / BY_KEY[kind].folder))
    found = violation(code, (), Severity.WARNING, id=record_id)
    yield Diagnostic.of(found, at, f"{kind}:{record_id}")


def is_renamed(library: LibraryView, kind: str, record_id: str) -> bool:
    """Whether a record says that it had the id."""
    return any(record_id in former_ids(record) for record in library.records[kind].values())


def has_page(record: Record) -> bool:
    """Whether the record has a page of its own, and no place on another."""
    address = address_of(record)
    return address is not None and "#" not in address
