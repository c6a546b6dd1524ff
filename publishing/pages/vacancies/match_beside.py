"""What fits a doctor beside openings: offers, coming events and premises, by stage.

Who sells, slows down or has just settled seeks no opening; the matching answers them too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from publishing.addresses import EXCHANGES, WISHES
from publishing.blocks import Card
from publishing.cards import card_of
from publishing.pages.learning.events import coming_events
from records.clock import Clock
from records.codes.people import AudienceCode
from records.codes.programme import EventStatus
from records.facts.exchanges import exchanges_at
from records.facts.expiry import can_be_used
from records.facts.visibility import listed
from records.facts.wishes import wishes_at
from records.loading.library import Library
from records.model.base import Content
from records.model.offer import Offer
from records.model.premises import Premises

ASKED = {
    AudienceCode.NYNEDSAT: "Jeg er nynedsat og vil gerne tale om, hvordan I kan hjælpe mig.",
    AudienceCode.ETABLERET: "Jeg har egen klinik og vil gerne tale om, hvordan I kan hjælpe mig.",
    AudienceCode.SENIORLAEGE: "Jeg vil gerne tale om mine år som seniorlæge.",
    AudienceCode.SAELGER: "Jeg vil gerne tale om at overdrage min praksis.",
}
"""What the mail of a doctor says who seeks no opening."""


def beside_openings(library: Library, clock: Clock) -> tuple[Card, ...]:
    """Rows with the stages that each is for as `trin`: who seeks them, events, offers, premises."""
    found = (*_events(library, clock), *_offers(library, clock), *listed(library, Premises, clock))
    rows = (_row(record, library, clock) for record in found if record.audiences)
    return (*_other_side(library, clock), *rows)


def _other_side(library: Library, clock: Clock) -> Iterator[Card]:
    """The lists of who may be looking for just that doctor, where anybody is on them."""
    code = AudienceCode
    if wishes_at(library, clock):
        said = "Læger, der søger en praksis eller en makker. De står med et nummer og uden navn."
        yield _list("Læger, der søger", WISHES, said, (code.SAELGER, code.ETABLERET))
    if exchanges_at(library, clock):
        said = "Klinikker, der mangler dage, og læger, der har dage at give. Alle uden navn."
        stages = (code.SENIORLAEGE, code.NYNEDSAT, code.ETABLERET)
        yield _list("Vikarer, seniorer og mentorer", EXCHANGES, said, stages)


def _list(title: str, address: str, summary: str, stages: Iterable[AudienceCode]) -> Card:
    facets = {"trin": " ".join(code.value for code in stages)}
    return Card("list", title, address, summary, (), facets=facets)


def _events(library: Library, clock: Clock) -> Iterator[Content]:
    coming = coming_events(library, clock)
    yield from (event for event in coming if event.status is not EventStatus.AFLYST)


def _offers(library: Library, clock: Clock) -> Iterator[Content]:
    offers = listed(library, Offer, clock)
    yield from (offer for offer in offers if offer.is_usable and can_be_used(offer, clock))


def _row(record: Content, library: Library, clock: Clock) -> Card:
    stages = " ".join(code.value for code in record.audiences)
    return replace(card_of(record, library, clock), facets={"trin": stages})
