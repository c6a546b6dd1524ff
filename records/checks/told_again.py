"""What was taken back and lies there again, under an id that nothing is remembered of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from records.checks.report import found_at
from records.clock import COPENHAGEN
from records.facts.families import all_of
from records.facts.told_traces import is_like, traces_of
from records.model.registry import BY_MODEL, OF_PEOPLE
from records.model.told import Told
from records.model.unnamed import Unnamed
from records.source.diagnostics import Diagnostic, Severity, violation

if TYPE_CHECKING:
    from records.clock import Clock
    from records.facts.memory import Memory
    from records.model.library_view import LibraryView


class _TakenBack(NamedTuple):
    key: str
    since: date
    """Whoever looked at it before that day did not know."""
    traces: frozenset[str]


def told_again(library: LibraryView, memory: Memory, clock: Clock) -> Iterator[Diagnostic]:
    """What holds sentences, a file or a name of what was taken back, unless somebody looked.

    It is a fault and no warning: nobody reads those of a night, and once it is out nobody can call
    it back. Of what is out already it is a warning, so that it keeps no withdrawal from going out.
    """
    people: tuple[Told | Unnamed, ...] = (*all_of(library, Told), *all_of(library, Unnamed))
    back = tuple(_taken_back(people, library, memory, clock))
    own = {each.key for each in back}
    for record in people if back else ():
        if _key(record) in own or record.draft:
            continue
        traces = traces_of(record, library)
        like = [each for each in back if is_like(traces, each.traces)]
        since = max((each.since for each in like), default=None)
        if since and (record.cleared_on is None or record.cleared_on < since):
            severity = Severity.WARNING if _is_out(record, memory) else Severity.FAULT
            names = ", ".join(sorted({each.key for each in like}))
            found = violation("told-again", ("cleared_on",), severity, names=names, since=since)
            yield found_at(library, record, found)


def _taken_back(
    people: Iterable[Told | Unnamed], library: LibraryView, memory: Memory, clock: Clock
) -> Iterator[_TakenBack]:
    """Of the files, as no release knows yet what is taken back today, and of earlier releases."""
    for record in people:
        gone = record.taken_back_on
        if gone and gone <= clock.today:
            yield _TakenBack(_key(record), gone, frozenset(traces_of(record, library)))
    for key, known in memory.records.items():
        if known.withdrawn and key.partition(":")[0] in OF_PEOPLE:
            last = known.last.astimezone(COPENHAGEN).date()
            yield _TakenBack(key, last, frozenset(known.traces))


def _is_out(record: Told | Unnamed, memory: Memory) -> bool:
    known = memory.records.get(_key(record))
    return known is not None and known.last == memory.released


def _key(record: Told | Unnamed) -> str:
    return f"{BY_MODEL[type(record)].key}:{record.id}"
