"""The page of one record as the steps make it, with what the steps told the page before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from podcast.audio.sounds import Sounds
from podcast.pages.pages import page_of_episode
from publishing.contact import with_contacts
from publishing.explained import explained
from publishing.hearing import with_episodes
from publishing.page import Page, told_apart
from publishing.pages.one_page import MAKERS, page_of
from publishing.pages.people.audiences import audience_page
from publishing.structured_data.pages import with_structured_data
from records.model.base import Record
from records.model.episode import Episode
from records.model.people import Audience
from records.model.registry import address_of
from site_plugins.state import State

_CARRIED = ("changed", "image", "scene", "share_image")
"""What all pages are told by steps that look at every record."""


def _audience(audience: Audience, state: State) -> Page:
    return audience_page(audience, state.library, state.clock, state.site.brand)


def _episode(episode: Episode, state: State) -> Page | None:
    sounds = Sounds.kept(state.library.project.root)
    return page_of_episode(episode, state.library, state.site, state.clock, sounds)


_OF_MORE: Mapping[type[Record], Callable[[Any, State], Page | None]] = MappingProxyType({
    Audience: _audience,
    Episode: _episode,
})  # fmt: skip
"""The kinds whose pages tell of the publisher too."""
ALONE = frozenset({*MAKERS, *_OF_MORE})
"""The kinds of which one page can be made without all others."""


def _page(record: Record, state: State) -> Page | None:
    make = _OF_MORE.get(type(record))
    return make(record, state) if make else page_of(record, state.library, state.clock)


def one_page(record: Record, state: State) -> Page | None:
    """The page of a record as the steps make it, with what the page there was told by others.

    None where there was none at its address.
    """
    before = state.pages.get(address_of(record) or "")
    page = _page(record, state)
    if page is None or before is None or page.address != before.address:
        return None
    page = told_apart(page) if _is_described_twice(page, state) else page
    carried = {key: before.meta[key] for key in _CARRIED if key in before.meta}
    page = replace(page, meta={**page.meta, "changed": carried.get("changed", "")})
    page = next(with_episodes([page], state.library, state.clock), page)
    page = next(with_contacts([page], state.library, state.site), page)
    page = with_structured_data(page, state.library, state.site, state.clock)
    page = replace(page, meta={**page.meta, **carried})
    return explained(page, state.library, state.clock)


def _is_described_twice(page: Page, state: State) -> bool:
    """Whether another page has its description, told apart already or not."""
    told = page.meta["description"]
    others = (each.meta for each in state.pages.values() if each.address != page.address)
    return any(meta["description"] in (told, f"{meta['title']}. {told}") for meta in others)
