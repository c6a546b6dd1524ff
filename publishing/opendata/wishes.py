"""`data/wishes.json`: how many doctors seek what. Counts alone: a copy cannot be taken back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from publishing import addresses
from publishing.opendata.few import FEWEST, by_council, counted, told
from publishing.opendata.vacancies import about
from publishing.site import Site
from records.clock import Clock
from records.codes.people import AudienceCode
from records.codes.vacancy import VacancyGroup
from records.facts.wishes import wishes_at
from records.loading.library import Library
from records.model.wish import Wish


def wishes_document(
    library: Library, site: Site, clock: Clock, as_of: datetime | None = None
) -> dict[str, Any]:
    """The number of wishes by stage, by what is sought and by health council.

    A doctor who seeks in two councils counts in both.
    """
    found = wishes_at(library, clock)
    return {
        "name": f"Læger, der søger – tal fra {site.name}",
        "description": "Hvor mange læger der søger, talt op efter hvor de er på vejen, hvad de "
        f"søger og hvor. Er der færre end {FEWEST}, står der intet tal. En læge kan tælle flere "
        "steder. Der er ingen oplysninger om den enkelte.",
        **about(site, as_of, has_examples=any(wish.example for wish in found)),
        "homepage": site.absolute(addresses.WISHES),
        "fewest": FEWEST,
        "total": told(len(found)),
        "by_stage": counted(found, "wishes", {c.value: c.label for c in AudienceCode}, _stage),
        "by_group": counted(found, "wishes", {c.value: c.label for c in VacancyGroup}, _groups),
        "by_council": by_council(found, "wishes", library, clock),
    }


def _stage(wish: Wish) -> Iterable[str]:
    return (wish.stage.value,)


def _groups(wish: Wish) -> Iterable[str]:
    return (group.value for group in wish.seeks)
