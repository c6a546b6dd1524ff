"""`data/wishes.json`: how many doctors seek what."""

from __future__ import annotations

from publishing import addresses
from publishing.opendata.few import FEWEST, By, Counts
from records.codes.people import AudienceCode
from records.codes.vacancy import VacancyGroup
from records.facts.wishes import wishes_at
from records.model.wish import Wish

WISHES = Counts(
    name="Læger, der søger",
    text="Hvor mange læger der søger, talt op efter hvor de er på vejen, hvad de søger og hvor. "
    f"Er der færre end {FEWEST}, står der intet tal. En læge kan tælle flere steder. Der er ingen "
    "oplysninger om den enkelte.",
    path=addresses.WISHES_JSON,
    key="wishes",
    homepage=addresses.WISHES,
    model=Wish,
    at=wishes_at,
    by=(
        By("by_stage", AudienceCode, lambda wish: (wish.stage,)),
        By("by_group", VacancyGroup, lambda wish: wish.seeks),
    ),
)
