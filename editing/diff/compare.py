"""Two libraries side by side: which records are new, gone, renamed or other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from editing.diff.fields import FieldChange, field_changes
from editing.diff.notes import notes_of
from records.checks.gone import gone, has_page
from records.checks.moves import check_moves
from records.clock import Clock
from records.facts.examples import with_example_prefix
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.messages import in_order
from records.model.base import Record
from records.model.registry import BY_KEY, former_ids
from records.source.diagnostics import Diagnostic

_SAME = 0.7
"""With so large a part of its fields equal, what is new is what is gone under another name."""
_NAMELESS = ("id", "example", "updated", "was")


class ChangeKind(StrEnum):
    """What happened to a record."""

    NEW = "ny"
    GONE = "fjernet"
    RENAMED = "omdøbt"
    CHANGED = "ændret"


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that is new, gone, renamed or other."""

    sort: ChangeKind
    kind: str
    record: Record
    """As it is now; as it was where it is gone."""
    path: str
    fields: tuple[FieldChange, ...] = ()
    notes: tuple[str, ...] = ()
    """What follows for readers, e.g. `vises først den 1. december 2026`."""
    old_id: str = ""

    @property
    def title(self) -> str:
        """What a reader calls it, examples marked."""
        return with_example_prefix(self.record.label, example=self.record.example)

    def moved(self, key: str) -> FieldChange | None:
        """The change of a field, if it is other."""
        return next((change for change in self.fields if change.key == key), None)


@dataclass(frozen=True, slots=True)
class Changes:
    """All that is other since a commit."""

    records: tuple[RecordChange, ...]
    """Moved deadlines and changed statuses first; then by kind."""
    forbidden: tuple[Diagnostic, ...]
    """Steps of the life cycle that are not allowed."""
    lost: tuple[Diagnostic, ...]
    """Published pages that are gone."""
    unreadable_now: tuple[Diagnostic, ...]
    unreadable_then: tuple[Diagnostic, ...]
    media: Mapping[str, str]
    """Files of sound and pictures, with `A`, `M` or `D`."""


def compare(before: Library, now: Library, clock: Clock, media: Mapping[str, str]) -> Changes:
    """What is other in `now`; what either side could not read is left out and told of."""
    found = [change for kind in BY_KEY for change in _of_kind(kind, before, now, clock)]
    moves = check_moves(now, before, clock)
    lost = (problem for change in found for problem in _lost(change, now, clock))
    return Changes(
        records=tuple(sorted(found, key=_rank)),
        forbidden=in_order(set(moves)),
        lost=in_order(set(lost)),
        unreadable_now=unreadable_problems(now),
        unreadable_then=unreadable_problems(before),
        media=media,
    )


def _rank(change: RecordChange) -> tuple[int, int]:
    urgent = change.moved("deadline") or change.moved("status")
    return 0 if urgent else 1, list(ChangeKind).index(change.sort)


def _of_kind(kind: str, before: Library, now: Library, clock: Clock) -> Iterator[RecordChange]:
    then, since = before.records[kind], now.records[kind]
    new = [key for key in since if key not in then and not before.is_unreadable(kind, key)]
    left = [key for key in then if key not in since and not now.is_unreadable(kind, key)]
    renamed = _renamed([then[key] for key in left], [since[key] for key in new])
    for key, record in since.items():
        old = renamed.get(key) or then.get(key)
        if old is None and key in new:
            yield _change(ChangeKind.NEW, kind, None, record, (before, now), clock)
        elif old is not None and old != record:
            sort = ChangeKind.RENAMED if key in renamed else ChangeKind.CHANGED
            yield _change(sort, kind, old, record, (before, now), clock)
    taken = {old.id for old in renamed.values()}
    for key in left:
        if key not in taken:
            notes = notes_of(then[key], None, clock)
            yield RecordChange(
                ChangeKind.GONE, kind, then[key], _path(before, kind, key), (), notes
            )


def _change(
    sort: ChangeKind, kind: str, old: Record | None, new: Record, two: tuple[Library, Library],
    clock: Clock,
) -> RecordChange:  # fmt: skip
    return RecordChange(
        sort=sort,
        kind=kind,
        record=new,
        path=_path(two[1], kind, new.id),
        fields=field_changes(old, new, *two) if old else (),
        notes=notes_of(old, new, clock),
        old_id=old.id if old and sort is ChangeKind.RENAMED else "",
    )


def _path(library: Library, kind: str, record_id: str) -> str:
    return library.project.shown(library.origins[kind, record_id].file)


# --- the same under another name --------------------------------------------------------------


def _renamed(old_ones: list[Record], new: list[Record]) -> dict[str, Record]:
    """For the id of each new record that is an old one under a new name, the old one."""
    pairs = sorted(
        ((_alike(old, fresh), old.id, fresh.id, old) for old in old_ones for fresh in new),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    found: dict[str, Record] = {}
    taken: set[str] = set()
    for alike, old_id, new_id, old in pairs:
        if alike >= _SAME and old_id not in taken and new_id not in found:
            found[new_id] = old
            taken.add(old_id)
    return found


def _alike(old: Record, fresh: Record) -> float:
    """How sure it is that the one became the other; a record that says so leaves no doubt."""
    return 2.0 if old.id in former_ids(fresh) else _likeness(old, fresh)


def _likeness(old: Record, new: Record) -> float:
    """The part of the fields that either of them says in which both say the same."""
    said = (old.model_fields_set | new.model_fields_set) - {*_NAMELESS}
    same = sum(getattr(old, key) == getattr(new, key) for key in said)
    return same / len(said) if said else 0


# --- what must not be -------------------------------------------------------------------------


def _lost(change: RecordChange, now: Library, clock: Clock) -> Iterator[Diagnostic]:
    """A page that readers could see and that is gone; `check_moves` tells of vacancies."""
    old_id = change.old_id if change.sort is ChangeKind.RENAMED else change.record.id
    if change.sort not in (ChangeKind.GONE, ChangeKind.RENAMED) or change.kind == "vacancy":
        return
    record = change.record
    shown = visibility(record, clock) is not Visibility.HIDDEN
    if shown and not record.example and has_page(record):
        yield from gone(now, change.kind, old_id)


def unreadable_problems(library: Library) -> tuple[Diagnostic, ...]:
    """The faults of the files that no record came from."""
    return tuple(problem for problem in library.faults if _is_of_unreadable(problem, library))


def _is_of_unreadable(problem: Diagnostic, library: Library) -> bool:
    path = PurePosixPath(problem.position.path)
    for kind, record_id in library.unreadable:
        folder = library.project.shown(library.project.content / BY_KEY[kind].folder)
        inside = path.is_relative_to(folder)
        if inside and record_id in ("*", path.stem):
            return True
    return False
