"""Proposals and other regions' offers: each says what it is, and whom to write to if anybody."""

from __future__ import annotations

import pytest

from publishing.page import Page
from publishing.pages.learning.offers import offer_page, offers_page
from records.clock import Clock
from records.loading.library import Library
from records.model.offer import Offer
from tests.conftest import DEMO

CLOCK = Clock.parse(DEMO)


def page_of(library: Library, offer_id: str) -> Page:
    offer = library.find(Offer, offer_id)
    assert offer is not None
    return offer_page(offer, library, CLOCK)


@pytest.mark.parametrize(
    "offer_id",
    ["praksisbesoeg", "aabent-hus-for-nye-speciallaeger", "hjaelp-til-dge-grupper",
     "stoette-i-det-foerste-aar"],
)  # fmt: skip
def test_a_proposal_says_so_and_can_be_asked_for(real_library: Library, offer_id: str) -> None:
    page = page_of(real_library, offer_id)
    assert page.meta["closed"] == "Det er et forslag. Vi har ikke en ordning til det i dag."
    assert page.meta["person"]["mail"]
    assert page.meta["cta"]["url"] == "om/kontakt/"


def test_a_stay_in_another_region_cannot_be_asked_for(real_library: Library) -> None:
    page = page_of(real_library, "sommerophold-syddanmark-2017")
    assert "en anden region" in page.meta["closed"]
    assert page.meta["person"] is None
    assert page.meta["cta"] is None


def test_each_partner_behind_an_offer_is_linked(real_library: Library) -> None:
    page = page_of(real_library, "opfoelgning-til-klinikken-aabner")
    links = [fact["url"] for fact in page.meta["facts"] if fact["label"] in
             ("Hvem står bag", "Sammen med")]  # fmt: skip
    assert links[0] == "om/samarbejdspartnere/#min-almen-praksis"
    assert all(links)


def test_the_list_has_proposals_under_a_heading_of_their_own(real_library: Library) -> None:
    groups = {group["title"] for group in offers_page(real_library, CLOCK).meta["list"]["groups"]}
    assert {"Det kan du få hjælp til", "Forslag", "Findes i andre regioner"} <= groups
