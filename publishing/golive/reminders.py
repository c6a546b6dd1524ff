"""What the office is reminded of before the site goes live; none of it stops anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from records.checks.at_clock import warnings_at
from records.checks.report import found_at
from records.clock import Clock
from records.codes.landscape import FigureState
from records.danish.numbers import joined
from records.facts.notes import PROFILE, notes, without_facts
from records.facts.regions import municipalities
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.area import Area
from records.model.article import Article
from records.model.base import Content, Record
from records.model.event import Event
from records.model.figure import Figure
from records.model.newsletter import MailingList
from records.model.offer import Offer
from records.model.registry import BY_MODEL
from records.model.vacancy import Vacancy
from records.source.diagnostics import Diagnostic, Position, Severity, diagnostic, violation

YEARS = 2
"""A key figure that says it is current should be no older."""
NAMED = 4
"""So many names stand in a line; the rest are counted."""
_WITH_CONTACT: tuple[type[Content], ...] = (Vacancy, Event, Offer, Article)
_WITH_PICTURE: tuple[type[Content], ...] = (Vacancy, Event, Article)


def reminders(library: Library, clock: Clock) -> Iterator[Diagnostic]:
    """All of them: what has grown old, and what readers will miss."""
    yield from warnings_at(library, clock)
    yield from _old_figures(library, clock)
    yield from _thin_areas(library, clock)
    for model in _WITH_CONTACT:
        without = [one for one in listed(library, model, clock) if not one.contact]
        at = _folder(library, model)
        if without:
            yield diagnostic(
                "golive-without-contact", at, Severity.WARNING,
                kind=_many(model), names=_names(without),
            )  # fmt: skip
    for model in _WITH_PICTURE:
        without = [one for one in listed(library, model, clock) if not one.image]
        if without:
            yield diagnostic(
                "golive-without-picture", _folder(library, model), Severity.WARNING,
                kind=_many(model), names=_names(without),
            )  # fmt: skip
    if not library.all(MailingList):
        yield diagnostic("golive-no-list", _folder(library, MailingList), Severity.WARNING)
    for note in notes(library):
        told = violation(
            "golive-note", note.loc, Severity.WARNING, text=note.text.removesuffix(".")
        )
        yield found_at(library, note.record, told)
    yield from _without_facts(library)


def _without_facts(library: Library) -> Iterator[Diagnostic]:
    by_kind: dict[type[Record], list[Record]] = {}
    for record in without_facts(library):
        by_kind.setdefault(type(record), []).append(record)
    for model, records in by_kind.items():
        yield diagnostic(
            "golive-without-facts", _folder(library, model), Severity.WARNING,
            kind=_many(model), names=_names(records),
        )  # fmt: skip


def _old_figures(library: Library, clock: Clock) -> Iterator[Diagnostic]:
    for figure in library.all(Figure):
        is_old = date(int(figure.year) + YEARS, 12, 31) < clock.today
        if is_old and figure.state is FigureState.AKTUEL:
            found = violation("golive-old-figure", ("date",), Severity.WARNING, year=figure.year)
            yield found_at(library, figure, found)


def _thin_areas(library: Library, clock: Clock) -> Iterator[Diagnostic]:
    thin = [area for area in municipalities(library, clock)
            if not any(getattr(area, key) for key in PROFILE)]  # fmt: skip
    if thin:
        yield diagnostic(
            "golive-thin-areas", _folder(library, Area), Severity.WARNING,
            areas=len(thin), names=_names(thin),
        )  # fmt: skip


def _folder(library: Library, model: type[Record]) -> Position:
    return Position(library.project.shown(library.project.content / BY_MODEL[model].folder))


def _many(model: type[Record]) -> str:
    return BY_MODEL[model].plural


def _names(records: Iterable[Record]) -> str:
    """The first few ids, and how many more there are."""
    ids = [record.id for record in records]
    more = len(ids) - NAMED
    return joined([*ids[:NAMED], f"{more} mere"] if more > 0 else ids, "og")
