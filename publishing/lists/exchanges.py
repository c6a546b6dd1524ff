"""The list of days that are offered or lacking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from publishing.addresses import CONTACT
from publishing.blocks import Choice, Link
from publishing.lists.facet import Facet, coded
from publishing.lists.listing import Ask, ListView, Part, Sort, Words, list_view
from publishing.lists.places import area_facet, council_facet
from records.clock import Clock
from records.codes.everyday import Weekday
from records.codes.exchange import Help, Party, Side
from records.danish.partial_dates import partial_date
from records.loading.library import Library
from records.model.exchange import Exchange

WORDS = Words("opslag om dage", "opslag om dage")
SORTS = (Sort("", "Nyeste først"), Sort("fra", "Begynder først", "fra"))
_MONTHS_AHEAD = 12
_ANY_DAY = "alle"


def exchange_list(shown: Sequence[Exchange], library: Library, clock: Clock) -> ListView:
    """All days in one list. Nothing can be followed: a feed would keep what is withdrawn."""
    parts = (Part("alle", "", shown),)
    made = list_view(parts, exchange_ask(library, clock), library, clock)
    return replace(made, follow=Link("Spørg os om dage", CONTACT))


def exchange_ask(library: Library, clock: Clock) -> Ask[Exchange]:
    """The questions and orders; days of the week that are left open fit each choice."""
    weekdays: Facet[Exchange] = coded("ugedag", "Ugedag", Weekday, lambda one: one.weekdays)
    facets: tuple[Facet[Exchange], ...] = (
        coded("side", "Har eller mangler dage", Side, _side),
        coded("til", "Dagene er til", Help, lambda one: one.help),
        area_facet(library, clock),
        council_facet(library, clock),
        _month_facet(clock),
        replace(weekdays, answers=_weekdays, everywhere=_ANY_DAY),
        coded("hvem", "Læge eller praksis", Party, _party),
    )
    return Ask("dage", WORDS, facets, SORTS, keys=lambda one: {"fra": f"{one.first_day}"})


def _month_facet(clock: Clock) -> Facet[Exchange]:
    """In which month the days lie, out of those of the coming year."""
    months = tuple(_months_from(clock.today))

    def answers(one: Exchange) -> Iterator[str]:
        last = f"{one.last_day:%Y-%m}" if one.last_day else months[-1]
        yield from (month for month in months if f"{one.first_day:%Y-%m}" <= month <= last)

    def choices(records: Sequence[Exchange]) -> Iterator[Choice]:
        used = {month for one in records for month in answers(one)}
        yield from (Choice(month, partial_date(month)) for month in months if month in used)

    return Facet("maaned", "Måned", answers, choices)


def _months_from(day: date) -> Iterator[str]:
    for number in range(day.month - 1, day.month - 1 + _MONTHS_AHEAD):
        yield f"{day.year + number // 12}-{number % 12 + 1:02}"


def _weekdays(one: Exchange) -> tuple[str, ...]:
    return tuple(day.value for day in one.weekdays) or (_ANY_DAY,)


def _side(one: Exchange) -> tuple[Side]:
    return (one.side,)


def _party(one: Exchange) -> tuple[Party]:
    return (one.party,)
