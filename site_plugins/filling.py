"""Texts with everything in place that they take from other records, for whoever shows them."""

from __future__ import annotations

from podcast.quoted import with_quotations
from records.clock import Clock
from records.facts.placeholders import fill_placeholders
from records.loading.library import Library


def filled(library: Library, region: str, clock: Clock) -> Library:
    """The library at a moment: its quotations, its key figures, and passages that hold then.

    Passages go first, so that a quotation in one that does not hold leaves nothing behind.
    """
    return with_quotations(fill_placeholders(library, region, clock.today), clock)
