"""The list of offers."""

from __future__ import annotations

from collections.abc import Sequence

from publishing.lists.facet import Facet, audiences, coded, named, themes
from publishing.lists.listing import Ask, ListView, Part, Sort, Words, list_view
from records.clock import Clock
from records.codes.landscape import OfferType
from records.danish.slugs import slug
from records.facts.regions import region_labels
from records.loading.library import Library
from records.model.offer import Offer

WORDS = Words("tilbud", "tilbud")
SORTS = (Sort("", "Titel"), Sort("nyeste", "Nyeste", "rettet", down=True))


def offer_list(parts: Sequence[Part[Offer]], library: Library, clock: Clock) -> ListView:
    """The offers by state."""
    return list_view(parts, offer_ask(clock), library, clock)


def offer_ask(clock: Clock) -> Ask[Offer]:
    """The questions and orders."""

    def where(offer: Offer) -> list[tuple[str, str]]:
        return [(slug(label), label) for label in region_labels(offer.regions, clock)]

    facets: tuple[Facet[Offer], ...] = (
        audiences(),
        coded("type", "Type", OfferType, lambda offer: (offer.type,)),
        themes(),
        named("region", "Hvor", where),
    )
    return Ask("tilbud", WORDS, facets, SORTS, _keys)


def _keys(offer: Offer) -> dict[str, str]:
    return {"rettet": (offer.updated or offer.published).isoformat()}
