"""The list of stories and films."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publishing import addresses
from publishing.blocks import Link
from publishing.lists.facet import Facet, audiences, named, themes
from publishing.lists.listing import Ask, ListView, Part, Sort, Words, list_view
from publishing.lists.places import area_facet
from records.clock import Clock
from records.loading.library import Library
from records.model.registry import BY_MODEL, Kind
from records.model.told import Told

WORDS = Words("historie", "historier")
SORTS = (Sort("", "Nyeste"), Sort("titel", "Titel", "titel"))


def story_list(shown: Sequence[Told], library: Library, clock: Clock) -> ListView:
    """All who tell of themselves, in the order they are given."""
    made = list_view((Part("alle", "", shown),), story_ask(library, clock), library, clock)
    return replace(made, look="pictures", feed=Link("Historier som feed", addresses.STORIES_RSS))


def story_ask(library: Library, clock: Clock) -> Ask[Told]:
    """The questions and orders."""
    facets: tuple[Facet[Told], ...] = (
        audiences(),
        themes(),
        area_facet(library, clock),
        named("form", "Form", lambda one: ((_kind(one).key, _kind(one).label),)),
    )
    return Ask("historier", WORDS, facets, SORTS, lambda one: {"titel": one.title})


def _kind(one: Told) -> Kind:
    return BY_MODEL[type(one)]
