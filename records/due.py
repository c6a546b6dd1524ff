"""The first day on which something is out of date: asked by the checks and by what is to come."""

from __future__ import annotations

from datetime import date, timedelta

from records.kinds.article import Article
from records.kinds.guide import Step
from records.kinds.offer import Offer

CHECKED_LASTS = timedelta(days=365)
"""How long a text about rules counts as checked (domain guide 6.5)."""


def check_runs_out(text: Article | Step) -> date | None:
    """The first day on which a text about rules has to be read again; None has no such rules."""
    return text.checked + CHECKED_LASTS + timedelta(days=1) if text.checked else None


def offer_runs_out(offer: Offer) -> date | None:
    """The first day on which an offer that says it can be had is over; None has no such day."""
    if not offer.is_usable or offer.valid_through is None:
        return None
    return offer.valid_through + timedelta(days=1)
