"""`data/exchanges.json`: how many have or lack days, and for what."""

from __future__ import annotations

from publishing import addresses
from publishing.opendata.few import FEWEST, By, Counts
from records.codes.exchange import Help, Side
from records.facts.exchanges import exchanges_at
from records.model.exchange import Exchange

EXCHANGES = Counts(
    name="Vikarer, seniorer og mentorer",
    text="Hvor mange læger og praksisser der har dage at give eller mangler dem, talt op efter "
    f"hvad dagene er til og hvor. Er der færre end {FEWEST}, står der intet tal. En læge eller "
    "praksis kan tælle flere steder. Der er ingen oplysninger om den enkelte.",
    path=addresses.EXCHANGES_JSON,
    key="exchanges",
    homepage=addresses.EXCHANGES,
    model=Exchange,
    at=exchanges_at,
    by=(
        By("by_side", Side, lambda one: (one.side,)),
        By("by_help", Help, lambda one: one.help),
    ),
)
