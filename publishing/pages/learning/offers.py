"""Offers: the list by state, and a page for each (domain guide 6.8)."""

from __future__ import annotations

from collections.abc import Iterator

from publishing.addresses import CONTACT, OFFERS
from publishing.blocks import CardGroup, Fact, Link
from publishing.calendars.adding import windows_in_calendar
from publishing.cards import cards_of, own_tags
from publishing.lists.listing import Part
from publishing.lists.offers import offer_list
from publishing.markdown import render
from publishing.offer_texts import amount_text, apply_text, where_in_full, window_text
from publishing.page import Head, Page, make_page, record_head
from publishing.pages.learning.article import checked_moment
from publishing.person import person_for
from publishing.related import related_cards
from publishing.scenes.choice import scene_for
from publishing.scenes.compose import files_of
from publishing.sources import source_lines
from publishing.tables import boxed_tables
from records.clock import Clock
from records.codes.landscape import OfferState
from records.danish.dates import date_span, long_date
from records.danish.numbers import joined
from records.danish.sorting import danish_key
from records.facts.examples import with_example_prefix
from records.facts.expiry import can_be_asked_for, state_of_offer
from records.facts.visibility import listed, with_page
from records.loading.library import Library
from records.model.article import Article
from records.model.offer import Offer
from records.model.people import Partner
from records.model.registry import address_of

HOST = "hjaelp-fra-min-almen-praksis"
"""The article that tells of the offers."""
ABOVE = Link("Vejen til egen praksis", "vejen/")
LIST = Link("Tilbud", OFFERS)
_LEAD = "Find den hjælp, der passer til dig. Vælg, hvem du er, og hvad det skal handle om."
_GROUPS = (
    (OfferState.AKTUELT, "Det kan du få hjælp til", ""),
    (
        OfferState.SPOERG,
        "Spørg os",
        "Skriv til os, så finder vi ud af, hvad der gælder for dig.",
    ),
    (OfferState.UNDER_UDVIKLING, "På vej", "Vi arbejder på det. Skriv, hvis du vil være med."),
    (
        OfferState.FORSLAG,
        "Forslag",
        "Vi har ikke en ordning til det i dag. Skriv, hvad du har brug for.",
    ),
    (OfferState.ANDRE_REGIONER, "Findes i andre regioner", "Du kan ikke søge det hos os."),
    (OfferState.HISTORISK, "Historisk", "Det kan ikke søges længere."),
)
_CANNOT = {
    OfferState.FORSLAG: "Det er et forslag. Vi har ikke en ordning til det i dag.",
    OfferState.HISTORISK: "Tilbuddet er historisk og kan ikke søges.",
    OfferState.ANDRE_REGIONER: "Tilbuddet findes i en anden region og kan ikke søges hos os.",
    OfferState.SPOERG: "Spørg os, hvad der gælder for dig, før du regner med det.",
}


def offer_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """`/tilbud/`, and the pages of all visible offers."""
    shown = with_page(library, Offer, clock)
    if shown:
        yield offers_page(library, clock)
    for offer in shown:
        yield offer_page(offer, library, clock)


def offer_groups(library: Library, clock: Clock) -> tuple[CardGroup, ...]:
    """The listed offers by state, usable ones first."""
    return tuple(
        CardGroup(part.id, part.title, "", cards_of(part.records, library, clock), text=part.text)
        for part in _parts(library, clock)
    )


def offers_page(library: Library, clock: Clock) -> Page:
    """`/tilbud/`: all offers in one list."""
    head = Head(
        template="offer_list.html",
        kind="offer_list",
        section="vejen",
        address=LIST.url,
        title="Tilbud",
        description=_LEAD,
        breadcrumb=(ABOVE,),
    )
    about = library.find(Article, HOST)
    values = {
        "lead": _LEAD,
        "scene": files_of(scene_for("tilbud", "aftale")),
        "list": offer_list(_parts(library, clock), library, clock),
        "more": Link(about.title, address_of(about) or "") if about else None,
    }
    return make_page(head, values)


def _parts(library: Library, clock: Clock) -> tuple[Part[Offer], ...]:
    shown = sorted(listed(library, Offer, clock), key=lambda offer: danish_key(offer.title))
    found = (
        Part(state.value, title, [o for o in shown if state_of_offer(o, clock) is state], text)
        for state, title, text in _GROUPS
    )
    return tuple(part for part in found if part.records)


def offer_page(offer: Offer, library: Library, clock: Clock) -> Page:
    """The page of an offer; there is nothing to click if it cannot be used."""
    usable = can_be_asked_for(offer, clock)
    values = {
        # An article may have the same title; a search result has to say which one it is.
        "head_title": with_example_prefix(f"Tilbud: {offer.title}", example=offer.example),
        "lead": offer.summary,
        "tags": own_tags(offer, library, clock),
        "facts": tuple(facts(offer, library, clock)),
        "closed": _CANNOT.get(state_of_offer(offer, clock), ""),
        "instead": not usable,
        "apply": apply_text(offer, clock) if usable else "",
        "add": windows_in_calendar(offer, clock),
        "how_to": boxed_tables(render(offer.how_to, library)),
        "person": person_for(offer, library, f"Spørgsmål om {offer.title}") if usable else None,
        "cta": Link("Skriv til en rådgiver", CONTACT) if usable else None,
        "checked": checked_moment(offer.checked),
        "sources": source_lines(offer.sources),
        "related": related_cards(offer, library, clock),
        "search_text": offer.for_whom,
    }
    crumbs = (ABOVE, LIST)
    head = record_head(offer, "offer.html", "vejen", crumbs)
    return make_page(head, values, render(offer.body, library) if offer.body else "")


def facts(offer: Offer, library: Library, clock: Clock) -> Iterator[Fact]:
    """The rows of the fact list; an amount is always shown with its year."""
    yield Fact("For hvem", offer.for_whom)
    yield from _given(offer)
    if offer.valid_from and offer.valid_through:
        yield Fact("Gælder", date_span(offer.valid_from, offer.valid_through))
    elif offer.valid_from:
        yield Fact("Gælder fra", long_date(offer.valid_from))
    elif offer.valid_through:
        yield Fact("Gælder til og med", long_date(offer.valid_through))
    yield Fact("Hvor", where_in_full(offer, library, clock))
    found = [partner for i in offer.providers if (partner := library.find(Partner, i))]
    for place, partner in enumerate(found):
        yield Fact("Sammen med" if place else "Hvem står bag", partner.name, address_of(partner))


def _given(offer: Offer) -> Iterator[Fact]:
    """How much, when to apply, and on what ground."""
    for amount in offer.amounts:
        yield Fact("Beløb", amount_text(amount))
    if offer.automatic:
        yield Fact("Sådan får du det", "Det gives af sig selv. Du skal ikke søge.")
    for window in offer.windows:
        yield Fact("Du kan søge", window_text(window))
    if offer.designations:
        grounds = joined([ground.label for ground in offer.designations], "eller")
        yield Fact("Kun i områder udpeget som", grounds)
