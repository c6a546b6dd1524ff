"""The lists of articles and guides in a section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publishing import addresses
from publishing.blocks import Link
from publishing.lists.facet import Compare, Facet, audiences, limited, named, themes
from publishing.lists.listing import Ask, ListView, Part, Sort, Words, list_view
from publishing.reading_time import minutes_to_read
from records.clock import Clock
from records.codes.people import Section
from records.loading.library import Library
from records.model.article import Article
from records.model.base import Content
from records.model.guide import Guide
from records.model.registry import BY_MODEL

WORDS = Words("tekst", "tekster")
_MINUTES = (2, 3, 5)
SORTS = (
    Sort("", "Titel"),
    Sort("nyeste", "Nyeste", "rettet", down=True),
    Sort("kort", "Korteste først", "min"),
)


def text_list(
    section: Section, shown: Sequence[Content], library: Library, clock: Clock
) -> ListView:
    """The texts of a section in the order they are given."""
    made = list_view((Part("alle", "", shown),), text_ask(section), library, clock)
    return replace(made, look="pictures", feed=Link("Alt nyt som feed", addresses.NEWS_RSS))


def text_ask(section: Section) -> Ask[Content]:
    """The questions and orders."""
    facets: tuple[Facet[Content], ...] = (
        themes(),
        audiences(),
        named("form", "Form", lambda one: ((BY_MODEL[type(one)].key, BY_MODEL[type(one)].label),)),
        limited("min", "Læsetid", _minutes,
                [(minutes, f"Højst {minutes} min.") for minutes in _MINUTES],
                Compare.MOST, "Alle længder"),
    )  # fmt: skip
    return Ask(section.value, WORDS, facets, SORTS, _keys)


def _keys(one: Content) -> dict[str, str]:
    return {"rettet": (one.updated or one.published).isoformat()}


def _minutes(one: Content) -> int | None:
    return minutes_to_read(one.body or "") if isinstance(one, (Article, Guide)) else None
