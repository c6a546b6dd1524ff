"""The figures of the status page: sentences, and under each number the postings behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from publishing import addresses
from publishing.blocks import Link
from publishing.charts.bars import bar
from publishing.charts.chart import Chart, Key
from publishing.charts.strip import Part, strip
from publishing.lists.listing import examples_note
from records.clock import Clock
from records.codes.vacancy import Standing, VacancyGroup
from records.danish.dates import long_date
from records.danish.numbers import count, number, percent
from records.facts.statistics import (
    ELSEWHERE,
    FEWEST,
    AreaFigure,
    Count,
    GroupFigures,
    MedianDays,
    Share,
    counted_at,
    figures,
)
from records.facts.status import display
from records.loading.library import Library
from records.model.registry import address_of
from records.model.vacancy import Vacancy

TOO_FEW = "For få til et tal"
_COLOURS = {
    Standing.PAA_VEJ: "c-3",
    Standing.KAN_SOEGES: "c-1",
    Standing.FRIST_GAAET: "c-rest",
    Standing.VURDERES: "c-4",
    Standing.TILDELT: "c-2",
    Standing.AKTIV: "c-6",
    Standing.BESAT: "c-6",
    Standing.UBESAT: "c-5",
    Standing.TILBAGELEVERET: "c-glow",
}
_TITLES = {VacancyGroup.KAPACITET: "Kapaciteter"}
"""Groups whose own label says that they can be applied for, which not all that is counted can."""


@dataclass(frozen=True, slots=True)
class Posting:
    """A posting under a number."""

    title: str
    url: str
    text: str
    example: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A number with its label, and what it was counted from."""

    label: str
    value: str
    text: str
    postings: tuple[Posting, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """All that is told of one kind of opening."""

    id: str
    title: str
    text: str
    rows: tuple[Row, ...]
    figures: tuple[Row, ...]
    areas: tuple[dict[str, Any], ...]
    told: bool
    """Whether there is enough to work a figure out."""
    chart: Chart | None
    """How far the openings are; None where all are equally far."""


def figure_values(library: Library, clock: Clock) -> dict[str, Any]:
    """The values of the status page, all of them from `records.facts.statistics`."""
    page = _Page(library, clock)
    shown = (each for each in figures(library, clock) if _is_told(each))
    return {
        "groups": tuple(page.group(each) for each in shown),
        "bar_legend": (Key("c-1", "Kan søges nu"), Key("c-2", "De øvrige")),
        "as_of": f"Talt op den {long_date(counted_at(library, clock))} fra opslagene her på siden. "
        "Det er ikke regionens samlede tal.",
        "data": (
            Link("Tallene som data (JSON)", addresses.STATUS_JSON),
            Link("Om feeds og åbne data", addresses.OPEN_DATA),
        ),
    }


def _is_told(found: GroupFigures) -> bool:
    """Capacities are what the page is of; the others where there are any."""
    has_any = any(counted.postings for _, counted in found.by_standing)
    return has_any or found.group is VacancyGroup.KAPACITET


@dataclass(frozen=True, slots=True)
class _Page:
    library: Library
    clock: Clock

    def group(self, found: GroupFigures) -> Group:
        worked_out = tuple(self._figures(found))
        return Group(
            id=found.group.value,
            title=_TITLES.get(found.group, found.group.label),
            text=_total(found),
            rows=tuple(self._rows(found)),
            figures=worked_out,
            told=any(row.value != TOO_FEW for row in worked_out),
            areas=tuple(_areas(found.by_area)),
            chart=_standings(found),
        )

    def _rows(self, found: GroupFigures) -> Iterator[Row]:
        for standing, counted in found.by_standing:
            if not counted.postings and standing is not Standing.KAN_SOEGES:
                continue
            value = openings_text(counted.openings, found.group)
            text = _in_postings(counted) if counted.postings else ""
            if standing in ELSEWHERE:
                text += ". Tæller ikke med i alt"
            yield Row(standing.label, value, text, tuple(self._postings(counted.ids)))

    def _figures(self, found: GroupFigures) -> Iterator[Row]:
        days = found.days_open
        each = {name: count(n, "dag", "dage") for name, n in days.of_each}
        yield Row("Så længe kan et opslag søges", _days(days), _days_text(days),
                  tuple(self._postings(each, each)))  # fmt: skip
        shares = (
            (f"{_filled(found.group)} ved første opslag", found.filled_first, "første opslag"),
            (f"{_filled(found.group)} efter genopslag", found.filled_again, "genopslag"),
        )
        for label, share, what in shares:
            text = _share_text(share, what, found.group)
            yield Row(label, _share(share), text, tuple(self._postings(share.decided.ids)))

    def _postings(
        self, ids: Iterable[str], texts: dict[str, str] | None = None
    ) -> Iterator[Posting]:
        for name in ids:
            vacancy = self.library.find(Vacancy, name)
            if vacancy:
                text = texts[name] if texts else self._text(vacancy)
                yield Posting(vacancy.title, address_of(vacancy) or "", text, vacancy.example)

    def _text(self, vacancy: Vacancy) -> str:
        return f"{openings_text(vacancy.count, vacancy.group)}. {display(vacancy, self.clock).text}"


def openings_text(openings: int, group: VacancyGroup) -> str:
    """`1 kapacitet`, `3 stillinger`."""
    return count(openings, group.counted.one, group.counted.many)


def _filled(group: VacancyGroup) -> str:
    """What becomes of an opening that somebody gets."""
    return "Tildelt" if group is VacancyGroup.KAPACITET else "Besat"


def _in_postings(counted: Count) -> str:
    postings = count(counted.postings, "opslag", "opslag")
    return f"I {postings}{_examples(counted)}"


def _examples(counted: Count) -> str:
    return examples_note(counted.openings, counted.examples)


def _total(found: GroupFigures) -> str:
    total = found.total
    if not total.postings:
        return f"Der er ingen {found.group.counted.many} på siden lige nu."
    openings = openings_text(total.openings, found.group)
    return f"{openings} i {count(total.postings, 'opslag', 'opslag')}{_examples(total)}."


def _areas(figures: tuple[AreaFigure, ...]) -> Iterator[dict[str, Any]]:
    most = max((figure.total.openings for figure in figures), default=0)
    for figure in figures:
        can_apply, total = figure.open.openings, figure.total.openings
        yield {
            "label": figure.area.name,
            "url": addresses.area_vacancies_url(figure.area),
            "open": can_apply,
            "count": total,
            "example_count": figure.total.examples,
            "bar": bar((("c-1", can_apply), ("c-2", total - can_apply)), most),
        }


def _standings(found: GroupFigures) -> Chart | None:
    counted = [
        (standing, each.openings)
        for standing, each in found.by_standing
        if standing not in ELSEWHERE and each.openings
    ]
    if len(counted) < 2:
        return None
    parts = tuple(
        Part(standing.label, openings, openings_text(openings, found.group), _COLOURS[standing])
        for standing, openings in counted
    )
    told = ", ".join(f"{part.label.lower()}: {part.shown}" for part in parts)
    head = ("Hvor langt", found.group.counted.many.capitalize())
    return strip(f"status-{found.group.value}", "Hvor langt er de?", f"{told}.", parts, head)


def _days(days: MedianDays) -> str:
    if days.days is None:
        return TOO_FEW
    whole = int(days.days)
    if whole == days.days:
        return count(whole, "dag", "dage")
    return f"{number(days.days)}\u00a0dage"


def _days_text(days: MedianDays) -> str:
    counted = len(days.of_each)
    told = count(counted, "opslag", "opslag") + examples_note(counted, days.examples)
    if days.days is None:
        return _too_few(counted, f"{told} har været åbne.", "Intet opslag har været åbent.")
    return (
        f"Midterste værdi (median) for {told}. Dagene tæller, fra opslaget kom, til det ikke "
        "længere kunne søges. Er det åbent endnu, tæller de til i dag."
    )


def _share(share: Share) -> str:
    return TOO_FEW if share.percent is None else percent(share.percent)


def _share_text(share: Share, what: str, group: VacancyGroup) -> str:
    decided = share.decided
    openings = openings_text(decided.openings, group)
    told = (
        f"{number(share.filled.openings)} af {openings}{_examples(decided)} i {what}, der er "
        f"afgjort, er {_filled(group).lower()}."
    )
    if share.percent is None:
        return _too_few(decided.postings, told, f"Ingen {what} er afgjort.")
    return f"{told} Det er {count(decided.postings, 'opslag', 'opslag')}."


def _too_few(postings: int, told: str, none: str) -> str:
    wanted = f"Vi regner først et tal ud, når der er {number(FEWEST)} opslag."
    return f"{told if postings else none} {wanted}"
