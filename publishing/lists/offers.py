"""The list of offers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from publishing.lists.facet import Compare, Facet, audiences, coded, limited, named, themes
from publishing.lists.listing import Ask, ListView, Part, Sort, Words, list_view
from publishing.lists.places import area_facet_of, council_facet_of
from records.clock import COPENHAGEN, Clock
from records.codes.landscape import OfferType
from records.danish.slugs import slug
from records.facts.expiry import can_be_asked_for
from records.facts.help import WindowState, places_of, window_of
from records.facts.regions import region_labels
from records.facts.status import last_moment_iso
from records.loading.library import Library
from records.model.offer import Offer

WORDS = Words("tilbud", "tilbud")
_DAYS = (30, 60, 90)
SORTS = (Sort("", "Titel"), Sort("nyeste", "Nyeste", "rettet", down=True))


def offer_list(parts: Sequence[Part[Offer]], library: Library, clock: Clock) -> ListView:
    """The offers by state."""
    return list_view(parts, offer_ask(library, clock), library, clock)


def offer_ask(library: Library, clock: Clock) -> Ask[Offer]:
    """The questions and orders."""

    def where(offer: Offer) -> list[tuple[str, str]]:
        return [(slug(label), label) for label in region_labels(offer.regions, clock)]

    def places(offer: Offer) -> tuple[str, ...]:
        return places_of(offer, library)

    facets: tuple[Facet[Offer], ...] = (
        audiences(),
        coded("type", "Type", OfferType, lambda offer: (offer.type,)),
        themes(),
        named("region", "Region", where),
        area_facet_of(places, library, clock),
        council_facet_of(places, library, clock),
        limited("frist", "Frist", lambda offer: _closes(offer, clock),
                [(days, f"Inden for {days} dage") for days in _DAYS],
                Compare.WITHIN, "Alle frister"),
    )  # fmt: skip
    return Ask("tilbud", WORDS, facets, SORTS, _keys)


def _closes(offer: Offer, clock: Clock) -> str | None:
    """The last day of the window that is open or comes next; the page counts the days to it."""
    state, window = window_of(offer, clock)
    is_told = window and state in (WindowState.OPEN, WindowState.COMING)
    if not is_told or window is None or not can_be_asked_for(offer, clock):
        return None
    return last_moment_iso(datetime.combine(window.apply_by, time(23, 59), COPENHAGEN))


def _keys(offer: Offer) -> dict[str, str]:
    return {"rettet": (offer.updated or offer.published).isoformat()}
