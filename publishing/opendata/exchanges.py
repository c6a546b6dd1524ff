"""`data/exchanges.json`: how many have or lack days, and for what. Counts alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from publishing import addresses
from publishing.opendata.few import FEWEST, by_council, counted, told
from publishing.opendata.vacancies import about
from publishing.site import Site
from records.clock import Clock
from records.codes.exchange import Help, Side
from records.facts.exchanges import exchanges_at
from records.loading.library import Library
from records.model.exchange import Exchange


def exchanges_document(
    library: Library, site: Site, clock: Clock, as_of: datetime | None = None
) -> dict[str, Any]:
    """The number of those who have or lack days, by purpose and by health council."""
    found = exchanges_at(library, clock)
    return {
        "name": f"Vikarer, seniorer og mentorer – tal fra {site.name}",
        "description": "Hvor mange læger og praksisser der har dage at give eller mangler dem, "
        f"talt op efter hvad dagene er til og hvor. Er der færre end {FEWEST}, står der intet "
        "tal. En læge eller praksis kan tælle flere steder. Der er ingen oplysninger om den "
        "enkelte.",
        **about(site, as_of, has_examples=any(one.example for one in found)),
        "homepage": site.absolute(addresses.EXCHANGES),
        "fewest": FEWEST,
        "total": told(len(found)),
        "by_side": counted(found, "exchanges", {c.value: c.label for c in Side}, _side),
        "by_help": counted(found, "exchanges", {c.value: c.label for c in Help}, _help),
        "by_council": by_council(found, "exchanges", library, clock),
    }


def _side(one: Exchange) -> Iterable[str]:
    return (one.side.value,)


def _help(one: Exchange) -> Iterable[str]:
    return (code.value for code in one.help)
