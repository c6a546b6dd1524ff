"""Everything within a number of days, what is late first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from editing.agenda.item import AgendaItem, Urgency
from editing.agenda.openings import openings
from editing.agenda.programme import programme
from editing.agenda.regions import areas
from editing.agenda.texts import content, designations, offers, rules
from records.clock import Clock
from records.loading.library import Library
from records.model.registry import BY_KEY
from records.source.diagnostics import Position

Source = Callable[[Library, Clock], Iterator[AgendaItem]]
_SOURCES: tuple[Source, ...] = (
    content, openings, programme, offers, designations, rules, areas,
)  # fmt: skip
_SORTS, _KINDS = tuple(Urgency), (*BY_KEY, "site")


@dataclass(frozen=True, slots=True)
class Agenda:
    """What the days from `first` to `last` bring, and where each thing is written."""

    first: date
    last: date
    late: tuple[AgendaItem, ...]
    """What should have been done before `first`, longest ago first."""
    coming: tuple[AgendaItem, ...]
    """By day; what has to be done first."""
    marks: dict[tuple[str, str], Position]
    """The file and line of each, by its key and name."""

    @property
    def all(self) -> tuple[AgendaItem, ...]:
        """All of them, what is late first."""
        return (*self.late, *self.coming)

    def position(self, occasion: AgendaItem) -> Position:
        """The place that an editor opens."""
        return self.marks[occasion.key, occasion.what]


def agenda(library: Library, clock: Clock, days: int, further: Iterable[Source] = ()) -> Agenda:
    """What happens from today to `days` days from now, and what is late.

    `further` are sources of other packages, beside those of the records.
    """
    first = clock.today
    last = first + timedelta(days=min(days, (date.max - first).days))
    found = sorted(
        (each for source in (*_SOURCES, *further) for each in source(library, clock)), key=_order
    )
    late = tuple(each for each in found if each.day < first and each.sort is Urgency.ACT)
    coming = tuple(each for each in found if first <= each.day <= last)
    marks = {(each.key, each.what): _mark(library, each) for each in (*late, *coming)}
    return Agenda(first, last, late, coming, marks)


def _order(each: AgendaItem) -> tuple[date, int, int, str, str]:
    kind = _KINDS.index(each.key.partition(":")[0])
    return each.day, _SORTS.index(each.sort), kind, each.key, each.what


def _mark(library: Library, each: AgendaItem) -> Position:
    if each.record is None:
        return Position(library.project.shown(library.project.content / "areas"))
    return library.locate(each.record, each.loc)
