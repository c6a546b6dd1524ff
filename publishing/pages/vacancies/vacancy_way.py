"""The way of an opening as a strip: how long each stretch took."""

from __future__ import annotations

from publishing.charts.chart import Chart
from publishing.charts.strip import Part, strip
from records.clock import Clock
from records.codes.vacancy import Stretch
from records.danish.dates import date_span
from records.danish.numbers import count
from records.facts.stretches import Taken, stretches
from records.loading.library import Library
from records.model.vacancy import Vacancy

_COLOURS = {
    Stretch.SOEGES: "c-1",
    Stretch.VURDERES: "c-3",
    Stretch.GOERES_KLAR: "c-2",
    Stretch.TILDELT: "c-5",
    Stretch.VENTER: "c-rest",
}


def way_chart(vacancy: Vacancy, library: Library, clock: Clock) -> Chart | None:
    """The stretches that are over; None while there is nothing to compare."""
    taken = tuple(each for each in stretches(vacancy, library, clock) if each.days)
    if len(taken) < 2:
        return None
    whole = count(sum(each.days for each in taken), "dag", "dage")
    has_rounds = any(each.round > 1 for each in taken)
    parts = tuple(_part(each, has_rounds=has_rounds) for each in taken)
    told = f"{whole} i alt: " + ", ".join(f"{part.label.lower()} {part.shown}" for part in parts)
    return strip("vej", "Hvor længe tog hvert stykke?", f"{told}.", parts,
                 ("Stykke", "Tid", "Fra og til"))  # fmt: skip


def _part(taken: Taken, *, has_rounds: bool) -> Part:
    label = (
        f"{taken.round}. runde, {taken.stretch.label.lower()}"
        if has_rounds
        else (taken.stretch.label)
    )
    shown = count(taken.days, "dag", "dage")
    return Part(label, taken.days, shown, _COLOURS[taken.stretch],
                date_span(taken.start, taken.end))  # fmt: skip
