"""A change in one line: `2 nye muligheder, frist flyttet fra … til …, 1 artikel ændret`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from editing.diff.compare import ChangeKind, Changes, RecordChange
from editing.diff.impact import NewsletterImpact
from records.danish.numbers import count
from records.model.registry import BY_KEY

_TOLD = {"deadline", "status", "updated"}
"""Fields that the summary tells of by themselves."""


def summary(changes: Changes, effects: Iterable[NewsletterImpact], ref: str) -> str:
    """The whole change in one line."""
    parts = [*_parts(changes), *(effect.summary for effect in effects)]
    if not parts:
        return f"Ingen ændringer for læserne siden {ref}."
    line = ", ".join(parts)
    return f"{line[0].upper()}{line[1:]}."


def _parts(changes: Changes) -> Iterator[str]:
    by_sort = {sort: [c for c in changes.records if c.sort is sort] for sort in ChangeKind}
    for kind, number in _by_kind(by_sort[ChangeKind.NEW]):
        yield _new(kind, number)
    yield from _moved(changes.records, "deadline", "frist flyttet", "frister flyttet")
    yield from _moved(changes.records, "status", "status ændret", "statusser ændret")
    for kind, number in _by_kind(by_sort[ChangeKind.GONE]):
        yield f"{_number(kind, number)} fjernet"
    for kind, number in _by_kind(by_sort[ChangeKind.RENAMED]):
        yield f"{_number(kind, number)} omdøbt"
    for kind, number in _by_kind(c for c in by_sort[ChangeKind.CHANGED] if not _is_told(c)):
        yield f"{_number(kind, number)} ændret"
    if changes.media:
        yield f"{count(len(changes.media), 'fil', 'filer')} i media ændret"
    unreadable = len({problem.position.path for problem in changes.unreadable_now})
    if unreadable:
        yield f"{count(unreadable, 'fil', 'filer')} kan ikke læses"


def _by_kind(changes: Iterable[RecordChange]) -> list[tuple[str, int]]:
    counted = Counter(change.kind for change in changes)
    return [(kind, counted[kind]) for kind in BY_KEY if kind in counted]


def _number(kind: str, number: int) -> str:
    return count(number, BY_KEY[kind].label.lower(), BY_KEY[kind].plural)


def _new(kind: str, number: int) -> str:
    named = BY_KEY[kind]
    if number != 1:
        return f"{number} nye {named.plural}"
    return f"1 {'nyt' if named.is_neuter else 'ny'} {named.label.lower()}"


def _moved(records: Iterable[RecordChange], key: str, one: str, many: str) -> Iterator[str]:
    found = [moved for record in records if (moved := record.moved(key))]
    if len(found) == 1:
        yield f"{one} {found[0].said}"
    elif found:
        yield f"{len(found)} {many}"


def _is_told(change: RecordChange) -> bool:
    return bool(change.fields) and all(field.key in _TOLD for field in change.fields)
