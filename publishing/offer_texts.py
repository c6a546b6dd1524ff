"""What an offer gives, where and when, in words: for its page, its card and the open data."""

from __future__ import annotations

from publishing.place_names import place_names
from records.clock import Clock
from records.codes.landscape import OfferState
from records.codes.people import Region
from records.danish.dates import date_span, long_date
from records.danish.numbers import joined, number
from records.facts.expiry import state_of_offer
from records.facts.help import WindowState, window_of
from records.facts.regions import (
    MERGED,
    WHOLE_REGION,
    municipalities_of,
    old_region_of,
    region_labels,
)
from records.loading.library import Library
from records.model.offer import Offer
from records.model.offer_parts import Amount, Window

MUNICIPALITIES = {Region.HOVEDSTADEN: 29, Region.SJAELLAND: 17}
"""How many municipalities the two regions had until they were merged (domain guide 5)."""


def sum_text(amount: Amount) -> str:
    """`Højst 40.000 kr. (2017)`, `3.200.000 kr. i alt (2026). Deles ligeligt`."""
    parts = []
    if amount.pot is not None:
        parts.append(f"{_money(amount.pot, amount.unit)} i alt")
    if amount.max is not None:
        parts.append(f"højst {_money(amount.max, amount.unit)}{' til hver' if parts else ''}")
    if amount.guarantee:
        parts.append(amount.guarantee)
    text = ", ".join(parts)
    shared = f". {amount.sharing.label}" if amount.sharing else ""
    return f"{text[0].upper()}{text[1:]} ({amount.years}){shared}"


def amount_text(amount: Amount) -> str:
    """The same with the conditions: whole sentences."""
    text = f"{sum_text(amount)}."
    return f"{text} {amount.conditions}" if amount.conditions else text


def window_text(window: Window) -> str:
    """`4. januar–1. marts 2027`, `Til og med 1. marts 2027`."""
    if window.apply_from is None:
        return f"Til og med {long_date(window.apply_by)}"
    return date_span(window.apply_from, window.apply_by)


def apply_text(offer: Offer, clock: Clock) -> str:
    """Whether one can apply today, in a sentence; empty where there are no windows."""
    state, window = window_of(offer, clock)
    if window is None:
        return ""
    if state is WindowState.OPEN:
        return f"Du kan søge til og med den {long_date(window.apply_by)}."
    if state is WindowState.COMING and window.apply_from:
        return f"Du kan søge fra den {long_date(window.apply_from)}."
    return f"Fristen gik ud den {long_date(window.apply_by)}."


def where_text(offer: Offer, library: Library, clock: Clock) -> str:
    """The municipalities it holds for, or the regions; an old region is told by what it was."""
    named = _named(offer, library)
    if named:
        return named
    labels = [region.label for region in offer.regions]
    if state_of_offer(offer, clock) is OfferState.HISTORISK:
        return joined(labels)
    old = old_region_of(offer.regions, clock)
    if old:
        before = f"de {MUNICIPALITIES[old]} kommuner, der lå i {old.label} til og med 2026"
        text = joined([*(label for label in labels if label != old.label), before])
        return f"{text[0].upper()}{text[1:]}"
    now = region_labels(offer.regions, clock)
    return joined([f"Hele {MERGED}" if label == MERGED else label for label in now])


def where_in_full(offer: Offer, library: Library, clock: Clock) -> str:
    """The same for its page, where the municipalities of an old region are named."""
    text = where_text(offer, library, clock)
    old = old_region_of(offer.regions, clock)
    is_over = state_of_offer(offer, clock) is OfferState.HISTORISK
    if old is None or is_over or _named(offer, library):
        return text
    there = joined([area.name for area in municipalities_of(old, library, clock)])
    return f"{text}: {there}" if there else text


def _named(offer: Offer, library: Library) -> str:
    return place_names([code for code in offer.areas if code != WHOLE_REGION], library)


def _money(value: int, unit: str) -> str:
    return f"{number(value)}\u00a0{unit}"
