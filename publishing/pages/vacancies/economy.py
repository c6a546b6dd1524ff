"""The calculator of a practice: fields, the key figures beside them, and the charts of these.

It counts in the browser, so that no number leaves it; `assets/economy.js` has the calculation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from publishing.blocks import Link
from publishing.charts.chart import Chart
from publishing.pages.about.figures import chart_for, figure_entry
from publishing.pages.vacancies.economy_fields import (
    FAULTS,
    FIELDS,
    FORMS,
    PARTS,
    STEPS,
    UNITS,
    Field,
    Form,
)
from publishing.sources import source_text
from records.clock import Clock
from records.codes.landscape import CalculatorPart, FigureQuestion
from records.codes.vacancy import VacancyGroup, VacancyType
from records.danish.numbers import number
from records.facts.placeholders import PAGE
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.model.article import Article
from records.model.figure import Figure
from records.model.registry import address_of

ARTICLE = "regn-paa-en-praksis"
"""The article that has the calculator."""


@dataclass(frozen=True, slots=True)
class Known:
    """The key figures beside a field: what they say, of which year, and where from."""

    told: str
    """The newest year as a sentence, the one before it, and how both are counted."""
    sources: str
    newest: str
    """The value of the newest year, as readers type it."""
    low: str
    high: str
    """The span of all years that are known."""
    source: str
    """`PwC, 2022`."""
    url: str
    is_example: bool
    """Whether it is made up: then it is told as such, and no field begins with it."""


def economy(library: Library, clock: Clock) -> dict[str, Any]:
    """Everything that the page of the calculator shows beside its text."""
    known = {part: _known(part, library) for part in CalculatorPart}
    fields = tuple(_field(each, known[each.part] if each.part else None) for each in FIELDS)
    return {
        "forms": tuple(_form(form, fields) for form in Form),
        "fields": fields,
        "parts": tuple(
            {"title": title, "fields": tuple(each for each in fields if each["key"] in keys)}
            for title, keys in PARTS
        ),
        "faults": tuple({"code": code, "text": text} for code, text in FAULTS.items()),
        "steps": tuple({"key": key, "text": text} for key, text in STEPS),
        "charts": tuple(_charts(library, clock)),
        "all_figures": Link("Alle tal og kilder", f"{PAGE}#{FigureQuestion.OEKONOMI}"),
    }


def calculator_for(vacancy_type: VacancyType, library: Library, clock: Clock) -> Link | None:
    """The calculator with the form of such an opening; None where there is no such page."""
    address = _address(library, clock)
    form = next((form for form, words in FORMS.items() if vacancy_type in words.types), None)
    if address is None or form is None:
        return None
    words = FORMS[form].title
    return Link(f"Regn på {words[:1].lower()}{words[1:]}", f"{address}#{form.value}")


def calculator_for_group(group: VacancyGroup, library: Library, clock: Clock) -> Link | None:
    """The calculator for a group of openings that one runs oneself; None for jobs."""
    address = None if group.is_job else _address(library, clock)
    return Link("Regn på det med dine egne tal", address) if address else None


def _address(library: Library, clock: Clock) -> str | None:
    article = library.find(Article, ARTICLE)
    if article is None or visibility(article, clock) is Visibility.HIDDEN:
        return None
    return address_of(article)


def _form(form: Form, fields: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    words = FORMS[form]
    return {
        "id": form.value,
        "title": words.title,
        "text": words.text,
        "by_hand": words.by_hand,
        "fields": tuple(each for each in fields if form.value in each["forms"]),
    }


def _field(each: Field, known: Known | None) -> dict[str, Any]:
    prefilled = known and not known.is_example and each.part and each.part.prefills
    unit = UNITS[each.kind]
    return {
        "key": each.key,
        "label": each.label,
        "unit": unit,
        "help": each.help,
        "ask": each.ask,
        "kind": each.kind.value,
        "pair": each.pair,
        "least": each.least,
        "most": each.most,
        "whole": each.whole,
        "forms": tuple(form.value for form in each.forms),
        "required": tuple(form.value for form in each.required),
        "known": known,
        "begins_with": known.newest if known and prefilled else "",
        "has_span": bool(known and prefilled and known.low != known.high),
        "says_itself": each.says_itself,
        "least_shown": number(each.least),
        "most_shown": number(each.most),
    }


def _known(part: CalculatorPart, library: Library) -> Known | None:
    """The figures of the part, the newest first and no example among them.

    Examples alone where there is nothing else; None where no record has any.
    """
    beside = [each for each in library.all(Figure) if each.calculator is part]
    facts = [each for each in beside if not each.example]
    found = sorted(facts or beside, key=lambda each: each.date, reverse=True)
    if not found:
        return None
    newest = found[0]
    by_value = sorted(found, key=lambda each: each.number or 0)
    before = "".join(_earlier(each, newest) for each in found[1:_LINES])
    basis = f" Opgjort {newest.basis}." if newest.basis else ""
    kind = "" if facts else "Eksempel. "
    texts = (source_text(source) for each in found[:_LINES] for source in each.sources)
    return Known(
        told=f"{kind}I {newest.year}: {newest.sentence.rstrip('.')}.{before}{basis}",
        sources="; ".join(dict.fromkeys(texts)),
        newest=newest.shown_value,
        low=by_value[0].shown_value,
        high=by_value[-1].shown_value,
        source=f"{newest.sources[0].publisher}, {newest.year}",
        url=f"{PAGE}#{newest.id}",
        is_example=not facts,
    )


def _earlier(figure: Figure, newest: Figure) -> str:
    """An earlier year: its number, or its own sentence where that says something else."""
    told = figure.amount if figure.text == newest.text else figure.sentence
    return f" I {figure.year}: {told.rstrip('.')}."


_LINES = 2
"""Years that are told beside a field; the charts have them all."""


@dataclass(frozen=True, slots=True)
class ChartEntry:
    """A chart with its heading, how it is counted, and its sources."""

    title: str
    basis: str
    chart: Chart
    sources: tuple[str, ...]


def _charts(library: Library, clock: Clock) -> Iterator[ChartEntry]:
    """A chart for each measure of economy: never two in one."""
    for figure in library.all(Figure):
        if figure.question is not FigureQuestion.OEKONOMI or figure.measure is None:
            continue
        chart = chart_for(figure, library)
        if chart is None:
            continue
        measured = (each for each in library.all(Figure) if each.measure == figure.measure)
        entries = [figure_entry(each, clock) for each in measured]
        sources = dict.fromkeys(
            str(source["text"]) for entry in entries for source in entry.sources
        )
        yield ChartEntry(
            title=figure_entry(figure, clock).text,
            basis=figure.basis or "",
            chart=chart,
            sources=tuple(sources),
        )
