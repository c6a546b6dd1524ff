"""The key figures by the question they answer, drawn, dated and sourced (domain guide 6.13)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from publishing.charts.chart import Chart
from publishing.pages.about.figure_charts import chart_of, small_doors
from publishing.sources import SourceLine, source_lines
from records.clock import Clock
from records.codes.landscape import FigureQuestion, FigureState
from records.danish.dates import month_name
from records.danish.partial_dates import partial_date
from records.danish.sorting import danish_key
from records.facts.expiry import state_of_figure
from records.loading.library import Library
from records.model.base import Source
from records.model.figure import HOLE, Figure

_MONTHS = tuple(map(month_name, range(1, 13)))
_MOMENT = re.compile(rf"(?:(?:(\d{{1,2}})\. )?({'|'.join(_MONTHS)}) )?((?:19|20)\d\d)")
_FOLDED = (FigureQuestion.PROEVET, FigureQuestion.ANDET)


_COUNTED_APART = (
    "Tegningerne er opgjort forskelligt. Sammenlign kun tal i den samme tegning: "
    "Under hver står, hvad der er talt med."
)


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A key figure on the page; `id` is its anchor. The value stands between the two texts."""

    id: str
    before: str
    value: str
    after: str
    text: str
    """The sentence as a whole, for the search."""
    date: str
    basis: str
    """How it is counted, so that two series are never taken for one."""
    old: bool
    example: bool
    sources: tuple[SourceLine, ...]
    small: str = ""
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The figures that answer one question."""

    id: str
    title: str
    cards: tuple[FigureEntry, ...]
    """Those that are drawn."""
    moments: tuple[FigureEntry, ...]
    """Those whose value is a moment, in the order of time."""
    rows: tuple[FigureEntry, ...]
    """The others."""
    text: str
    """What to know before one compares its drawings; empty where they are counted alike."""
    folded: bool
    """Whether the rows unfold, as what is drawn says the most, or as they are the past."""


def figure_groups(library: Library, clock: Clock) -> tuple[FigureGroup, ...]:
    """The questions that have figures, each figure once."""
    found: dict[FigureQuestion, list[Figure]] = defaultdict(list)
    for figure in sorted(library.all(Figure), key=_by_text):
        found[figure.question].append(figure)
    return tuple(
        _group(each, found[each], library, clock) for each in FigureQuestion if found[each]
    )


def _by_text(figure: Figure) -> tuple[str, str]:
    return danish_key(figure.text.replace(HOLE, "").strip())


def _group(
    question: FigureQuestion, figures: list[Figure], library: Library, clock: Clock
) -> FigureGroup:
    charts = {figure.id: chart_for(figure, library) for figure in figures}
    entries = [
        replace(
            figure_entry(figure, clock, charts[figure.id]),
            sources=_sources(figure, library, drawn=charts[figure.id] is not None),
        )
        for figure in figures
    ]
    is_moment = {figure.id: moment(figure) for figure in figures}
    cards = tuple(entry for entry in entries if entry.chart)
    moments = sorted(
        (entry for entry in entries if not entry.chart and is_moment[entry.id]),
        key=lambda entry: is_moment[entry.id] or (),
    )
    shown = {entry.id for entry in (*cards, *moments)}
    rows = tuple(entry for entry in entries if entry.id not in shown)
    return FigureGroup(
        str(question),
        question.label,
        cards,
        tuple(moments),
        rows,
        text=_COUNTED_APART if len({each.basis for each in cards}) > 1 else "",
        folded=bool(shown) or question in _FOLDED,
    )


def _sources(figure: Figure, library: Library, *, drawn: bool) -> tuple[SourceLine, ...]:
    """Its own sources; under a drawing of a whole measure those of all that it shows."""
    own: tuple[tuple[Source, ...], ...] = (figure.sources,)
    if drawn and figure.measure:
        others = (each for each in library.all(Figure) if each.measure == figure.measure)
        own = (figure.sources, *(each.sources for each in others))
    lines = [line for sources in own for line in source_lines(sources)]
    return tuple({str(line["text"]): line for line in lines}.values())


def chart_for(figure: Figure, library: Library) -> Chart | None:
    """Its drawing, or None: of a measure one figure has it, and a part is drawn with its whole.

    Of years that is the newest, of places the first by its id.
    """
    every = library.all(Figure)
    years = tuple(
        sorted(
            (each for each in every if figure.measure and each.measure == figure.measure),
            key=lambda each: (each.date, each.id),
        )
    )
    bearer = figure if not years else years[0] if years[0].place else years[-1]
    if figure.part_of or bearer.id != figure.id:
        return None
    parts = [each for each in every if each.part_of == figure.id]
    parts.sort(key=lambda part: (-(part.number or 0), part.id))
    return chart_of(figure, tuple(parts), years)


def figure_entry(figure: Figure, clock: Clock, chart: Chart | None = None) -> FigureEntry:
    """The figure for the page; a historical one has its year in front."""
    old = state_of_figure(figure, clock) is FigureState.HISTORISK
    before, _, after = figure.text.partition(HOLE)
    year = f"{figure.year}: " if old else ""
    return FigureEntry(
        id=figure.id,
        before=f"{year}{before}",
        value=figure.shown_value,
        after=after.replace(" ", "\u00a0", 1) if after.startswith(" ") else after,
        text=f"{year}{figure.sentence}",
        date=partial_date(figure.date),
        basis=figure.basis or "",
        old=old,
        example=figure.example,
        sources=source_lines(figure.sources),
        small="" if chart else small_doors(figure),
        chart=chart,
    )


def moment(figure: Figure) -> tuple[int, int, int] | None:
    """Year, month and day of a value like `1. marts 2026`; None where the value is no moment."""
    found = None if figure.unit else _MOMENT.fullmatch(figure.value)
    if found is None:
        return None
    month = _MONTHS.index(found[2]) + 1 if found[2] else 0
    return int(found[3]), month, int(found[1] or 0)
