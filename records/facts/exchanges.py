"""Which days fit each other, and which postings of locums they fit.

Days fit where one has what another lacks: for the same purpose, near enough, and at the same time.
What one of them leaves open fits. An example fits examples alone.
"""

from __future__ import annotations

from datetime import date

from records.clock import Clock
from records.codes.everyday import Weekday
from records.codes.exchange import Help, Side
from records.codes.vacancy import VacancyType
from records.facts.openings import open_vacancies
from records.facts.visibility import listed
from records.facts.wishes import is_near
from records.model.exchange import Exchange
from records.model.library_view import LibraryView
from records.model.vacancy import Vacancy


def exchanges_at(library: LibraryView, clock: Clock) -> tuple[Exchange, ...]:
    """The days that are shown at that moment, the newest first."""
    return library.once(("exchanges", clock.today), lambda: _exchanges_at(library, clock))


def _exchanges_at(library: LibraryView, clock: Clock) -> tuple[Exchange, ...]:
    found = listed(library, Exchange, clock)
    return tuple(sorted(found, key=lambda one: (-one.published.toordinal(), one.number)))


def exchanges_for(one: Exchange, library: LibraryView, clock: Clock) -> tuple[Exchange, ...]:
    """Those who lack what this one has, or have what it lacks."""
    return tuple(other for other in exchanges_at(library, clock) if fits(one, other))


def locum_posts_for(one: Exchange, library: LibraryView, clock: Clock) -> tuple[Vacancy, ...]:
    """The postings of locums that can be applied for now and that these days fit."""
    return tuple(v for v in open_vacancies(library, clock) if fits_post(one, v))


def locums_for(vacancy: Vacancy, library: LibraryView, clock: Clock) -> tuple[Exchange, ...]:
    """Who has days that fit the posting of a locum."""
    return tuple(one for one in exchanges_at(library, clock) if fits_post(one, vacancy))


def fits(one: Exchange, other: Exchange) -> bool:
    """Whether one of them has the days that the other lacks."""
    return (
        one.example == other.example
        and one.side is not other.side
        and bool(set(one.help) & set(other.help))
        and is_near(one.areas, other.areas)
        and _meet((one.first_day, one.last_day), (other.first_day, other.last_day))
        and _share(set(one.weekdays), set(other.weekdays))
    )


def fits_post(one: Exchange, vacancy: Vacancy) -> bool:
    """Whether these days can cover some of what the posting of a locum asks for."""
    return (
        vacancy.type is VacancyType.VIKARIAT
        and vacancy.example == one.example
        and one.side is Side.TILBYDER
        and Help.VIKAR in one.help
        and is_near(one.areas, vacancy.areas)
        and (
            vacancy.period is None
            or _meet((one.first_day, one.last_day), (vacancy.period.start, vacancy.period.end))
        )
    )


def _meet(one: tuple[date, date | None], other: tuple[date, date | None]) -> bool:
    """Whether two stretches of time have a day in common; without an end they go on."""
    (start, end), (begins, ends) = one, other
    return (ends is None or start <= ends) and (end is None or begins <= end)


def _share(one: set[Weekday], other: set[Weekday]) -> bool:
    return not one or not other or bool(one & other)
