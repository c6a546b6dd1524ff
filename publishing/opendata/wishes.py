"""`data/wishes.json`: how many doctors seek what. Counts alone: a copy cannot be taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from publishing import addresses
from publishing.opendata.vacancies import about
from publishing.site import Site
from records.clock import Clock
from records.codes.people import AudienceCode
from records.codes.vacancy import VacancyGroup
from records.facts.councils import council_of, councils_at
from records.facts.regions import WHOLE_REGION
from records.facts.wishes import wishes_at
from records.loading.library import Library
from records.model.wish import Wish

FEWEST = 5
"""Fewer doctors than that are not counted, but told as fewer."""
Answers = Callable[[Wish], Iterable[str]]


def wishes_document(
    library: Library, site: Site, clock: Clock, as_of: datetime | None = None
) -> dict[str, Any]:
    """The number of wishes by stage, by what is sought and by health council.

    A doctor who seeks in two councils counts in both.
    """
    found = wishes_at(library, clock)
    councils = {each.id: each.name for each in councils_at(library, clock)}
    return {
        "name": f"Læger, der søger – tal fra {site.name}",
        "description": "Hvor mange læger der søger, talt op efter hvor de er på vejen, hvad de "
        f"søger og hvor. Er der færre end {FEWEST}, står der intet tal. En læge kan tælle flere "
        "steder. Der er ingen oplysninger om den enkelte.",
        **about(site, as_of, has_examples=any(wish.example for wish in found)),
        "homepage": site.absolute(addresses.WISHES),
        "fewest": FEWEST,
        "total": _told(len(found)),
        "by_stage": _counted(found, {c.value: c.label for c in AudienceCode}, _stage),
        "by_group": _counted(found, {c.value: c.label for c in VacancyGroup}, _groups),
        "by_council": _counted(
            found,
            {WHOLE_REGION: "Hele regionen", **councils},
            lambda wish: _councils(wish, library),
        ),
    }


def _counted(
    found: Sequence[Wish], labels: dict[str, str], answers: Answers
) -> list[dict[str, Any]]:
    numbers = Counter(code for wish in found for code in dict.fromkeys(answers(wish)))
    return [
        {"code": code, "label": label, "wishes": _told(numbers[code])}
        for code, label in labels.items()
        if numbers[code]
    ]


def _told(number: int) -> int | None:
    return number if number >= FEWEST else None


def _stage(wish: Wish) -> Iterable[str]:
    return (wish.stage.value,)


def _groups(wish: Wish) -> Iterable[str]:
    return (group.value for group in wish.seeks)


def _councils(wish: Wish, library: Library) -> Iterable[str]:
    if WHOLE_REGION in wish.areas:
        return (WHOLE_REGION,)
    found = (council_of(code, library) for code in wish.areas)
    return (council.id for council in found if council)
