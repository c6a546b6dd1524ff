"""How many doctors seek what a page offers, or have days for it, and where they are listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publishing.addresses import EXCHANGES, WISHES
from records.clock import Clock
from records.danish.numbers import count
from records.facts.exchanges import locums_for
from records.facts.wishes import wishes_for
from records.loading.library import Library
from records.model.premises import Premises
from records.model.unnamed import Unnamed
from records.model.vacancy import Vacancy


def seekers(
    record: Vacancy | Premises, library: Library, clock: Clock
) -> tuple[dict[str, object], ...]:
    """`2 læger søger noget som dette`, with the list or the one; and the same of locums."""
    seeking = wishes_for(record, library, clock)
    locums = locums_for(record, library, clock) if isinstance(record, Vacancy) else ()
    days = said_of_locums(len(locums))
    return (
        *_note(said_of(len(seeking)), WISHES, seeking, example=record.example),
        *_note(days, EXCHANGES, locums, example=record.example),
    )


def _note(
    said: str, address: str, found: Sequence[Unnamed], *, example: bool
) -> Iterator[dict[str, object]]:
    if found:
        url = f"{address}{found[0].id}/" if len(found) == 1 else address
        yield {"text": said, "url": url, "example": example}


def said_of(number: int) -> str:
    """`2 læger søger noget som dette`."""
    return f"{count(number, 'læge', 'læger')} søger noget som dette"


def said_of_locums(number: int) -> str:
    """`2 vikarer har dage, der passer`."""
    return f"{count(number, 'vikar', 'vikarer')} har dage, der passer"
