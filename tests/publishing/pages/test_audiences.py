"""The channels of an audience: only those that have an address, the preferred ones first."""

from __future__ import annotations

from publishing.brand import Brand, SocialLink
from publishing.page import Page
from publishing.pages.people.audiences import audience_page
from records.clock import Clock
from records.loading.library import Library
from records.model.people import Audience
from tests.conftest import DEMO

INSTAGRAM = SocialLink(text="Instagram", url="https://instagram.example.org/kontoret")


def page_of(library: Library, brand: Brand) -> Page:
    audience = library.find(Audience, "medicinstuderende")
    assert audience is not None
    return audience_page(audience, library, Clock.parse(DEMO), brand)


def test_a_channel_without_an_address_is_no_way(real_library: Library) -> None:
    channels = page_of(real_library, Brand()).meta["channels"]
    assert channels
    assert all(channel["url"] for channel in channels)
    assert "Instagram" not in {channel["text"] for channel in channels}


def test_the_preferred_channel_leads_once_it_is_configured(real_library: Library) -> None:
    first, *others = page_of(real_library, Brand(social=(INSTAGRAM,))).meta["channels"]
    assert (first["text"], first["url"]) == ("Instagram", INSTAGRAM.url)
    assert first["preferred"]
    assert "Facebook" not in {channel["text"] for channel in others}
