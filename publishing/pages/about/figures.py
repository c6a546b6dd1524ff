"""The key figures with value, date and source (domain guide 6.13)."""

from __future__ import annotations

from dataclasses import dataclass

from publishing.sources import SourceLine, source_lines
from records.clock import Clock
from records.codes.landscape import FigureState
from records.danish.partial_dates import partial_date
from records.danish.sorting import danish_key
from records.facts.expiry import state_of_figure
from records.loading.library import Library
from records.model.figure import Figure

_TITLES = {
    FigureState.AKTUEL: "Tal, der gælder",
    FigureState.HISTORISK: "Ældre tal, vist med deres år",
}


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A key figure on the page; `id` is its anchor."""

    id: str
    value: str
    text: str
    date: str
    example: bool
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The figures that are current, or those that are historical."""

    id: str
    title: str
    figures: tuple[FigureEntry, ...]


def figure_groups(library: Library, clock: Clock) -> tuple[FigureGroup, ...]:
    """The current figures, then the historical ones, each sorted by text."""
    groups = []
    for state, title in _TITLES.items():
        found = sorted(
            (figure for figure in library.all(Figure) if state_of_figure(figure, clock) is state),
            key=lambda figure: danish_key(figure.text.replace("{value}", "").strip()),
        )
        if found:
            groups.append(
                FigureGroup(state.value, title, tuple(figure_entry(each, state) for each in found))
            )
    return tuple(groups)


def figure_entry(figure: Figure, state: FigureState) -> FigureEntry:
    """The figure for the page; a historical one has its year in front."""
    old = state is FigureState.HISTORISK
    return FigureEntry(
        id=figure.id,
        value=figure.amount,
        text=f"{figure.year}: {figure.sentence}" if old else figure.sentence,
        date=partial_date(figure.date),
        example=figure.example,
        sources=source_lines(figure.sources),
    )
