"""How many doctors seek what a page offers, and the list of what they seek."""

from __future__ import annotations

from publishing.addresses import WISHES
from records.clock import Clock
from records.danish.numbers import count
from records.facts.wishes import wishes_for
from records.loading.library import Library
from records.model.premises import Premises
from records.model.vacancy import Vacancy


def seekers(record: Vacancy | Premises, library: Library, clock: Clock) -> dict[str, object] | None:
    """`2 læger søger noget som dette`, with the list or the one; None where nobody does."""
    found = wishes_for(record, library, clock)
    if not found:
        return None
    return {
        "text": said_of(len(found)),
        "url": f"{WISHES}{found[0].id}/" if len(found) == 1 else WISHES,
        "example": record.example,
    }


def said_of(number: int) -> str:
    """`2 læger søger noget som dette`."""
    return f"{count(number, 'læge', 'læger')} søger noget som dette"
