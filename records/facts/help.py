"""Which offers help with an opening, and when one can apply: by place, type, ground and clock."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from records.clock import Clock
from records.codes.landscape import OfferState
from records.codes.people import Region
from records.danish.sorting import danish_key
from records.facts.designations import current_designations
from records.facts.expiry import state_of_offer
from records.facts.regions import WHOLE_REGION, regions_at
from records.facts.status import State, state_of
from records.facts.visibility import listed
from records.model.area import Area
from records.model.event import EventSeries
from records.model.library_view import LibraryView
from records.model.offer import Offer
from records.model.offer_parts import Window
from records.model.vacancy import Vacancy

SHOWN = (OfferState.AKTUELT, OfferState.SPOERG)
"""What can be had now, and what one can ask about; what is still being made helps nobody yet."""


class WindowState(StrEnum):
    """Whether one can apply."""

    NONE = "ingen-frist"
    """There are no windows: one can ask at any time."""
    OPEN = "aaben"
    COMING = "kommer"
    OVER = "slut"


def window_of(offer: Offer, clock: Clock) -> tuple[WindowState, Window | None]:
    """The window that is open, else the next one, else the last one."""
    if not offer.windows:
        return WindowState.NONE, None
    for window in offer.windows:
        if window.apply_by >= clock.today:
            begun = window.apply_from is None or window.apply_from <= clock.today
            return (WindowState.OPEN if begun else WindowState.COMING), window
    return WindowState.OVER, offer.windows[-1]


def help_for(vacancy: Vacancy, library: LibraryView, clock: Clock) -> tuple[Offer, ...]:
    """The offers that go with an opening: those it names itself, then those that fit it.

    One that is closed gets no new help; what it names stays.
    """
    shown = listed(library, Offer, clock)
    by_id = {offer.id: offer for offer in shown}
    named = [by_id[each] for each in vacancy.support if each in by_id]
    if state_of(vacancy, clock) is State.CLOSED:
        return tuple(named)
    fitting = [o for o in shown if o not in named and helps(o, vacancy, library, clock)]
    fitting.sort(key=lambda o: (SHOWN.index(state_of_offer(o, clock)), danish_key(o.title)))
    return (*named, *fitting)


def helps(offer: Offer, vacancy: Vacancy, library: LibraryView, clock: Clock) -> bool:
    """Whether the offer is for openings of that type, in that place, on that day."""
    is_of_type = vacancy.type in offer.vacancy_types or vacancy.group in offer.vacancy_groups
    return is_of_type and holds_in(offer, vacancy.areas, library, clock)


def holds_in(offer: Offer, codes: Iterable[str], library: LibraryView, clock: Clock) -> bool:
    """Whether it can be had, or asked about, in one of the areas; `region` is the whole region."""
    places = tuple(codes)
    if state_of_offer(offer, clock) not in SHOWN:
        return False
    if offer.designations:
        grounds = {each.type for each in current_designations(places, library, clock)}
        if grounds.isdisjoint(offer.designations):
            return False
    return any(_reaches(offer, code, library, clock) for code in places)


def places_of(told: Offer | EventSeries, library: LibraryView) -> tuple[str, ...]:
    """The codes of the areas that it is for, whatever its state; `region` is everywhere.

    What names no area is for the places of its regions, also once two of them have become one.
    """
    named = _named(told)
    if named:
        return named
    if Region.HELE_LANDET in told.regions:
        return (WHOLE_REGION,)
    return tuple(area.code for area in library.all(Area) if area.region in told.regions)


def _named(told: Offer | EventSeries) -> tuple[str, ...]:
    return tuple(each for each in told.areas if each != WHOLE_REGION)


def _reaches(offer: Offer, code: str, library: LibraryView, clock: Clock) -> bool:
    named = _named(offer)
    if named:
        return not {code, code.partition("/")[0]}.isdisjoint(named)
    area = library.area(code)
    regions = {area.region} if area else set(regions_at(clock))
    return Region.HELE_LANDET in offer.regions or not regions.isdisjoint(offer.regions)
