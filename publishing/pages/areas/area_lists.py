"""The lists of cards on the page of an area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from publishing.blocks import CardGroup
from publishing.cards import cards_of
from publishing.pages.learning.events import coming_events
from records.clock import Clock
from records.facts.expiry import can_be_asked_for
from records.facts.help import holds_in
from records.facts.openings import open_in
from records.facts.regions import places_of
from records.facts.told import told
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.area import Area
from records.model.article import Article
from records.model.base import Content
from records.model.episode import Episode
from records.model.guide import Guide
from records.model.offer import Offer
from records.model.premises import Premises
from records.model.vacancy import Vacancy

C = TypeVar("C", bound=Content)
NOTHING_OPEN = "Der er ingen ledige muligheder her lige nu. Skriv til os, så hører du, når der er."


def area_lists(area: Area, library: Library, clock: Clock) -> Iterator[CardGroup]:
    """The openings, even if there are none, and then the other lists that are not empty."""
    open_here = openings_in(area, library, clock)
    empty = "" if open_here else NOTHING_OPEN
    cards = cards_of(open_here, library, clock)
    yield CardGroup("muligheder", "Ledige muligheder", "", cards, text=empty)
    own = area.id
    offers = [o for o in listed(library, Offer, clock) if _helps_here(o, area, library, clock)]
    articles = [a for a in in_area(area, listed(library, Article, clock)) if a.id != own]
    coming: list[Content] = [*in_area(area, coming_events(library, clock))]
    others: tuple[tuple[str, str, list[Content]], ...] = (
        ("lokaler", "Lokaler", [*in_area(area, listed(library, Premises, clock))]),
        ("arrangementer", "Kommende arrangementer", coming),
        ("historier", "Mød mennesker herfra", [*in_area(area, told(library, clock))]),
        ("episoder", "Lyt", [*in_area(area, listed(library, Episode, clock))]),
        ("artikler", "Læs", [*articles, *in_area(area, listed(library, Guide, clock))]),
        ("tilbud", "Hjælp her", [*offers]),
    )
    for list_id, title, records in others:
        if records:
            yield CardGroup(list_id, title, "", cards_of(records, library, clock))


def openings_in(area: Area, library: Library, clock: Clock) -> list[Vacancy]:
    """What can be applied for in the area and its districts."""
    return [*open_in(area.code, library, clock)]


def _helps_here(offer: Offer, area: Area, library: Library, clock: Clock) -> bool:
    """Whether the offer is for this place: it names it, or the ground that it is designated on."""
    if offer.designations:
        return holds_in(offer, (area.code,), library, clock)
    return bool(in_area(area, (offer,))) and can_be_asked_for(offer, clock)


def in_area(area: Area, records: Iterable[C]) -> list[C]:
    """Those of the records that are of the area or of its districts."""
    return [record for record in records if area.code in places_of(record.areas)]
