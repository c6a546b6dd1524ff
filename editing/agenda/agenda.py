"""Everything within a number of days, what is late first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from editing.agenda.item import AgendaItem, Urgency
from editing.agenda.openings import consents, openings
from editing.agenda.programme import programme
from editing.agenda.regions import areas
from editing.agenda.texts import (
    content,
    dated_passages,
    designations,
    figures_and_partners,
    offers,
    reviews,
    rules,
)
from records.clock import Clock
from records.danish.numbers import joined
from records.facts.notes import Note, areas_by_gap, notes
from records.loading.library import Library
from records.model.registry import BY_KEY
from records.source.diagnostics import Position

Source = Callable[[Library, Clock], Iterator[AgendaItem]]
_SOURCES: tuple[Source, ...] = (content, openings, consents, programme, offers, designations, rules,
                                reviews,
                               figures_and_partners, dated_passages, areas)  # fmt: skip
_NAMED = 3
"""So many records of one note are named; the rest are counted."""
_SORTS, _KINDS = tuple(Urgency), (*BY_KEY, "site")


@dataclass(frozen=True, slots=True)
class EditorNote:
    """What waits for an editor on no day of its own."""

    title: str
    text: str
    place: Position


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
    notes: tuple[EditorNote, ...] = ()
    """Notes beside the texts, and what the areas lack."""

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
    return Agenda(first, last, late, coming, marks, tuple(_notes(library, clock)))


def _notes(library: Library, clock: Clock) -> Iterator[EditorNote]:
    same: dict[str, list[Note]] = defaultdict(list)
    for note in notes(library):
        same[note.text].append(note)
    for text, found_in in same.items():
        first = found_in[0]
        place = library.locate(first.record, first.loc)
        yield EditorNote(_names([each.record.label for each in found_in]), text, place)
    folder = Position(library.project.shown(library.project.content / "areas"))
    for lacks, found in areas_by_gap(library, clock):
        names = joined([area.name for area in found])
        yield EditorNote(names, f"Mangler: {', '.join(lacks).lower()}", folder)


def _order(each: AgendaItem) -> tuple[date, int, int, str, str]:
    kind = _KINDS.index(each.key.partition(":")[0])
    return each.day, _SORTS.index(each.sort), kind, each.key, each.what


def _mark(library: Library, each: AgendaItem) -> Position:
    if each.record is None:
        return Position(library.project.shown(library.project.content / "areas"))
    return library.locate(each.record, each.loc)


def _names(labels: list[str]) -> str:
    """What a note belongs to: all of a few, else the first and how many more."""
    more = len(labels) - _NAMED
    return joined(labels if more < 2 else [*labels[:_NAMED], f"{more} mere"])
