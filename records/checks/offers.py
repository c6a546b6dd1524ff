"""Support that comes with an opening can be had today (domain guide 6.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.report import found_at
from records.codes.landscape import OfferState
from records.model.offer import Offer
from records.model.vacancy import Vacancy
from records.source.diagnostics import Diagnostic, violation

if TYPE_CHECKING:
    from records.model.library_view import LibraryView


def check_offers(library: LibraryView) -> Iterator[Diagnostic]:
    """Openings that promise an offer which is not current."""
    for vacancy in library.all(Vacancy):
        for place, offer_id in enumerate(vacancy.support):
            offer = library.find(Offer, offer_id)
            if offer and offer.state is not OfferState.AKTUELT:
                loc = ("support", place)
                over = violation("support-not-current", loc, offer=offer.id, state=offer.state)
                yield found_at(library, vacancy, over)
