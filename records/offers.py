"""The state of an offer at a moment: after its last day it is history (domain guide 6.8)."""

from __future__ import annotations

from records.clock import Clock
from records.codes.landscape import OfferState
from records.kinds.offer import USABLE, Offer


def state_of_offer(offer: Offer, clock: Clock) -> OfferState:
    """The state on the record, or `historisk` where the last day has passed."""
    over = offer.valid_through is not None and offer.valid_through < clock.today
    return OfferState.HISTORISK if over and offer.is_usable else offer.state


def can_be_used(offer: Offer, clock: Clock) -> bool:
    """Whether a doctor can ask for it: only then is there anything to click."""
    return state_of_offer(offer, clock) in USABLE
